from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation import desk, document, planning
from facilitation.contract import Option, Scene
from facilitation.document import Bullets, Heading, Rule, Table, Text
from facilitation.errors import Empty, NotAnOption, NothingToChoose, Overtaken, StillOpen, TooLong, Unreadable, YesOrNo
from facilitation.workshop import Item, Step, StepState
from modules.activities.smart import ACTIVITY
from tests.builders import FACILITATOR
from tests.modules.scenes import build_rehearsal, build_scene, build_slate, build_step, look

CRITERIA = ("specific", "measurable", "accepted", "realistic", "timed")
GOAL = Option("g1", "Alle lernen Deutsch.", ("s1",), {"level": "goal", "number": "1"})
COURSES = Option("g1.1", "Kurse am Abend einrichten", ("g1",), {"level": "sub_goal", "number": "1.1", "goal": GOAL.text})
CARE = Option("g1.2", "Kinder betreuen", ("g1",), {"level": "sub_goal", "number": "1.2", "goal": GOAL.text})
TREE = (GOAL, COURSES, CARE)
YES = dict.fromkeys(CRITERIA, True)
CLOSED = replace(build_step(ACTIVITY), state=StepState.CLOSED)

answers = st.fixed_dictionaries({name: st.booleans() for name in CRITERIA})


def ask(*given: dict[str, Any], inputs: tuple[Option, ...] = TREE) -> Scene:
    """A closed step with these answers, one of each person; they are about the courses unless they say otherwise."""
    scene = build_scene(ACTIVITY, step=CLOSED, inputs=inputs)
    cleaned = [ACTIVITY.check(scene.step, {"goal": "g1.1", **YES, **one}) for one in given]
    return build_scene(ACTIVITY, cleaned, step=scene.step, inputs=inputs)


def first(scene: Scene) -> dict[str, Any]:
    found: dict[str, Any] = ACTIVITY.result(scene)["goals"][0]
    return found


def sharpen(scene: Scene, **arguments: Any) -> Scene:
    """The scene after sharpening, its step included."""
    items = {item.id: item for item in scene.items}
    step = scene.step
    for change in ACTIVITY.verbs["sharpen"].act(scene, arguments, lambda: f"n{len(items) + 1}"):
        if isinstance(change.after, Item):
            items[change.after.id] = change.after
        elif isinstance(change.after, Step):
            step = change.after
    return replace(scene, items=tuple(items.values()), step=step)


# ── what is asked about ──────────────────────────────────────────────────────


def test_only_sub_goals_are_asked_about() -> None:
    assert [option.id for option in build_scene(ACTIVITY, inputs=TREE).options] == ["g1.1", "g1.2"]


def test_without_sub_goals_the_goals_are_asked_about_and_typed_ones_as_they_are() -> None:
    typed = (Option("s.1", "Mehr Plätze"),)
    assert build_scene(ACTIVITY, inputs=(GOAL,)).options == (GOAL,)
    assert build_scene(ACTIVITY, step=replace(build_step(ACTIVITY), options=("Mehr Plätze",)), inputs=typed).options == typed


def test_there_must_be_something_to_ask_about() -> None:
    with pytest.raises(NothingToChoose):
        build_scene(ACTIVITY)


def test_the_tablet_asks_the_same_five_questions_of_each_sub_goal() -> None:
    form = ACTIVITY.form(build_scene(ACTIVITY, inputs=TREE).step)  # type: ignore[misc]
    assert (form.subject, [one["label"] for one in form.subjects]) == ("goal", [COURSES.text, CARE.text])
    assert [(field.name, field.required) for field in form.fields] == [(name, True) for name in CRITERIA]
    assert {tuple(one["value"] for one in field.options) for field in form.fields} == {("yes", "no")}


# ── what an answer may say ───────────────────────────────────────────────────


def test_yes_and_no_may_be_said_in_both_ways_and_nothing_else_is_kept() -> None:
    step = ask().step
    said = {"goal": "g1.1", **YES, "timed": "no", "name": "Eva"}
    assert ACTIVITY.check(step, said) == {"goal": "g1.1", **dict.fromkeys(CRITERIA, "yes"), "timed": "no"}


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        ({**YES}, NotAnOption),
        ({"goal": "g1", **YES}, NotAnOption),
        ({"goal": ["g1.1"], **YES}, NotAnOption),
        ({"goal": "g1.1", "specific": True}, YesOrNo),
        ({"goal": "g1.1", **YES, "timed": None}, YesOrNo),
        ({"goal": "g1.1", **YES, "timed": 1}, YesOrNo),
        ({"goal": "g1.1", **YES, "timed": "ja"}, YesOrNo),
        ({"goal": "g1.1", **YES, "timed": ["yes"]}, YesOrNo),
    ],
)
def test_what_breaks_the_rule_is_refused(data: Any, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        ACTIVITY.check(ask().step, data)


def test_each_sub_goal_is_a_question_of_its_own() -> None:
    assert [ACTIVITY.question({"goal": goal, **YES}) for goal in ("g1.1", "g1.2")] == ["g1.1", "g1.2"]


# ── the lights ───────────────────────────────────────────────────────────────


def test_four_people_and_five_questions_counted_by_hand() -> None:
    """Yes said 4, 3, 4, 2 and 1 times of four: 1, 3/4, 1, 1/2, 1/4."""
    scene = ask(
        {}, {"timed": False}, {"timed": False, "realistic": False}, dict.fromkeys(("measurable", "realistic", "timed"), False)
    )
    assert first(scene) == {
        "id": "g1.1",
        "from": ["g1"],
        "number": "1.1",
        "goal": COURSES.text,
        "former": [],
        "n": 4,
        "specific": 1.0,
        "measurable": 0.75,
        "accepted": 1.0,
        "realistic": 0.5,
        "timed": 0.25,
        "traffic_light": "red",
        "weak": ["realistic", "timed"],
    }


@pytest.mark.parametrize(
    ("yes", "people", "light"),
    [(3, 3, "green"), (2, 3, "green"), (1, 3, "yellow"), (0, 3, "red"), (1, 4, "red"), (2, 4, "yellow"), (20, 30, "green")],
)
def test_two_thirds_are_green_and_less_than_one_third_is_red(yes: int, people: int, light: str) -> None:
    scene = ask(*({"measurable": place < yes} for place in range(people)))
    assert first(scene)["traffic_light"] == light


def test_nobody_answered() -> None:
    unseen = first(ask({"goal": "g1.2"}))
    assert [unseen[name] for name in CRITERIA] == [None] * 5
    assert (unseen["n"], unseen["traffic_light"], unseen["weak"]) == (0, None, [])


@given(st.lists(answers))
def test_shares_lie_between_none_and_all_and_the_light_says_what_they_say(given: list[dict[str, bool]]) -> None:
    found = first(ask(*given))
    shares = [found[name] for name in CRITERIA]
    if not given:
        assert shares == [None] * 5
        return
    assert all(0 <= share <= 1 for share in shares)
    assert shares == [sum(one[name] for one in given) / len(given) for name in CRITERIA]
    assert (found["traffic_light"] == "green") == (not found["weak"])
    assert found["traffic_light"] != "red" or min(shares) < 1 / 3


@given(st.integers(1, 40))
def test_where_everybody_says_yes_the_light_is_green(people: int) -> None:
    assert first(ask(*[{}] * people))["traffic_light"] == "green"


@given(st.lists(answers, min_size=1))
def test_the_order_of_the_voices_says_nothing(given: list[dict[str, bool]]) -> None:
    assert ACTIVITY.result(ask(*given)) == ACTIVITY.result(ask(*reversed(given)))


# ── sharpening ───────────────────────────────────────────────────────────────


def test_a_sharpened_sub_goal_keeps_its_id_and_all_it_was_called() -> None:
    scene = ask({"timed": False})
    for version, text in enumerate(("Drei Abendkurse bis Mai", "Drei Abendkurse bis 31. Mai 2027")):
        scene = sharpen(scene, goal="g1.1", text=text, version=version)
    found = first(scene)
    assert (found["id"], found["goal"], found["n"]) == ("g1.1", "Drei Abendkurse bis 31. Mai 2027", 1)
    assert found["former"] == [COURSES.text, "Drei Abendkurse bis Mai"]
    option = ACTIVITY.options(scene)[0]
    assert (option.id, option.text, option.roots) == ("g1.1", "Drei Abendkurse bis 31. Mai 2027", ("g1",))
    assert (option.facts["level"], option.facts["goal"], option.facts["light"]) == ("sub_goal", GOAL.text, "red")


def test_the_same_words_are_no_change() -> None:
    assert first(sharpen(ask(), goal="g1.1", text=f" {COURSES.text} "))["former"] == []


def test_two_facilitators_sharpen_the_same_sub_goal() -> None:
    scene = sharpen(ask(), goal="g1.1", text="Drei Abendkurse", version=0)
    with pytest.raises(Overtaken) as told:
        sharpen(scene, goal="g1.1", text="Vier Abendkurse", version=0)
    assert told.value.facts["text"] == "Drei Abendkurse"


@pytest.mark.parametrize(
    ("arguments", "refusal"),
    [
        ({"goal": "g9", "text": "Neu"}, NotAnOption),
        ({"text": "Neu"}, NotAnOption),
        ({"goal": "g1.1", "text": " "}, Empty),
        ({"goal": "g1.1", "text": "x" * 141}, TooLong),
        ({"goal": "g1.1", "text": 5}, Unreadable),
    ],
)
def test_what_cannot_be_sharpened_is_refused(arguments: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        sharpen(ask(), **arguments)


def test_while_people_answer_the_wording_stays() -> None:
    with pytest.raises(StillOpen):
        sharpen(build_scene(ACTIVITY, inputs=TREE), goal="g1.1", text="Neu")


def test_at_the_desk_a_sharpened_sub_goal_is_asked_about_anew_and_can_be_taken_back() -> None:
    house = build_slate()
    step = build_rehearsal(house, ACTIVITY, ("Kurse am Abend", "Kinder betreuen"))
    desk.open_step(house, FACILITATOR, step.id)
    desk.close_step(house, FACILITATOR, step.id)
    goal = look(house, step.id).options[0].id
    desk.arrange(house, FACILITATOR, step.id, "sharpen", {"goal": goal, "text": "Drei Kurse bis Mai", "version": 0})
    again = desk.step_back(house, FACILITATOR, step.id)
    assert [one["label"] for one in ACTIVITY.form(again).subjects] == ["Drei Kurse bis Mai", "Kinder betreuen"]  # type: ignore[misc]
    desk.undo(house, FACILITATOR, step.id)
    assert first(look(house, step.id))["goal"] == "Kurse am Abend"
    assert look(house, step.id).step.opening["texts"][goal] == "Kurse am Abend"


def test_a_wording_made_before_opening_is_what_people_are_asked_about() -> None:
    house = build_slate()
    step = build_rehearsal(house, ACTIVITY, ("Kurse am Abend",))
    goal = look(house, step.id).inputs[0].id
    desk.arrange(house, FACILITATOR, step.id, "sharpen", {"goal": goal, "text": "Drei Kurse bis Mai"})
    opened = desk.open_step(house, FACILITATOR, step.id)
    assert [one["label"] for one in ACTIVITY.form(opened).subjects] == ["Drei Kurse bis Mai"]  # type: ignore[misc]


def test_the_facilitator_types_sub_goals_where_none_were_given() -> None:
    house = build_slate()
    step = build_rehearsal(house, ACTIVITY, ())
    with pytest.raises(NothingToChoose):
        desk.open_step(house, FACILITATOR, step.id)
    planning.change_step(house, FACILITATOR, step.id, options=["Mehr Plätze"])
    desk.open_step(house, FACILITATOR, step.id)
    assert [one.text for one in look(house, step.id).options] == ["Mehr Plätze"]


# ── seen, read, played ───────────────────────────────────────────────────────


def test_the_wall_shows_the_light_and_which_criterion_is_weak() -> None:
    row, unseen = ACTIVITY.picture(ask({"timed": False}))["rows"]
    assert (row["number"], row["text"], row["goal"], row["light"]) == ("1.1", COURSES.text, GOAL.text, "red")
    assert [(one["name"], one["share"]) for one in row["criteria"] if one["weak"]] == [("terminiert", 0.0)]
    (again, _unseen) = ACTIVITY.picture(sharpen(ask({"timed": False}), goal="g1.1", text="Bis Mai"))["rows"]
    assert (row["sharpened"], again["sharpened"]) == (False, True)
    assert (unseen["light"], [one["share"] for one in unseen["criteria"]]) == (None, [None] * 5)


def test_the_bench_knows_versions_and_former_wordings() -> None:
    scene = sharpen(ask({}), goal="g1.1", text="Drei Abendkurse bis Mai")
    one = ACTIVITY.bench(scene)["goals"][0]
    assert (one["text"], one["version"], one["former"], one["light"]) == ("Drei Abendkurse bis Mai", 1, [COURSES.text], "green")


def test_an_input_reads_as_one_line() -> None:
    said = {"goal": "g1.1", **dict.fromkeys(CRITERIA, "yes"), "timed": "no"}
    assert ACTIVITY.line(said) == "spezifisch ja, messbar ja, akzeptiert ja, realistisch ja, terminiert nein"
    assert ACTIVITY.line({}) == ""


def test_the_minutes_name_what_is_weak_and_what_was_sharpened() -> None:
    scene = sharpen(ask({"timed": False}), goal="g1.1", text="Drei Abendkurse bis Mai")
    table, rule, heading, changed = ACTIVITY.minutes(scene)
    assert isinstance(table, Table)
    assert table.rows == (
        ("1.1", "Drei Abendkurse bis Mai", "rot: neu fassen", "terminiert 0\u00a0%"),
        ("1.2", CARE.text, "nicht geprüft", ""),
    )
    assert isinstance(rule, Rule)
    assert heading == Heading(3, "Neu gefasste Teilziele")
    assert changed == Bullets((document.Item("Drei Abendkurse bis Mai", f"vorher: „{COURSES.text}“"),))
    assert ACTIVITY.minutes(build_scene(ACTIVITY, opened=False)) == (Text("Es gab keine Teilziele zu prüfen."),)


def test_the_annex_holds_every_share() -> None:
    (table,) = ACTIVITY.annex(ask({"timed": False}))
    assert isinstance(table, Table)
    assert table.rows[0][2:] == (*["100\u00a0%"] * 4, "0\u00a0%", 1)
    assert table.rows[1][2:] == (*["–"] * 5, 0)
    assert ACTIVITY.annex(ask()) == ()


def test_a_file_names_sub_goals_by_any_of_their_wordings() -> None:
    scene = sharpen(ask(), goal="g1.1", text="Drei Abendkurse bis Mai")
    assert [ACTIVITY.spoken(scene, {"goal": text})["goal"] for text in ("Drei Abendkurse bis Mai ", COURSES.text, "Bahn")] == [
        "g1.1",
        "g1.1",
        "Bahn",
    ]
    assert ACTIVITY.spoken(scene, {"goal": 3}) == {"goal": 3}
    assert (ACTIVITY.named({"goal": "Bus"}), ACTIVITY.named({"goal": 3})) == (("Bus",), ())


def test_a_file_sharpens_after_the_answers() -> None:
    scene = ask()
    assert ACTIVITY.calls(scene, {"by": "p1", "goal": "g1.1"}) == ()
    assert ACTIVITY.calls(scene, {"reworded": {CARE.text: "Zwölf Plätze"}}) == (
        ("sharpen", {"goal": "g1.2", "text": "Zwölf Plätze"}),
    )
    with pytest.raises(NotAnOption):
        ACTIVITY.calls(scene, {"reworded": {"Mond": "Sonne"}})
    with pytest.raises(Unreadable):
        ACTIVITY.calls(scene, {"reworded": ["Mond"]})
