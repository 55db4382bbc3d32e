from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.contract import Option, Scene
from facilitation.document import Card, Cards, Table, Text
from facilitation.errors import Empty, NotAnOption, TooLong, Unreadable
from facilitation.workshop import EntryState, Item, Origin
from modules.activities.cards import ACTIVITY
from tests.modules.scenes import build_entry, build_scene, build_step

STEP = build_step(ACTIVITY, opening={"fields": ["Sprache", "Arbeit"]})


def texts(scene: object) -> set[str]:
    return {card["text"] for card in ACTIVITY.result(scene)["cards"]}  # type: ignore[arg-type]


def test_a_card_is_cleaned() -> None:
    assert ACTIVITY.check(STEP, {"text": "  Bus\u202e am Abend ", "field": "Arbeit"}) == {
        "text": "Bus am Abend",
        "field": "Arbeit",
    }


def test_a_field_is_a_choice() -> None:
    assert ACTIVITY.check(STEP, {"text": "Bus", "field": ""}) == {"text": "Bus"}
    assert ACTIVITY.check(STEP, {"text": "Bus", "field": None}) == {"text": "Bus"}


@pytest.mark.parametrize(
    ("data", "refusal", "field"),
    [
        ({}, Empty, "text"),
        ({"text": " \t\n"}, Empty, "text"),
        ({"text": "x" * 81}, TooLong, "text"),
        ({"text": 7}, Unreadable, "text"),
        ({"text": None}, Unreadable, "text"),
        ({"text": "Bus", "field": "Verkehr"}, NotAnOption, "field"),
        ({"text": "Bus", "field": ["Sprache"]}, Unreadable, "field"),
    ],
)
def test_what_is_no_card_is_refused(data: dict[str, object], refusal: type[Exception], field: str) -> None:
    with pytest.raises(refusal) as refused:
        ACTIVITY.check(STEP, data)
    assert refused.value.field == field  # type: ignore[attr-defined]


def test_the_limits_are_settings() -> None:
    step = build_step(ACTIVITY, settings={"limit": 3, "characters": 100}, opening={"fields": []})
    assert ACTIVITY.limit(step) == 3
    assert ACTIVITY.check(step, {"text": "x" * 100}) == {"text": "x" * 100}


def test_the_form_shows_its_rules() -> None:
    form = ACTIVITY.form(STEP)  # type: ignore[misc]
    card, field = form.fields
    assert (form.limit, card.maximum, card.warn_words, card.colour) == (2, 80, 7, "yellow")
    assert [option["value"] for option in field.options] == ["Sprache", "Arbeit"]


def test_without_fields_none_are_offered() -> None:
    scene = build_scene(ACTIVITY, step=build_step(ACTIVITY, settings={"fields": False}))
    assert len(ACTIVITY.form(scene.step).fields) == 1  # type: ignore[misc]


@pytest.mark.parametrize(
    ("limit", "rule"),
    [
        (1, "Eine Karte · ein Gedanke · keine Namen"),
        (2, "Zwei Karten · ein Gedanke pro Karte · keine Namen"),
        (5, "5 Karten · ein Gedanke pro Karte · keine Namen"),
    ],
)
def test_the_rule_is_read_aloud(limit: int, rule: str) -> None:
    assert ACTIVITY.rule(build_step(ACTIVITY, settings={"limit": limit})) == rule


def test_cards_are_counted_by_field_in_the_order_of_the_fields() -> None:
    scene = build_scene(
        ACTIVITY,
        [{"text": "a", "field": "Arbeit"}, {"text": "b", "field": "Sprache"}, {"text": "c", "field": "Arbeit"}, {"text": "d"}],
    )
    assert list(ACTIVITY.result(scene)["by_field"].items()) == [("Sprache", 1), ("Arbeit", 2)]


def test_hidden_late_and_withdrawn_cards_do_not_count() -> None:
    entries = tuple(
        build_entry(number, {} if state is EntryState.WITHDRAWN else {"text": state.value}, state=state)
        for number, state in enumerate(EntryState)
    )
    assert texts(build_scene(ACTIVITY, entries=entries)) == {"valid"}


def test_the_order_says_nothing_about_who_wrote_first_and_stays() -> None:
    entries = tuple(build_entry(number, {"text": str(number)}) for number in range(20))
    first = ACTIVITY.result(build_scene(ACTIVITY, entries=entries))["cards"]
    assert [card["text"] for card in first] != [str(number) for number in range(20)]
    again = ACTIVITY.result(build_scene(ACTIVITY, entries=tuple(reversed(entries))))["cards"]
    assert again == first


def test_doubles_hang_as_one_card_and_stay_two_in_the_result() -> None:
    links = (Item("l1", "s", "double", {"card": "e2", "of": "e1"}), Item("l2", "s", "double", {"card": "e3", "of": "e2"}))
    scene = build_scene(ACTIVITY, [{"text": "a"}, {"text": "b"}, {"text": "c"}, {"text": "d"}], items=links)
    assert {card["text"]: card["count"] for card in ACTIVITY.picture(scene)["cards"]} == {"a": 3, "d": 1}
    assert {card["text"]: card["double_of"] for card in ACTIVITY.result(scene)["cards"]} == {
        "a": None,
        "b": "e1",
        "c": "e1",
        "d": None,
    }


def test_a_double_of_a_hidden_card_stands_for_itself() -> None:
    link = Item("l1", "s", "double", {"card": "e2", "of": "e1"})
    entries = (build_entry(1, {"text": "a"}, state=EntryState.HIDDEN), build_entry(2, {"text": "b"}))
    scene = build_scene(ACTIVITY, entries=entries, items=(link,))
    assert [(card["text"], card["count"]) for card in ACTIVITY.picture(scene)["cards"]] == [("b", 1)]


def test_a_card_looks_like_what_it_means_and_a_paper_card_like_paper() -> None:
    entries = (build_entry(1, {"text": "a"}), build_entry(2, {"text": "b"}, origin=Origin.FACILITATOR))
    scene = build_scene(ACTIVITY, entries=entries, step=build_step(ACTIVITY, settings={"meaning": "Lücke"}))
    picture = ACTIVITY.picture(scene)
    assert {card["text"]: (card["colour"], card["sign"]) for card in picture["cards"]} == {
        "a": ("salmon", "▲"),
        "b": ("white", "✎"),
    }
    assert {entry["label"]: entry["sign"] for entry in picture["legend"]} == {"Lücke": "▲", "vom Papier": "✎"}


def test_cards_without_signs_need_no_legend() -> None:
    assert ACTIVITY.picture(build_scene(ACTIVITY, [{"text": "a"}]))["legend"] == []


def test_later_steps_get_every_card_with_what_it_grew_out_of() -> None:
    entries = (build_entry(1, {"text": "a", "field": "Arbeit"}, roots=("x",), redacted=True),)
    (option,) = ACTIVITY.options(build_scene(ACTIVITY, entries=entries))
    assert (option.id, option.text, option.roots) == ("e1", "a", ("x",))
    assert (option.facts["field"], option.facts["remark"], option.facts["label"]) == ("Arbeit", "geschwärzt", "Stärke")


def test_the_minutes_count_the_cards_and_the_annex_holds_each() -> None:
    entries = (
        build_entry(1, {"text": "a", "field": "Arbeit"}, late=True),
        build_entry(2, {"text": "دروس"}, origin=Origin.FACILITATOR),
    )
    scene = build_scene(ACTIVITY, entries=entries)
    said, table = ACTIVITY.minutes(scene)
    assert said == Text("2 Karten.")
    assert isinstance(table, Table)
    assert table.rows == (("Arbeit", 1), ("Ohne Handlungsfeld", 1), ("Zusammen", 2))
    assert ACTIVITY.annex(scene) == (
        Cards("Arbeit (1)", (Card("a", "verspätet"),)),
        Cards("Ohne Handlungsfeld", (Card("دروس", "vom Papier", "ar-SA"),)),
    )


def test_without_cards_the_minutes_say_so() -> None:
    scene = build_scene(ACTIVITY)
    assert (ACTIVITY.minutes(scene), ACTIVITY.annex(scene)) == ((Text("Es wurden keine Karten abgegeben."),), ())


@given(st.text(max_size=200))
def test_any_text_is_stored_cleanly_or_refused_by_name(text: str) -> None:
    try:
        cleaned = ACTIVITY.check(STEP, {"text": text})
    except (Empty, TooLong):
        return
    assert 0 < len(cleaned["text"]) <= 80
    assert ACTIVITY.check(STEP, cleaned) == cleaned


def test_a_redacted_card_may_lose_its_step_setting() -> None:
    bare = replace(STEP, settings={})
    assert ACTIVITY.check(bare, {"text": "x" * 80}) == {"text": "x" * 80}


# ── a treasure and a value ───────────────────────────────────────────────────

BOTH = build_step(ACTIVITY, settings={"kinds": "Schatz und Wert"}, opening={"fields": []})
TREASURE = {"text": "Das Sommerfest", "kind": "treasure"}
VALUE = {"text": "Respekt", "kind": "value"}


@pytest.mark.parametrize(("kind", "characters"), [("treasure", 120), ("value", 30)])
def test_each_kind_has_its_length(kind: str, characters: int) -> None:
    assert ACTIVITY.check(BOTH, {"text": "x" * characters, "kind": kind}) == {"text": "x" * characters, "kind": kind}
    with pytest.raises(TooLong, match=f"erlaubt sind {characters}"):
        ACTIVITY.check(BOTH, {"text": "x" * (characters + 1), "kind": kind})


@pytest.mark.parametrize("kind", [None, "", "wish", 5])
def test_where_there_are_kinds_a_card_has_one(kind: object) -> None:
    with pytest.raises(NotAnOption):
        ACTIVITY.check(BOTH, {"text": "Respekt", "kind": kind})
    assert ACTIVITY.check(STEP, {"text": "Respekt", "kind": kind}) == {"text": "Respekt"}


def test_everybody_writes_one_card_of_each_kind() -> None:
    form = ACTIVITY.form(BOTH)  # type: ignore[misc]
    assert (form.subject, [one["value"] for one in form.subjects], form.limit) == ("kind", ["treasure", "value"], 1)
    assert [ACTIVITY.question(card) for card in (TREASURE, VALUE)] == ["treasure", "value"]
    assert ACTIVITY.rule(BOTH) == "Eine Karte für einen Schatz, eine für einen Wert · keine Namen"


def test_values_go_on_and_treasures_stay() -> None:
    scene = build_scene(ACTIVITY, [TREASURE, VALUE], step=BOTH)
    assert [option.text for option in ACTIVITY.options(scene)] == ["Respekt"]
    assert {card["kind"] for card in ACTIVITY.result(scene)["cards"]} == {"treasure", "value"}
    assert {(card["text"], card["colour"], card["sign"]) for card in ACTIVITY.picture(scene)["cards"]} == {
        ("Das Sommerfest", "yellow", ""),
        ("Respekt", "green", "■"),
    }
    assert ACTIVITY.annex(scene) == (
        Cards("Schatz (1)", (Card("Das Sommerfest"),)),
        Cards("Wert (1)", (Card("Respekt"),)),
    )


# ── ideas for sub-goals ──────────────────────────────────────────────────────

GOALS = (
    Option("g1", "Alle lernen Deutsch.", (), {"level": "goal"}),
    Option("g1.1", "Kurse am Abend", ("g1",), {"level": "sub_goal"}),
    Option("g1.2", "Kinder betreuen", ("g1",), {"level": "sub_goal"}),
)
TRIO = build_step(ACTIVITY, settings={"by": "table", "limit": 3, "characters": 100, "meaning": "Idee", "fields": False})


def ideas(*given: tuple[str, str | None]) -> Scene:
    """Cards of trios with the sub-goal each is for."""
    data = [{"text": text, **({"sub_goal": goal} if goal else {})} for text, goal in given]
    return build_scene(ACTIVITY, data, step=TRIO, inputs=GOALS)


def test_sub_goals_are_offered_and_goals_only_where_there_are_none() -> None:
    assert [one["value"] for one in ACTIVITY.form(ideas().step).fields[1].options] == ["g1.1", "g1.2"]  # type: ignore[misc]
    only_goals = build_scene(ACTIVITY, step=TRIO, inputs=GOALS[:1])
    assert [one["label"] for one in ACTIVITY.form(only_goals.step).fields[1].options] == ["Alle lernen Deutsch."]  # type: ignore[misc]


def test_where_sub_goals_were_checked_only_these_are_offered() -> None:
    checked = (replace(GOALS[2], text="Zwölf Plätze bis Mai", facts={"level": "sub_goal", "checked": True}),)
    scene = build_scene(ACTIVITY, step=TRIO, inputs=(*checked, *GOALS))
    assert [one["label"] for one in ACTIVITY.form(scene.step).fields[1].options] == ["Zwölf Plätze bis Mai"]  # type: ignore[misc]


def test_what_is_no_goal_is_not_offered_unless_the_facilitator_typed_it() -> None:
    needs = (Option("c1", "Bus am Abend", facts={"number": 1}),)
    assert len(ACTIVITY.form(build_scene(ACTIVITY, step=TRIO, inputs=needs).step).fields) == 1  # type: ignore[misc]
    typed = build_scene(ACTIVITY, step=TRIO, inputs=(*needs, Option("own", "Fest im Hof"), *GOALS))
    assert [one["value"] for one in ACTIVITY.form(typed.step).fields[1].options] == ["own", "g1.1", "g1.2"]  # type: ignore[misc]


def test_an_idea_says_which_sub_goal_it_is_for_and_grows_out_of_it() -> None:
    scene = ideas(("Kurs im Treff", "g1.1"), ("Garten", None))
    found = {card["text"]: (card["sub_goal"], card["from"]) for card in ACTIVITY.result(scene)["cards"]}
    assert found == {"Kurs im Treff": ("Kurse am Abend", ["g1.1"]), "Garten": (None, [])}
    options = {one.text: (one.roots, one.facts.get("sub_goal")) for one in ACTIVITY.options(scene)}
    assert options == {"Kurs im Treff": (("g1.1",), "Kurse am Abend"), "Garten": ((), None)}


def test_an_idea_has_a_hundred_characters_and_only_sub_goals_that_are_there() -> None:
    step = ideas().step
    assert ACTIVITY.check(step, {"text": "x" * 100, "sub_goal": "g1.2"}) == {"text": "x" * 100, "sub_goal": "g1.2"}
    assert ACTIVITY.check(step, {"text": "Bus", "sub_goal": None}) == {"text": "Bus"}
    for data, refusal in (({"text": "x" * 101}, TooLong), ({"text": "Bus", "sub_goal": "g1"}, NotAnOption)):
        with pytest.raises(refusal):
            ACTIVITY.check(step, data)
    with pytest.raises(Unreadable):
        ACTIVITY.check(step, {"text": "Bus", "sub_goal": ["g1.1"]})


def test_ideas_hang_under_their_sub_goals_and_an_empty_one_stays() -> None:
    picture = ACTIVITY.picture(ideas(("Kurs im Treff", "g1.1"), ("Garten", None)))
    hung = [(one["number"], one["title"], [card["text"] for card in one["cards"]]) for one in picture["clusters"]]
    assert hung == [(1, "Kurse am Abend", ["Kurs im Treff"]), (2, "Kinder betreuen", [])]
    assert [card["text"] for card in picture["cards"]] == ["Garten"]


def test_an_idea_arrives_live_where_it_hangs_afterwards() -> None:
    scene = ideas(("Kurs im Treff", "g1.1"))
    assert ACTIVITY.card is not None
    assert ACTIVITY.card(scene.step, scene.valid[0]) == ACTIVITY.picture(scene)["clusters"][0]["cards"][0]


def test_the_minutes_list_ideas_by_sub_goal() -> None:
    scene = ideas(("Kurs im Treff", "g1.1"), ("Kurs im Hort", "g1.1"), ("Garten", None))
    _said, table = ACTIVITY.minutes(scene)
    assert isinstance(table, Table)
    assert table.rows == (("Kurse am Abend", 2), ("Kinder betreuen", 0), ("Ohne Teilziel", 1), ("Zusammen", 3))
    assert [(one.title, len(one.cards)) for one in ACTIVITY.annex(scene) if isinstance(one, Cards)] == [
        ("Kurse am Abend (2)", 2),
        ("Ohne Teilziel", 1),
    ]


def test_a_file_names_the_sub_goal_by_its_words() -> None:
    scene = ideas()
    assert ACTIVITY.spoken(scene, {"text": "a", "sub_goal": " Kinder betreuen"}) == {"text": "a", "sub_goal": "g1.2"}
    assert [ACTIVITY.spoken(scene, {"text": "a", **one}) for one in ({"sub_goal": "Mond"}, {})] == [
        {"text": "a", "sub_goal": "Mond"},
        {"text": "a"},
    ]
    assert (ACTIVITY.named({"text": "a", "sub_goal": "Mond"}), ACTIVITY.named({"text": "a"})) == (("Mond",), ())


def test_a_card_of_a_table_says_which_so_that_the_projector_can_show_one_table_alone() -> None:
    seated, loose = build_entry(1, {"text": "Bus"}, table="Tisch 2"), build_entry(2, {"text": "Kita"})
    cards = ACTIVITY.picture(build_scene(ACTIVITY, entries=(seated, loose)))["cards"]
    assert {card["text"]: card.get("table") for card in cards} == {"Bus": "Tisch 2", "Kita": None}
