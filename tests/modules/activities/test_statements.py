from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation import desk
from facilitation.contract import Option, Scene
from facilitation.document import Table, Text
from facilitation.errors import Empty, NotAnOption, Overtaken, TooLong, TooManyEntries, TooManyWords, Unreadable
from modules.activities.statements import ACTIVITY
from tests.builders import FACILITATOR
from tests.modules.scenes import FIELDS, build_entry, build_rehearsal, build_scene, build_slate, build_step, look, offer

ROOTS = (
    Option("o1", "Alle kennen sich.", ("v1",), {"points": 2}),
    Option("o2", "Der Bus fährt spät.", ("v1",), {"points": 5}),
    Option("o3", "Kinder lernen gemeinsam.", ("v2",), {"points": 0}),
)
STEP = offer(build_step(ACTIVITY), ROOTS, fields=list(FIELDS))


def tables(*drafts: tuple[str, dict[str, Any]]) -> Scene:
    """A scene with statements of (table, data), in the order of their arrival."""
    entries = tuple(build_entry(number, data, table=table) for number, (table, data) in enumerate(drafts, 1))
    scene = build_scene(ACTIVITY, step=STEP, entries=entries, inputs=ROOTS)
    return replace(scene, workshop=replace(scene.workshop, tables=("T1", "T2")), by_table=True)


def test_statements_are_numbered_table_by_table() -> None:
    scene = tables(
        ("T2", {"text": "Wir reden."}),
        ("T1", {"text": "Wir lernen.", "field": "Sprache", "from": ["o2", "o3"]}),
        ("T2", {"text": "Wir hören zu."}),
    )
    assert ACTIVITY.result(scene)["statements"] == [
        {"id": "e2", "from": ["o2", "o3"], "number": 1, "text": "Wir lernen.", "field": "Sprache", "table": "T1"},
        {"id": "e1", "from": [], "number": 2, "text": "Wir reden.", "field": None, "table": "T2"},
        {"id": "e3", "from": [], "number": 3, "text": "Wir hören zu.", "field": None, "table": "T2"},
    ]


def test_later_steps_get_the_sentence_with_number_field_and_origin() -> None:
    scene = tables(("T1", {"text": "Wir lernen.", "field": "Sprache", "from": ["o3"]}))
    facts = {"number": 1, "field": "Sprache", "origin": ["Kinder lernen gemeinsam."]}
    assert ACTIVITY.options(scene) == (Option("e1", "Wir lernen.", ("o3",), facts),)


def test_thirty_words_fit_and_thirty_one_do_not() -> None:
    assert ACTIVITY.check(STEP, {"text": "wir " * 30}) == {"text": " ".join(["wir"] * 30)}
    with pytest.raises(TooManyWords, match="Das sind 31 Wörter, erlaubt sind 30") as refused:
        ACTIVITY.check(STEP, {"text": "wir " * 31})
    assert refused.value.field == "text"


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        ({"text": ""}, Empty),
        ({"text": "x" * 501}, TooLong),
        ({"text": ["Wir"]}, Unreadable),
        ({"text": "Wir", "field": 5}, Unreadable),
        ({"text": "Wir", "field": "Verkehr"}, NotAnOption),
        ({"text": "Wir", "from": {"o1": 1}}, Unreadable),
        ({"text": "Wir", "from": [1]}, Unreadable),
        ({"text": "Wir", "from": ["o9"]}, NotAnOption),
    ],
)
def test_what_does_not_fit_is_refused(data: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        ACTIVITY.check(STEP, data)


def test_the_tablet_names_one_origin_and_a_file_several() -> None:
    assert ACTIVITY.check(STEP, {"text": "Wir", "from": "o1", "field": ""}) == {"text": "Wir", "from": ["o1"]}
    assert ACTIVITY.check(STEP, {"text": "Wir", "from": ["o1", "o3", "o1"]})["from"] == ["o1", "o3"]
    assert ACTIVITY.check(STEP, {"text": "Wir", "from": ""}) == {"text": "Wir"}


def test_a_file_names_origins_by_their_words() -> None:
    scene = tables()
    data = {"text": "Wir", "from": ["Alle kennen sich.", " Der Bus fährt spät. ", "Mond", 5]}
    assert ACTIVITY.spoken(scene, data)["from"] == ["o1", "o2", "Mond", 5]
    assert ACTIVITY.named(data) == ("Alle kennen sich.", " Der Bus fährt spät. ", "Mond")
    assert ACTIVITY.spoken(scene, {"text": "Wir"}) == {"text": "Wir"}


def test_the_menu_offers_what_got_points_the_most_first() -> None:
    assert ACTIVITY.form is not None
    text, field, origin = ACTIVITY.form(STEP).fields
    assert (text.kind, text.warn_words) == ("text", 30)
    assert [one["value"] for one in field.options] == ["Sprache", "Arbeit"]
    assert [one["value"] for one in origin.options] == ["o2", "o1"]


def test_without_anything_before_only_the_sentence_and_its_field_are_asked() -> None:
    scene = build_scene(ACTIVITY)
    assert scene.step.opening == {"fields": list(FIELDS)}
    assert ACTIVITY.form is not None
    assert [field.name for field in ACTIVITY.form(scene.step).fields] == ["text", "field"]


def test_what_came_twice_is_offered_once() -> None:
    scene = build_scene(ACTIVITY, inputs=(*ROOTS, Option("o1", "Alle kennen sich.", ("v1",))))
    assert [one["id"] for one in scene.step.opening["options"]] == ["o1", "o2", "o3"]
    assert scene.step.opening["options"][0]["facts"] == {"points": 2}


def test_a_table_has_two_statements() -> None:
    house = build_slate()
    step = build_rehearsal(house, ACTIVITY, ())
    desk.open_step(house, FACILITATOR, step.id)
    for text in ("Wir reden.", "Wir hören zu."):
        desk.enter_for_table(house, FACILITATOR, step.id, "Tisch 1", {"text": text})
    with pytest.raises(TooManyEntries):
        desk.enter_for_table(house, FACILITATOR, step.id, "Tisch 1", {"text": "Wir schweigen."})


def test_rewording_keeps_field_and_origin_and_the_limit_of_words() -> None:
    house = build_slate()
    step = build_rehearsal(house, ACTIVITY, ("Alle kennen sich.",))
    desk.open_step(house, FACILITATOR, step.id)
    option = look(house, step.id).options[0].id
    entry = desk.enter_for_table(house, FACILITATOR, step.id, "Tisch 1", {"text": "Wir reden.", "from": [option]})
    with pytest.raises(TooManyWords):
        desk.arrange(house, FACILITATOR, step.id, "reword", {"entry": entry.id, "data": {"text": "w " * 31}})
    change = {"entry": entry.id, "data": {"text": "Wir reden miteinander."}, "revision": entry.revision}
    desk.arrange(house, FACILITATOR, step.id, "reword", change)
    (statement,) = ACTIVITY.result(look(house, step.id))["statements"]
    assert (statement["text"], statement["from"]) == ("Wir reden miteinander.", [option])
    with pytest.raises(Overtaken, match="Wir reden miteinander"):
        desk.arrange(house, FACILITATOR, step.id, "reword", change)


def test_minutes_say_table_and_origin() -> None:
    scene = tables(("T1", {"text": "Wir lernen.", "field": "Sprache", "from": ["o3"]}))
    drafts, origins = ACTIVITY.minutes(scene)
    assert isinstance(drafts, Table)
    assert isinstance(origins, Table)
    assert drafts.rows == ((1, "Wir lernen.", "Sprache", "T1"),)
    assert origins.rows == ((1, "Kinder lernen gemeinsam."),)
    assert ACTIVITY.minutes(tables()) == (Text("Es wurden keine Leitsätze abgegeben."),)


@given(st.text(max_size=300))
def test_a_sentence_is_taken_or_refused_and_never_cut(text: str) -> None:
    try:
        kept = ACTIVITY.check(STEP, {"text": text})["text"]
    except (Empty, TooManyWords):
        return
    assert kept.split() == desk.fit(text, 500, "text").split()
    assert 1 <= len(kept.split()) <= 30
