from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitation import desk
from facilitation.contract import Option, Scene
from facilitation.document import Card, Cards, Text
from facilitation.errors import Empty, Missing, NotAnOption, NothingToUndo, Overtaken, TooLong, Unreadable, WorkshopError
from facilitation.workshop import Item
from modules.activities.clustering import ACTIVITY
from tests.builders import FACILITATOR
from tests.modules.scenes import act, build_cards, build_rehearsal, build_scene, build_slate, look

CARDS = build_cards("Bus", "Kurs", "Kita", "Garten")


def board(*verbs: tuple[str, dict[str, Any]], inputs: tuple[Option, ...] = CARDS) -> Scene:
    """Four cards, two clusters n1 and n2 with none, and what was done then."""
    scene = build_scene(ACTIVITY, inputs=inputs)
    for title in ("Wege", "Lernen"):
        scene = act(ACTIVITY, scene, "create", {"title": title})
    for verb, arguments in verbs:
        scene = act(ACTIVITY, scene, verb, arguments)
    return scene


def hung(scene: Scene) -> dict[str, list[str]]:
    """Where the cards hang, by title."""
    result = ACTIVITY.result(scene)
    places = {cluster["title"]: [card["id"] for card in cluster["cards"]] for cluster in result["clusters"]}
    return places | {name: [card["id"] for card in result[name]] for name in ("unclustered", "parked")}


def test_at_first_every_card_is_in_the_tray_and_an_empty_cluster_is_an_option() -> None:
    scene = board()
    assert hung(scene) == {"Wege": [], "Lernen": [], "unclustered": ["c1", "c2", "c3", "c4"], "parked": []}
    assert [(option.id, option.text, option.roots) for option in ACTIVITY.options(scene)] == [
        ("n1", "Wege", ()),
        ("n2", "Lernen", ()),
    ]


def test_a_card_moves_and_keeps_its_trace() -> None:
    scene = board(("move", {"card": "c2", "to": "n2"}))
    assert hung(scene)["Lernen"] == ["c2"]
    (cluster,) = [one for one in ACTIVITY.result(scene)["clusters"] if one["title"] == "Lernen"]
    assert cluster == {
        "id": "n2",
        "from": ["c2"],
        "number": 2,
        "title": "Lernen",
        "cards": [{"id": "c2", "from": ["r2"], "text": "Kurs"}],
    }


@pytest.mark.parametrize(
    ("index", "order"),
    [
        (0, ["c4", "c1", "c2", "c3"]),
        (1, ["c1", "c4", "c2", "c3"]),
        (3, ["c1", "c2", "c3", "c4"]),
        (None, ["c1", "c2", "c3", "c4"]),
    ],
)
def test_a_card_finds_its_place(index: int | None, order: list[str]) -> None:
    moves = [("move", {"card": f"c{number}", "to": "n1"}) for number in (1, 2, 3)]
    assert hung(board(*moves, ("move", {"card": "c4", "to": "n1", "index": index})))["Wege"] == order


def test_a_card_moves_within_its_cluster() -> None:
    moves = [("move", {"card": f"c{number}", "to": "n1"}) for number in (1, 2, 3)]
    assert hung(board(*moves, ("move", {"card": "c3", "to": "n1", "index": 0})))["Wege"] == ["c3", "c1", "c2"]


def test_a_moved_card_hangs_only_there() -> None:
    scene = board(
        ("move", {"card": "c1", "to": "n1"}), ("copy", {"card": "c1", "to": "n2"}), ("move", {"card": "c1", "to": "n2"})
    )
    assert hung(scene) == {"Wege": [], "Lernen": ["c1"], "unclustered": ["c2", "c3", "c4"], "parked": []}


def test_a_disputed_card_hangs_in_two_clusters() -> None:
    scene = board(("move", {"card": "c1", "to": "n1"}), ("copy", {"card": "c1", "to": "n2"}))
    assert (hung(scene)["Wege"], hung(scene)["Lernen"]) == (["c1"], ["c1"])
    again = act(ACTIVITY, scene, "copy", {"card": "c1", "to": "n2"})
    assert again.items == scene.items


def test_from_one_of_two_clusters() -> None:
    scene = board(
        ("create", {"title": "Grün"}),
        ("move", {"card": "c1", "to": "n1"}),
        ("copy", {"card": "c1", "to": "n2"}),
        ("move", {"card": "c1", "to": "n3", "from": "n2"}),
    )
    assert (hung(scene)["Wege"], hung(scene)["Lernen"], hung(scene)["Grün"]) == (["c1"], [], ["c1"])
    down = act(ACTIVITY, scene, "move", {"card": "c1", "to": "tray", "from": "n1"})
    assert (hung(down)["Wege"], hung(down)["Grün"]) == ([], ["c1"])


@pytest.mark.parametrize("place", ["tray", "parked"])
def test_a_card_leaves_all_its_clusters(place: str) -> None:
    scene = board(
        ("move", {"card": "c1", "to": "n1"}), ("copy", {"card": "c1", "to": "n2"}), ("move", {"card": "c1", "to": place})
    )
    name = {"tray": "unclustered", "parked": "parked"}[place]
    assert "c1" in hung(scene)[name]
    assert (hung(scene)["Wege"], hung(scene)["Lernen"]) == ([], [])


def test_a_parked_card_comes_back() -> None:
    parked = ("move", {"card": "c1", "to": "parked"})
    assert hung(board(parked, parked))["parked"] == ["c1"]
    assert hung(board(parked, ("move", {"card": "c1", "to": "n1"})))["Wege"] == ["c1"]
    assert hung(board(parked, ("move", {"card": "c1", "to": "tray"})))["unclustered"] == ["c1", "c2", "c3", "c4"]


def test_a_parked_card_goes_to_the_parking_lot() -> None:
    assert [card.text for card in ACTIVITY.parked(board(("move", {"card": "c3", "to": "parked"})))] == ["Kita"]


def test_a_double_from_the_tray_joins_its_other() -> None:
    scene = board(("move", {"card": "c1", "to": "n1"}), ("double", {"card": "c2", "of": "c1"}))
    assert hung(scene)["Wege"] == ["c1", "c2"]
    (drawn,) = ACTIVITY.picture(scene)["clusters"][0]["cards"]
    assert (drawn["id"], drawn["count"]) == ("c1", 2)
    assert [[card["id"] for card in group] for group in ACTIVITY.result(scene)["doubles"]] == [["c1", "c2"]]


def test_doubles_travel_together() -> None:
    scene = board(("double", {"card": "c2", "of": "c1"}), ("move", {"card": "c1", "to": "n2"}))
    assert hung(scene)["Lernen"] == ["c1", "c2"]
    assert hung(act(ACTIVITY, scene, "move", {"card": "c1", "to": "parked"}))["parked"] == ["c1", "c2"]
    assert hung(act(ACTIVITY, scene, "copy", {"card": "c1", "to": "n1"}))["Wege"] == ["c1", "c2"]
    assert hung(act(ACTIVITY, scene, "create", {"title": "Neu", "cards": ["c1"]}))["Neu"] == ["c1", "c2"]


def test_a_double_that_hangs_elsewhere_stays_there() -> None:
    scene = board(
        ("move", {"card": "c1", "to": "n1"}), ("move", {"card": "c2", "to": "n2"}), ("double", {"card": "c2", "of": "c1"})
    )
    assert (hung(scene)["Wege"], hung(scene)["Lernen"]) == (["c1"], ["c2"])
    assert [card["count"] for cluster in ACTIVITY.picture(scene)["clusters"] for card in cluster["cards"]] == [1, 1]


def test_a_double_of_a_double_hangs_under_the_first() -> None:
    scene = board(("double", {"card": "c2", "of": "c1"}), ("double", {"card": "c3", "of": "c2"}))
    assert [[card["id"] for card in group] for group in ACTIVITY.result(scene)["doubles"]] == [["c1", "c2", "c3"]]
    with pytest.raises(NotAnOption):
        act(ACTIVITY, scene, "double", {"card": "c1", "of": "c3"})


def test_a_double_is_taken_apart_and_stays_where_it_hangs() -> None:
    scene = board(("move", {"card": "c1", "to": "n1"}), ("double", {"card": "c2", "of": "c1"}), ("single", {"card": "c2"}))
    assert (hung(scene)["Wege"], ACTIVITY.result(scene)["doubles"]) == (["c1", "c2"], [])
    with pytest.raises(NothingToUndo):
        act(ACTIVITY, scene, "single", {"card": "c2"})


def test_doubles_linked_while_writing_come_along_and_can_be_taken_apart() -> None:
    inputs = (*build_cards("Bus"), Option("c2", "Der Bus", ("r2",), {"of": "c1"}))
    scene = board(("move", {"card": "c1", "to": "n1"}), inputs=inputs)
    assert hung(scene)["Wege"] == ["c1", "c2"]
    apart = act(ACTIVITY, scene, "single", {"card": "c2"})
    assert ACTIVITY.result(apart)["doubles"] == []
    with pytest.raises(NothingToUndo):
        act(ACTIVITY, apart, "single", {"card": "c2"})
    assert ACTIVITY.result(act(ACTIVITY, apart, "double", {"card": "c2", "of": "c1"}))["doubles"] != []


def test_a_dissolved_cluster_gives_its_cards_back() -> None:
    scene = board(
        ("move", {"card": "c1", "to": "n1"}),
        ("move", {"card": "c2", "to": "n1"}),
        ("copy", {"card": "c2", "to": "n2"}),
        ("remove", {"cluster": "n1"}),
    )
    assert hung(scene) == {"Lernen": ["c2"], "unclustered": ["c1", "c3", "c4"], "parked": []}


def test_clusters_are_put_in_order() -> None:
    scene = board(("create", {"title": "Grün"}), ("order", {"clusters": ["n3", "n1"]}))
    assert [cluster["title"] for cluster in ACTIVITY.result(scene)["clusters"]] == ["Grün", "Wege", "Lernen"]


def test_the_second_of_two_headlines_gets_a_sentence_with_the_first() -> None:
    version = ACTIVITY.bench(board())["clusters"][0]["version"]
    scene = board(("retitle", {"cluster": "n1", "title": "Bus und Bahn", "version": version}))
    with pytest.raises(Overtaken) as refused:
        act(ACTIVITY, scene, "retitle", {"cluster": "n1", "title": "Mobilität", "version": version})
    assert refused.value.facts == {"text": "Bus und Bahn"}
    assert ACTIVITY.result(scene)["clusters"][0]["title"] == "Bus und Bahn"


@pytest.mark.parametrize(
    ("verb", "arguments", "refusal"),
    [
        ("create", {}, Empty),
        ("create", {"title": "x" * 61}, TooLong),
        ("create", {"title": "Neu", "cards": ["c1", "nirgends"]}, NotAnOption),
        ("create", {"title": "Neu", "cards": "c1"}, Unreadable),
        ("retitle", {"cluster": "n1", "title": " "}, Empty),
        ("retitle", {"cluster": "n9", "title": "Neu"}, Missing),
        ("move", {"card": "nirgends", "to": "n1"}, NotAnOption),
        ("move", {"card": "c1", "to": "n9"}, Missing),
        ("move", {"card": "c1"}, Missing),
        ("move", {"to": "n1"}, Unreadable),
        ("copy", {"card": "c1", "to": "tray"}, Missing),
        ("double", {"card": "c1", "of": "c1"}, NotAnOption),
        ("double", {"card": "c1", "of": "nirgends"}, NotAnOption),
        ("single", {"card": "c1"}, NothingToUndo),
        ("remove", {"cluster": None}, Missing),
        ("order", {"clusters": ["n9"]}, Missing),
        ("order", {"clusters": "n1"}, Unreadable),
    ],
)
def test_what_cannot_be_done_is_refused(verb: str, arguments: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        board((verb, arguments))


def test_a_card_hidden_meanwhile_comes_back_to_its_place() -> None:
    scene = board(("move", {"card": "c1", "to": "n1"}), ("double", {"card": "c2", "of": "c1"}))
    without = build_scene(ACTIVITY, inputs=CARDS[1:], items=scene.items)
    assert hung(without) == {"Wege": ["c2"], "Lernen": [], "unclustered": ["c3", "c4"], "parked": []}
    assert hung(build_scene(ACTIVITY, inputs=CARDS, items=scene.items)) == hung(scene)


def test_a_hint_says_where_a_loose_card_may_belong() -> None:
    inputs = build_cards("Sprachkurs am Abend", "Sprachkurse am Abend", "Garten")
    (hint,) = ACTIVITY.bench(board(("move", {"card": "c1", "to": "n2"}), inputs=inputs))["suggestions"]
    assert (hint["card"], hint["cluster"], hint["like"], hint["number"]) == ("c2", "n2", "c1", 2)
    assert hint["sentence"].endswith("in Thema 2. Sie entscheiden.")


def test_cards_keep_their_colours_and_signs_on_the_wall() -> None:
    gap = build_cards("Bus", colour="salmon", sign="▲", label="Lücke")
    need = (Option("d1", "Kurs", (), {"colour": "yellow", "sign": "", "label": "Bedarf"}),)
    picture = ACTIVITY.picture(board(("move", {"card": "c1", "to": "n1"}), inputs=gap + need))
    assert picture["clusters"][0]["cards"] == [{"id": "c1", "text": "Bus", "colour": "salmon", "sign": "▲", "count": 1}]
    assert [entry["label"] for entry in picture["legend"]] == ["Bedarf", "Lücke"]


def test_the_minutes_hold_every_card() -> None:
    inputs = (*build_cards("Bus", remark="vom Papier"), *CARDS[1:])
    scene = board(
        ("move", {"card": "c1", "to": "n1"}),
        ("copy", {"card": "c1", "to": "n2"}),
        ("double", {"card": "c2", "of": "c1"}),
        ("move", {"card": "c3", "to": "parked"}),
        inputs=inputs,
    )
    many = "vom Papier, steht in mehreren Themen"
    assert ACTIVITY.minutes(scene) == (
        Cards("Thema 1: Wege (2)", (Card("Bus", many), Card("Kurs", "doppelt, steht in mehreren Themen"))),
        Cards("Thema 2: Lernen (2)", (Card("Bus", many), Card("Kurs", "doppelt, steht in mehreren Themen"))),
        Cards("Keinem Thema zugeordnet (1)", (Card("Garten"),)),
        Text("1 Karte liegt als unklar im Themenspeicher."),
    )


# ── from a file ──────────────────────────────────────────────────────────────


def play(spoken: dict[str, Any], inputs: tuple[Option, ...] = CARDS) -> Scene:
    scene = build_scene(ACTIVITY, inputs=inputs)
    for verb, arguments in ACTIVITY.calls(scene, spoken):
        scene = act(ACTIVITY, scene, verb, arguments)
    return scene


def test_a_text_names_all_cards_that_read_so() -> None:
    inputs = build_cards("Bus", "Kurs", "Bus")
    scene = play({"clusters": [{"title": "Wege", "cards": ["Bus"]}], "parked": ["Kurs"]}, inputs)
    assert hung(scene) == {"Wege": ["c1", "c3"], "unclustered": [], "parked": ["c2"]}


def test_a_text_in_two_clusters_is_disputed() -> None:
    scene = play({"clusters": [{"title": "A", "cards": ["Bus", "Kurs"]}, {"title": "B", "cards": ["Bus"]}]})
    assert hung(scene) == {"A": ["c1", "c2"], "B": ["c1"], "unclustered": ["c3", "c4"], "parked": []}


def test_doubles_link_cards_where_they_hang() -> None:
    scene = play(
        {
            "clusters": [{"title": "A", "cards": ["Bus"]}, {"title": "B", "cards": ["Kurs"]}],
            "doubles": [["Bus", "Kurs"], ["Bus", "Kita"]],
        }
    )
    assert hung(scene) == {"A": ["c1", "c3"], "B": ["c2"], "unclustered": ["c4"], "parked": []}
    assert [[card["text"] for card in group] for group in ACTIVITY.result(scene)["doubles"]] == [["Bus", "Kurs", "Kita"]]


def test_a_text_on_no_card_is_named() -> None:
    with pytest.raises(NotAnOption) as refused:
        play({"clusters": [{"title": "A", "cards": ["Bus", "Bahn", "Rad"]}]})
    assert refused.value.sentence() == "Diese Auswahl gibt es nicht: „Bahn“, „Rad“"


@pytest.mark.parametrize(
    "spoken", [{"clusters": {}}, {"clusters": ["A"]}, {"clusters": [{"title": "A", "cards": [1]}]}, {"doubles": [["Bus"]]}]
)
def test_what_is_no_sorting_is_refused(spoken: dict[str, Any]) -> None:
    with pytest.raises(Unreadable):
        play(spoken)


# ── no card is lost, whatever is done ────────────────────────────────────────

IDS = st.sampled_from([card.id for card in CARDS])
PLACES = st.sampled_from(["tray", "parked", "n1", "n2", "n3", "n9"])
ARGUMENTS = st.fixed_dictionaries(
    {"card": IDS, "to": PLACES, "of": IDS, "cluster": PLACES},
    optional={
        "index": st.integers(-1, 5),
        "from": PLACES,
        "title": st.just("Thema"),
        "cards": st.lists(IDS, max_size=3),
        "clusters": st.lists(PLACES, max_size=3),
    },
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(sorted(ACTIVITY.verbs)), ARGUMENTS), max_size=25))
def test_no_card_is_ever_lost(verbs: list[tuple[str, dict[str, Any]]]) -> None:
    scene = board(("double", {"card": "c4", "of": "c3"}))
    for verb, arguments in verbs:
        try:
            scene = act(ACTIVITY, scene, verb, arguments)
        except WorkshopError:
            continue
        places = hung(scene)
        apart = Counter(places["unclustered"]) + Counter(places["parked"])
        clusters = [card["id"] for cluster in ACTIVITY.result(scene)["clusters"] for card in cluster["cards"]]
        assert set(apart) | set(clusters) == {card.id for card in CARDS}
        assert set(apart) & set(clusters) == set()
        assert all(count == 1 for count in apart.values())
        drawn = ACTIVITY.picture(scene)
        shown = sum(card["count"] for card in drawn["cards"])
        assert shown == len(places["unclustered"])
        assert all(
            sum(card["count"] for card in one["cards"]) == len(cluster["cards"])
            for one, cluster in zip(drawn["clusters"], ACTIVITY.result(scene)["clusters"], strict=True)
        )


# ── every verb can be undone ─────────────────────────────────────────────────


def cluster_of(scene: Scene, number: int) -> Item:
    return scene.arranged("cluster")[number]


EXAMPLES: dict[str, Any] = {
    "create": lambda scene: {"title": "Neu", "cards": [scene.inputs[0].id, scene.inputs[5].id]},
    "retitle": lambda scene: {"cluster": cluster_of(scene, 0).id, "title": "Anders", "version": cluster_of(scene, 0).version},
    "move": lambda scene: {"card": scene.inputs[0].id, "to": cluster_of(scene, 1).id, "index": 0},
    "copy": lambda scene: {"card": scene.inputs[0].id, "to": cluster_of(scene, 1).id},
    "double": lambda scene: {"card": scene.inputs[5].id, "of": scene.inputs[0].id},
    "single": lambda scene: {"card": scene.inputs[1].id},
    "remove": lambda scene: {"cluster": cluster_of(scene, 0).id},
    "order": lambda scene: {"clusters": [cluster_of(scene, 1).id]},
}


@pytest.mark.parametrize("verb", sorted(ACTIVITY.verbs))
def test_the_result_after_undoing_is_the_one_before(verb: str) -> None:
    house = build_slate()
    step = build_rehearsal(house, ACTIVITY, ("Bus", "Kurs", "Kita", "Garten", "Amt", "Chor"))
    desk.open_step(house, FACILITATOR, step.id)
    ids = [card.id for card in look(house, step.id).inputs]
    for title, cards in (("Eins", ids[:2]), ("Zwei", ids[2:4])):
        desk.arrange(house, FACILITATOR, step.id, "create", {"title": title, "cards": cards})
    desk.arrange(house, FACILITATOR, step.id, "double", {"card": ids[1], "of": ids[0]})
    before = ACTIVITY.result(look(house, step.id))
    desk.arrange(house, FACILITATOR, step.id, verb, EXAMPLES[verb](look(house, step.id)))
    assert ACTIVITY.result(look(house, step.id)) != before
    assert desk.undo(house, FACILITATOR, step.id) == ACTIVITY.verbs[verb].label
    assert ACTIVITY.result(look(house, step.id)) == before
