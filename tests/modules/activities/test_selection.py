from typing import Any

import pytest

from facilitation import desk
from facilitation.contract import Option, Scene
from facilitation.document import Bullets, Heading, Item, Rule, Text
from facilitation.errors import NotAnOption, NothingToChoose, Overtaken, TooLong, Unreadable, WrongSelection
from modules.activities.selection import ACTIVITY
from tests.builders import FACILITATOR
from tests.modules.scenes import act, build_rehearsal, build_scene, build_slate, look


def ranked(*rows: tuple[str, int, int | None]) -> tuple[Option, ...]:
    """Options as dots give them: text, points, rank; ids o1, o2, …"""
    return tuple(
        Option(f"o{number}", text, (f"c{number}",), {"points": points, "rank": rank})
        for number, (text, points, rank) in enumerate(rows, 1)
    )


RANKING = ranked(("Bus", 9, 1), ("Kurs", 7, 2), ("Kita", 5, 3), ("Garten", 5, 3), ("Amt", 2, 5), ("Chor", 1, 6))


def choose(selected: Any, rule: str = "", options: tuple[Option, ...] = RANKING) -> Scene:
    scene = build_scene(ACTIVITY, inputs=options)
    return act(ACTIVITY, scene, "choose", {"selected": selected, "rule": rule})


def test_what_was_chosen_stands_in_rank_order_and_the_rest_is_kept() -> None:
    result = ACTIVITY.result(choose(["o3", "o1", "o2"], "besprochen"))
    assert result["selected"][0] == {"id": "o1", "from": ["c1"], "option": "Bus", "points": 9, "rank": 1}
    assert [one["option"] for one in result["selected"]] == ["Bus", "Kurs", "Kita"]
    assert [one["option"] for one in result["not_selected"]] == ["Garten", "Amt", "Chor"]
    assert result["rule"] == "besprochen"


@pytest.mark.parametrize(
    ("selected", "rule"),
    [
        (["o1", "o2", "o3"], "Gleichstand an der Grenze, nach Aussprache"),
        (["o1", "o2", "o3", "o4"], "nach der Rangfolge, Gleichstand: alle genommen"),
        (["o1", "o2", "o3", "o4", "o5"], "nach der Rangfolge"),
        (["o1", "o2", "o6"], "nach Aussprache, abweichend von der Rangfolge"),
    ],
)
def test_without_a_named_rule_the_ranking_says_it(selected: list[str], rule: str) -> None:
    assert ACTIVITY.result(choose(selected))["rule"] == rule


def test_without_a_ranking_it_was_talked_over() -> None:
    options = ranked(("Bus", 0, None), ("Kurs", 0, None), ("Kita", 0, None), ("Amt", 0, None))
    assert ACTIVITY.result(choose(["o1", "o2", "o3"], options=options))["rule"] == "nach Aussprache"


def test_of_two_who_choose_at_once_the_second_is_told_what_the_first_chose() -> None:
    scene = build_scene(ACTIVITY, inputs=RANKING)
    version = ACTIVITY.bench(scene)["version"]
    scene = act(ACTIVITY, scene, "choose", {"selected": ["o1", "o2", "o3"], "version": version})
    with pytest.raises(Overtaken) as refused:
        act(ACTIVITY, scene, "choose", {"selected": ["o1", "o2", "o4"], "version": version})
    assert refused.value.facts == {"text": "Bus · Kurs · Kita"}
    again = act(ACTIVITY, scene, "choose", {"selected": ["o1", "o2", "o4"], "version": ACTIVITY.bench(scene)["version"]})
    assert [one["option"] for one in ACTIVITY.result(again)["selected"]] == ["Bus", "Kurs", "Garten"]


@pytest.mark.parametrize("count", [0, 1, 2, 6])
def test_three_to_five(count: int) -> None:
    with pytest.raises(WrongSelection) as refused:
        choose([option.id for option in RANKING[:count]])
    assert refused.value.sentence() == "Bitte 3 bis 5 auswählen."


def test_fewer_where_there_are_fewer() -> None:
    assert [one["option"] for one in ACTIVITY.result(choose(["o1", "o2"], options=RANKING[:2]))["selected"]] == ["Bus", "Kurs"]
    with pytest.raises(WrongSelection):
        choose(["o1"], options=RANKING[:2])


@pytest.mark.parametrize(
    ("selected", "rule", "refusal"),
    [
        (["o1", "o2", "o9"], "", NotAnOption),
        ("o1", "", Unreadable),
        ([1, 2, 3], "", Unreadable),
        (["o1", "o2", "o3"], "x" * 201, TooLong),
    ],
)
def test_what_is_no_choice_is_refused(selected: Any, rule: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        choose(selected, rule)


def test_one_option_twice_counts_once() -> None:
    with pytest.raises(WrongSelection):
        choose(["o1", "o1", "o2"])


def test_there_must_be_something_to_choose_from() -> None:
    with pytest.raises(NothingToChoose):
        build_scene(ACTIVITY)
    with pytest.raises(NothingToChoose):
        act(ACTIVITY, build_scene(ACTIVITY, opened=False), "choose", {"selected": []})


def test_before_a_choice_everything_is_open() -> None:
    scene = build_scene(ACTIVITY, inputs=RANKING)
    result = ACTIVITY.result(scene)
    assert (result["selected"], len(result["not_selected"]), result["rule"]) == ([], 6, None)
    assert ACTIVITY.minutes(scene) == (Text("Es wurde noch nichts festgehalten."),)
    assert ACTIVITY.options(scene) == ()


def test_choosing_again_replaces_the_choice() -> None:
    scene = act(ACTIVITY, choose(["o1", "o2", "o3"]), "choose", {"selected": ["o4", "o5", "o6"]})
    assert [one["option"] for one in ACTIVITY.result(scene)["selected"]] == ["Garten", "Amt", "Chor"]
    assert (len(scene.items), ACTIVITY.bench(scene)["version"]) == (1, 2)


def test_the_bench_shows_ties() -> None:
    bench = ACTIVITY.bench(choose(["o1", "o2", "o3"], "Stichrunde"))
    assert [row["tied"] for row in bench["ranking"]] == [False, False, True, True, False, False]
    assert (bench["selected"], bench["rule"], bench["minimum"], bench["maximum"]) == (["o1", "o2", "o3"], "Stichrunde", 3, 5)


def test_the_picture_is_a_short_list() -> None:
    picture = ACTIVITY.picture(choose(["o1", "o2", "o3"], "Stichrunde"))
    assert picture["selected"][0] == {"id": "o1", "text": "Bus", "points": 9}
    assert (picture["others"], picture["rule"]) == (["Garten", "Amt", "Chor"], "Stichrunde")


def test_the_minutes_name_the_rule_and_what_was_left() -> None:
    assert ACTIVITY.minutes(choose(["o1", "o2", "o3"], "Stichrunde")) == (
        Bullets((Item("Bus", "9 Punkte"), Item("Kurs", "7 Punkte"), Item("Kita", "5 Punkte")), numbered=True),
        Rule("Stichrunde."),
        Heading(3, "Nicht ausgewählt"),
        Bullets((Item("Garten", "5 Punkte"), Item("Amt", "2 Punkte"), Item("Chor", "1 Punkt"))),
    )


def test_a_file_names_options_by_their_text() -> None:
    options = ranked(("Bus", 3, 1), ("Bus", 2, 2), ("Kurs", 1, 3))
    scene = build_scene(ACTIVITY, inputs=options)
    spoken = {"selected": ["Bus", "Kurs", "Bus", "Bahn"]}
    assert ACTIVITY.calls(scene, spoken) == (("choose", {"selected": ["o1", "o3", "o2", "Bahn"]}),)
    assert ACTIVITY.named(spoken) == ("Bus", "Kurs", "Bahn")


@pytest.mark.parametrize("verb", sorted(ACTIVITY.verbs))
def test_the_result_after_undoing_is_the_one_before(verb: str) -> None:
    house = build_slate()
    step = build_rehearsal(house, ACTIVITY, ("Bus", "Kurs", "Kita", "Garten", "Amt", "Chor"))
    desk.open_step(house, FACILITATOR, step.id)
    ids = [option.id for option in look(house, step.id).options]
    for selected in (ids[:3], ids[1:4]):
        before = ACTIVITY.result(look(house, step.id))
        desk.arrange(house, FACILITATOR, step.id, verb, {"selected": selected})
        assert ACTIVITY.result(look(house, step.id)) != before
        assert desk.undo(house, FACILITATOR, step.id) == "Auswahl festgehalten"
        assert ACTIVITY.result(look(house, step.id)) == before
        desk.arrange(house, FACILITATOR, step.id, verb, {"selected": selected})
