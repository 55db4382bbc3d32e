from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation import desk
from facilitation.contract import Scene
from facilitation.document import Bullets, Heading, Text
from facilitation.errors import Empty, Overtaken, SecondEntry, TooLong, UnknownEntry, Unreadable, WrongCount
from modules.activities.vision import ACTIVITY
from tests.builders import FACILITATOR
from tests.modules.scenes import build_entry, build_rehearsal, build_scene, build_slate, build_step, look, undo_all

STEP = build_step(ACTIVITY)
SENTENCES = ["Alle kennen sich.", "Der Bus fährt spät.", "Kinder lernen gemeinsam."]


def tables(*visions: tuple[str, str], names: tuple[str, ...] = ("T1", "T2", "T3")) -> Scene:
    """A scene with visions of (table, title), in the order of their arrival."""
    entries = tuple(
        build_entry(number, {"title": title, "sentences": [f"{title} {n}" for n in (1, 2, 3)]}, table=table)
        for number, (table, title) in enumerate(visions, 1)
    )
    scene = build_scene(ACTIVITY, step=STEP, entries=entries)
    return replace(scene, workshop=replace(scene.workshop, tables=names), by_table=True)


def test_visions_stand_in_the_order_of_the_tables() -> None:
    scene = tables(("T2", "Offen"), ("T1", "Bunt"))
    assert ACTIVITY.result(scene) == {
        "visions": [
            {"id": "e2", "from": [], "table": "T1", "title": "Bunt", "sentences": ["Bunt 1", "Bunt 2", "Bunt 3"]},
            {"id": "e1", "from": [], "table": "T2", "title": "Offen", "sentences": ["Offen 1", "Offen 2", "Offen 3"]},
        ]
    }
    assert (scene.n, scene.N) == (2, 3)


def test_every_sentence_can_be_marked_and_grew_out_of_its_vision() -> None:
    options = ACTIVITY.options(tables(("T1", "Bunt")))
    assert [(one.id, one.text, one.roots) for one in options] == [
        ("e1.1", "Bunt 1", ("e1",)),
        ("e1.2", "Bunt 2", ("e1",)),
        ("e1.3", "Bunt 3", ("e1",)),
    ]


def test_a_title_and_three_sentences_are_taken() -> None:
    given = {"title": "  Bunt ", "sentences": [f" {text}\n" for text in SENTENCES], "more": 1}
    assert ACTIVITY.check(STEP, given) == {"title": "Bunt", "sentences": SENTENCES}


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"title": ""}, Empty),
        ({"title": "x" * 61}, TooLong),
        ({"title": 5}, Unreadable),
        ({"sentences": None}, Unreadable),
        ({"sentences": "drei"}, Unreadable),
        ({"sentences": SENTENCES[:2]}, WrongCount),
        ({"sentences": [*SENTENCES, "vier"]}, WrongCount),
        ({"sentences": [*SENTENCES[:2], " "]}, WrongCount),
        ({"sentences": [*SENTENCES[:2], "x" * 161]}, TooLong),
        ({"sentences": [*SENTENCES[:2], None]}, Unreadable),
    ],
)
def test_what_does_not_fit_is_refused(change: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        ACTIVITY.check(STEP, {"title": "Bunt", "sentences": SENTENCES} | change)


def test_the_refusal_says_how_many_sentences_there_are() -> None:
    with pytest.raises(WrongCount, match=r"Bitte 3 Sätze schreiben\. Bis jetzt sind es 2\."):
        ACTIVITY.check(STEP, {"title": "Bunt", "sentences": ["a", "b", ""]})


def test_the_form_asks_for_three_texts() -> None:
    assert ACTIVITY.form is not None
    title, sentences = ACTIVITY.form(STEP).fields
    assert (title.kind, title.maximum) == ("line", 60)
    assert (sentences.kind, sentences.count, sentences.maximum) == ("texts", 3, 160)


def test_a_table_has_one_vision() -> None:
    house = build_slate()
    step = build_rehearsal(house, ACTIVITY, ())
    desk.open_step(house, FACILITATOR, step.id)
    given = {"title": "Bunt", "sentences": SENTENCES}
    desk.enter_for_table(house, FACILITATOR, step.id, "Tisch 1", given)
    with pytest.raises(SecondEntry):
        desk.enter_for_table(house, FACILITATOR, step.id, "Tisch 1", given)


def test_the_facilitator_rewords_and_takes_it_back() -> None:
    house = build_slate()
    step = build_rehearsal(house, ACTIVITY, ())
    desk.open_step(house, FACILITATOR, step.id)
    entry = desk.enter_for_table(house, FACILITATOR, step.id, "Tisch 1", {"title": "Bei Anna", "sentences": SENTENCES})
    change = {"entry": entry.id, "data": {"title": "Bei uns"}, "revision": entry.revision}
    desk.arrange(house, FACILITATOR, step.id, "reword", change)
    (vision,) = ACTIVITY.result(look(house, step.id))["visions"]
    assert (vision["title"], vision["sentences"]) == ("Bei uns", SENTENCES)
    (table,) = ACTIVITY.bench(look(house, step.id))["tables"]
    assert table["drafts"][0]["redacted"]
    with pytest.raises(Overtaken, match="Bei uns"):
        desk.arrange(house, FACILITATOR, step.id, "reword", change)
    undo_all(house, step.id, 1)
    assert ACTIVITY.result(look(house, step.id))["visions"][0]["title"] == "Bei Anna"


@pytest.mark.parametrize(
    ("arguments", "refusal"),
    [
        ({"entry": "nobody", "data": {}}, UnknownEntry),
        ({"entry": "e1"}, Unreadable),
        ({"entry": "e1", "data": {"title": ""}}, Empty),
    ],
)
def test_rewording_needs_an_entry_and_words(arguments: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        ACTIVITY.verbs["reword"].act(tables(("T1", "Bunt")), arguments, lambda: "n")


def test_the_facilitator_sees_which_tables_are_done() -> None:
    bench = ACTIVITY.bench(tables(("T2", "Offen")))
    assert [(table["name"], len(table["drafts"])) for table in bench["tables"]] == [("T1", 0), ("T2", 1), ("T3", 0)]


def test_minutes_hold_every_word() -> None:
    assert ACTIVITY.minutes(tables(("T1", "Bunt"))) == (
        Heading(3, "Bunt"),
        Text("T1", "note"),
        Bullets(("Bunt 1", "Bunt 2", "Bunt 3"), numbered=True),
    )
    assert ACTIVITY.minutes(tables()) == (Text("Es wurde kein Zukunftsbild abgegeben."),)


@given(st.lists(st.sampled_from(["T1", "T2", "T3", "gone", ""]), max_size=8))
def test_no_sentence_is_lost(seats: list[str]) -> None:
    scene = tables(*((table, f"Bild {number}") for number, table in enumerate(seats)))
    result = ACTIVITY.result(scene)["visions"]
    assert sorted(vision["id"] for vision in result) == sorted(entry.id for entry in scene.entries)
    assert [one.text for one in ACTIVITY.options(scene)] == [text for vision in result for text in vision["sentences"]]
