"""The minutes: what stands in them, where, in which words, and what never does."""

import io
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import docx
import pytest

from data.word.writer import write
from facilitation import desk, planning, rehearsal, releases, retention, seating
from facilitation.contract import Catalogue, Planned
from facilitation.document import (
    Block,
    Bullets,
    Card,
    Cards,
    Chart,
    Column,
    Document,
    Facts,
    Heading,
    Item,
    PageBreak,
    Rule,
    Section,
    Stamp,
    Table,
    Text,
)
from facilitation.errors import Missing
from facilitation.minutes import minutes
from facilitation.reading import KEPT_FOR
from facilitation.roles import Guest
from facilitation.version import Version
from facilitation.workshop import Entry, Person, StepState
from modules.catalogue import load
from tests.builders import FACILITATOR, NOTE, Evening, build_evening, build_process, build_workshop, new_id

REAL = load()
TABLE_NOTE = replace(NOTE, key="table_note", unit="table")
ASIDE = replace(NOTE, key="aside", parked=NOTE.options)
WIDE = (Section(landscape=True), Text("breit"), Section(landscape=False))
WIDE_NOTE = replace(NOTE, key="wide", annex=lambda scene: WIDE)
BOX = Catalogue({**REAL.activities, **{one.key: one for one in (TABLE_NOTE, ASIDE, WIDE_NOTE)}}, REAL.formats)
AGENDA = (
    Planned("welcome", "arrival", "Willkommen", "Wer ist heute hier?", 10),
    Planned("cooperation", "barometer", "Wie gut arbeiten wir zusammen?", "Wie gut arbeiten wir zusammen?", 10),
    Planned("strengths", "cards", "Was läuft gut?", "Was läuft gut?", 20, left_out=True),
    Planned("break", "talk", "Pause", "Die Tablets dürfen liegen bleiben.", 15),
    Planned("gaps", "cards", "Was fehlt?", "Was fehlt hier?", 15),
    Planned("needs", "clustering", "Bedarfe sortieren", "Was brauchen die Menschen?", 15, sources=("gaps",)),
    Planned("priorities", "dots", "Punkte vergeben", "Was gehen wir zuerst an?", 10, sources=("needs",), settings={"k": 2}),
    Planned("focus", "selection", "Schwerpunkte festhalten", "Was empfehlen wir?", 10, sources=("priorities",)),
    Planned("closing", "flash", "Blitzlicht", "Was nehmen Sie mit?", 10),
)
GROUPS = ("Politik", "Verwaltung", "Ehrenamt")
PEOPLE = (("Verwaltung", "Jugendamt"), ("Verwaltung", "VHS"), ("Ehrenamt", "VHS"), ("Ehrenamt", ""), ("Ehrenamt", "Ökohof"))
CARDS = ("Sprachkurs am Abend", "Bus am Sonntag", "Kita neben dem Kurs", "Lotsin im Rathaus", "=cmd|' /c calc'!A1")
HIDDEN, WITHDRAWN, LATE, NAMED = "Verborgenes", "Zurückgezogenes", "Verspätetes", "Petra Müller hilft immer"
REDACTED = "█████ ██████ hilft immer"


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    return plan(tmp_path)


def plan(folder: Path, *agenda: Planned, **details: Any) -> Evening:
    """A planned evening in the real box; its process has three actor groups."""
    evening = build_evening(folder / "koffer.sqlite3", *(agenda or AGENDA), box=BOX)
    planning.change_process(
        evening.house, FACILITATOR, evening.workshop.process_id, actor_groups=GROUPS, fields=["Sprache"], **details
    )
    planning.change_workshop(evening.house, FACILITATOR, evening.workshop_id, title="Bestandsaufnahme", starts="14:00")
    return evening


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Evening:
    """An evening that was held to its end; only read by tests."""
    evening = plan(tmp_path_factory.mktemp("held"), hosts=["Stadt", "Landkreis"], partners=["Caritas"])
    planning.change_workshop(
        evening.house,
        FACILITATOR,
        evening.workshop_id,
        place="Rathaus",
        host="Stadtverwaltung",
        next_steps="Protokoll\n\n Rat ",
    )
    hold(evening)
    return evening


def hold(evening: Evening) -> None:
    """Play the whole evening: every step opened, most revealed, one card each hidden, withdrawn, late and redacted."""
    house, guests = evening.house, seat(evening, *PEOPLE)
    pass_over(evening, "welcome", 9)
    give(evening, "cooperation", guests, [{"value": 4, "word": "offen"}, {"value": 2}, {"value": 3}])
    desk.note(house, FACILITATOR, evening.open("break").id, "Kaffee.\n\nDanach die Karten.", 0)
    close(evening, "break", 15)
    write_cards(evening, guests)
    sort_cards(evening)
    options = {one["text"]: one["id"] for one in evening.open("priorities").opening["options"]}
    for guest, dots in zip(guests, ({"Sprache": 2}, {"Sprache": 1}, {"Wege": 1}, {"Kinder": 1}), strict=False):
        send(evening, guest, "priorities", {"dots": {options[text]: count for text, count in dots.items()}})
    close(evening, "priorities", 10)
    evening.open("focus")
    chosen = [options[text] for text in ("Sprache", "Wege", "Kinder")]
    desk.arrange(house, FACILITATOR, evening.step("focus").id, "choose", {"selected": chosen, "rule": ""})
    close(evening, "focus", 10)
    give(evening, "closing", guests, [{"text": "Danke."}, {"passed": True}])
    desk.park(house, FACILITATOR, evening.workshop_id, "Hallenzeiten", "Pause")
    desk.finish(house, FACILITATOR, evening.workshop_id)


def seat(evening: Evening, *people: tuple[str, str]) -> list[Guest]:
    guests = [Guest(evening.workshop_id, new_id()) for _ in people]
    for guest, (group, institution) in zip(guests, people, strict=True):
        desk.join(evening.house, guest, actor_group=group, institution=institution)
    return guests


def send(evening: Evening, guest: Guest, key: str, data: dict[str, Any], **how: Any) -> Entry:
    return desk.submit(evening.house, guest, id=new_id(), step=key, data=data, **how).entry


def close(evening: Evening, key: str, minutes: int) -> None:
    """Close and reveal the step after some minutes."""
    evening.clock.go_on(minutes * 60)
    desk.reveal_step(evening.house, FACILITATOR, evening.close(key).id)


def pass_over(evening: Evening, key: str, minutes: int) -> None:
    evening.open(key)
    close(evening, key, minutes)


def give(evening: Evening, key: str, guests: Sequence[Guest], given: Sequence[dict[str, Any]]) -> None:
    """Hold a step at which the first guests give one input each."""
    evening.open(key)
    for guest, data in zip(guests, given, strict=False):
        send(evening, guest, key, data)
    close(evening, key, 10)


def write_cards(evening: Evening, guests: Sequence[Guest]) -> None:
    house = evening.house
    evening.open("gaps")
    for guest, text in zip(guests, CARDS[:4], strict=False):
        send(evening, guest, "gaps", {"text": text})
    desk.enter_paper(house, FACILITATOR, evening.step("gaps").id, {"text": CARDS[4], "field": "Sprache"})
    desk.hide(house, FACILITATOR, send(evening, guests[0], "gaps", {"text": HIDDEN}).id)
    desk.withdraw(house, guests[1], id=send(evening, guests[1], "gaps", {"text": WITHDRAWN}).id)
    named = send(evening, guests[2], "gaps", {"text": NAMED})
    close(evening, "gaps", 15)
    send(evening, guests[3], "gaps", {"text": LATE}, waited=30)
    desk.redact(house, FACILITATOR, named.id, REDACTED)


def sort_cards(evening: Evening) -> None:
    step = evening.open("needs")
    ids = {one.text: one.id for one in evening.scene("needs").inputs}

    def act(verb: str, arguments: dict[str, Any]) -> None:
        desk.arrange(evening.house, FACILITATOR, step.id, verb, arguments)

    act("create", {"title": "Sprache", "cards": [ids[CARDS[0]], ids[CARDS[4]]]})
    act("create", {"title": "Wege", "cards": [ids[CARDS[1]]]})
    act("create", {"title": "Kinder", "cards": [ids[CARDS[2]]]})
    act("move", {"card": ids[CARDS[3]], "to": "parked"})
    close(evening, "needs", 15)


# ── reading a document ───────────────────────────────────────────────────────


def document(evening: Evening) -> Document:
    return minutes(evening.house, evening.workshop_id)


def words(evening: Evening) -> str:
    """Everything that stands in the minutes."""
    return json.dumps(document(evening).to_dict(), ensure_ascii=False)


def chapter(evening: Evening, title: str, level: int = 1) -> tuple[Block, ...]:
    """The blocks below a heading, up to the next of its level or above."""
    blocks = document(evening).blocks
    start = blocks.index(Heading(level, title)) + 1
    ends = (place for place, one in enumerate(blocks) if place >= start and isinstance(one, Heading) and one.level <= level)
    return blocks[start : next(ends, None)]


def step(evening: Evening, title: str) -> tuple[Block, ...]:
    return chapter(evening, title, 2)


def facts(evening: Evening) -> dict[str, str]:
    first = document(evening).blocks[0]
    assert isinstance(first, Facts)
    return dict(first.pairs)


def lead(evening: Evening) -> str:
    first = chapter(evening, "Zusammenfassung")[0]
    assert isinstance(first, Text)
    return first.text


# ── the chapters of an evening that was held ─────────────────────────────────


def test_the_chapters_stand_in_the_order_a_reader_looks_for_them(held: Evening) -> None:
    headings = [block.text for block in document(held).blocks if isinstance(block, Heading) and block.level == 1]
    assert headings == [
        "Zusammenfassung",
        "Teilnehmende",
        "Ablauf",
        "Ergebnisse der Schritte",
        "Themenspeicher",
        "Nächste Schritte",
        "Datenschutz",
        "Anhang: Herkunft der Ergebnisse",
        "Anhang: alle Eingaben im Wortlaut",
    ]


def test_the_title_says_which_workshop_and_the_block_below_it_where_when_and_by_whom(held: Evening) -> None:
    made = document(held)
    assert (made.title, made.language) == ("Ergebnisprotokoll: Bestandsaufnahme", "de-DE")
    assert made.subtitle == "Gemeinsam leben in Musterstadt · Stadt Musterstadt"
    status = "Entwurf, Fassung 1, Stand 21.11.2026, 15:34 Uhr"
    assert facts(held) == {
        "Kommune": "Stadt Musterstadt",
        "Anlass": "Gemeinsam leben in Musterstadt",
        "Format": "Bestandsaufnahme, Version 1",
        "Datum": "21. November 2026",
        "Zeit": "14:00 bis 15:34 Uhr",
        "Ort": "Rathaus",
        "Getragen von": "Stadt, Landkreis",
        "Partner": "Caritas",
        "Eingeladen von": "Stadtverwaltung",
        "Status": status,
    }
    properties = made.properties
    assert (properties.author, properties.subject) == ("Stadtverwaltung", "Bestandsaufnahme, 21. November 2026")
    assert (properties.keywords, properties.status, properties.created) == (("Sprache",), status, held.clock())


def test_the_summary_names_who_came_the_recommendation_and_the_opinion_it_rests_on(held: Evening) -> None:
    assert chapter(held, "Zusammenfassung") == (
        Text("5 Personen aus 2 Akteursgruppen haben teilgenommen.", "lead"),
        Text("Auftrag: Stadt, Landkreis."),
        Stamp("Empfehlung", "Was empfehlen wir?"),
        Bullets(
            (Item("Sprache", "3 Punkte"), Item("Wege", "1 Punkt, gleichauf"), Item("Kinder", "1 Punkt, gleichauf")),
            numbered=True,
        ),
        Stamp("Meinungsbild", "Was gehen wir zuerst an? (4 von 5 Personen)"),
        Text("Wie es weitergeht: Protokoll"),
        Text("Meinungsbild und Empfehlung sind keine Beschlüsse. Sie zeigen, wie die Anwesenden gewichten.", "note"),
    )


def test_those_who_came_are_counted_by_group_and_institution(held: Evening) -> None:
    assert chapter(held, "Teilnehmende") == (
        Text("Gezählt nach Akteursgruppe und Institution. Namen werden nicht erfasst.", "note"),
        Table(
            "Teilnehmende nach Akteursgruppe",
            (Column("Akteursgruppe", 4), Column("Personen", 1, "right")),
            (("Verwaltung", 2), ("Ehrenamt", 3), ("Zusammen", 5)),
        ),
        Facts((("Institutionen", "Jugendamt\u00a0· Ökohof\u00a0· VHS (2 Personen)"), ("Nicht vertreten", "Politik"))),
    )


def test_nobody_can_be_recognised_or_linked_by_what_stands_in_the_minutes(held: Evening) -> None:
    said = words(held)
    marks = {entry.pseudonym for entry in held.all(Entry)} | {person.id for person in held.all(Person)}
    assert [mark for mark in marks if mark and mark in said] == []


def test_the_agenda_says_when_each_step_was_planned_began_and_how_long_it_took(held: Evening) -> None:
    table, left_out = chapter(held, "Ablauf")
    assert isinstance(table, Table)
    assert [column.header for column in table.columns] == [
        "Nr.",
        "Schritt",
        "Beginn Soll",
        "Beginn Ist",
        "Minuten Soll",
        "Minuten Ist",
    ]
    assert table.rows == (
        (1, "Willkommen", "14:00", "14:00", 10, 9),
        (2, "Wie gut arbeiten wir zusammen?", "14:10", "14:09", 10, 10),
        (3, "Pause", "14:20", "14:19", 15, 15),
        (4, "Was fehlt?", "14:35", "14:34", 15, 15),
        (5, "Bedarfe sortieren", "14:50", "14:49", 15, 15),
        (6, "Punkte vergeben", "15:05", "15:04", 10, 10),
        (7, "Schwerpunkte festhalten", "15:15", "15:14", 10, 10),
        (8, "Blitzlicht", "15:25", "15:24", 10, 10),
    )
    assert (table.note, left_out) == ("", Text("Weggelassen: Was läuft gut?.", "note"))


def test_each_step_has_its_number_of_the_agenda_its_question_and_how_many_took_part(held: Evening) -> None:
    blocks = chapter(held, "Ergebnisse der Schritte")
    titles = [block.text for block in blocks if isinstance(block, Heading) and block.level == 2]
    asked = [block.text for block in blocks if isinstance(block, Text) and block.style == "quote"]
    assert titles == [
        "1. Willkommen",
        "2. Wie gut arbeiten wir zusammen?",
        "3. Pause",
        "4. Was fehlt?",
        "5. Bedarfe sortieren",
        "6. Punkte vergeben",
        "7. Schwerpunkte festhalten",
        "8. Blitzlicht",
    ]
    assert asked == [one.question for one in AGENDA if not one.left_out]
    assert step(held, "4. Was fehlt?")[1] == Text("4 von 5 Personen haben teilgenommen (80\u00a0%).")
    assert step(held, "6. Punkte vergeben")[1] == Stamp("Meinungsbild", "4 von 5 Personen haben teilgenommen (80\u00a0%).")
    assert step(held, "7. Schwerpunkte festhalten")[1] == Stamp("Empfehlung")
    incomplete = "2 von 5 Personen haben teilgenommen (40\u00a0%). Unvollständig: weniger als 60\u00a0%."
    assert step(held, "8. Blitzlicht")[1] == Text(incomplete)


def test_a_rating_stands_with_its_table_and_its_figures(held: Evening) -> None:
    blocks = step(held, "2. Wie gut arbeiten wir zusammen?")
    assert blocks[1] == Stamp("Meinungsbild", "3 von 5 Personen haben teilgenommen (60,0\u00a0%).")
    chart, table, figures = blocks[2:5]
    assert isinstance(chart, Chart)
    assert isinstance(table, Table)
    assert (chart.tabled, table.cells("Personen")) == (False, (0, 1, 1, 1, 0))
    assert isinstance(figures, Facts)
    assert dict(figures.pairs)["Mittelwert"] == "3,00"


def test_all_cards_stand_verbatim_by_cluster(held: Evening) -> None:
    shown = [block for block in step(held, "5. Bedarfe sortieren") if isinstance(block, Cards)]
    assert shown == [
        Cards("Thema 1: Sprache (2)", (Card(CARDS[0]), Card(CARDS[4], "vom Papier"))),
        Cards("Thema 2: Wege (1)", (Card(CARDS[1]),)),
        Cards("Thema 3: Kinder (1)", (Card(CARDS[2]),)),
        Cards("Keinem Thema zugeordnet (1)", (Card(REDACTED, "geschwärzt"),)),
    ]
    assert step(held, "5. Bedarfe sortieren")[-1] == Text("1 Karte liegt als unklar im Themenspeicher.")


def test_the_ranking_stands_with_its_rule_and_the_recommendation_with_the_rule_at_the_cut(held: Evening) -> None:
    _, _, chart, table, rule = step(held, "6. Punkte vergeben")[:5]
    assert isinstance(table, Table)
    assert isinstance(chart, Chart)
    assert (chart.tabled, chart.table.cells("Punkte")) == (False, table.cells("Punkte"))
    assert [row[:3] for row in table.rows] == [(1, "Sprache", 3), (2, "Wege", 1), (2, "Kinder", 1)]
    assert isinstance(rule, Rule)
    assert step(held, "7. Schwerpunkte festhalten")[3] == Rule("Nach der Rangfolge, Gleichstand: alle genommen.")


def test_notes_of_the_facilitator_stand_below_their_step(held: Evening) -> None:
    assert step(held, "3. Pause") == (
        Text("Die Tablets dürfen liegen bleiben.", "quote"),
        Heading(3, "Notizen der Moderation"),
        Text("Kaffee.\n\nDanach die Karten."),
    )


def test_the_parking_lot_holds_its_lines_and_the_cards_that_were_parked(held: Evening) -> None:
    (table,) = chapter(held, "Themenspeicher")
    assert isinstance(table, Table)
    assert table.rows == (
        ("Hallenzeiten", "Pause", None, None),
        (CARDS[3], "Bedarfe sortieren", None, None),
    )


def test_next_steps_stand_as_they_were_written_line_by_line(held: Evening) -> None:
    assert chapter(held, "Nächste Schritte") == (Bullets(("Protokoll", "Rat")),)


def test_the_annex_begins_on_a_page_of_its_own_and_holds_every_card_once(held: Evening) -> None:
    blocks = document(held).blocks
    title = Heading(1, "Anhang: alle Eingaben im Wortlaut")
    assert blocks[blocks.index(title) - 1] == PageBreak()
    first, *groups = chapter(held, title.text)
    assert first == Heading(2, "4. Was fehlt?")
    cards = [card.text for group in groups if isinstance(group, Cards) for card in group.cards]
    assert sorted(cards) == sorted((*CARDS, REDACTED))


def test_hidden_withdrawn_and_late_cards_stand_nowhere_and_redacted_ones_only_redacted(held: Evening) -> None:
    said = words(held)
    assert [text for text in (HIDDEN, WITHDRAWN, LATE, NAMED, "Petra") if text in said] == []
    assert REDACTED in said


def test_the_document_survives_the_way_to_plain_data_and_back(held: Evening) -> None:
    made = document(held)
    assert Document.from_dict(json.loads(json.dumps(made.to_dict()))) == made


def test_a_late_card_that_was_admitted_is_marked(evening: Evening) -> None:
    guests = seat(evening, *PEOPLE)
    write_cards(evening, guests)
    (late,) = [entry for entry in evening.all(Entry) if entry.data.get("text") == LATE]
    desk.admit(evening.house, FACILITATOR, late.id)
    groups = [block for block in chapter(evening, "Anhang: alle Eingaben im Wortlaut") if isinstance(block, Cards)]
    assert Card(LATE, "verspätet") in [card for group in groups for card in group.cards]


def test_a_wide_annex_turns_the_page_before_its_heading_and_leaves_no_empty_page_behind(tmp_path: Path) -> None:
    wide, note = Planned("wide", "wide", "Breit", "?", 5), Planned("gaps", "cards", "Schmal", "?", 5)
    evening = plan(tmp_path, wide, note, replace(wide, key="again"))
    for key, text in (("wide", ""), ("gaps", "Bus"), ("again", "")):
        if text:
            desk.enter_paper(evening.house, FACILITATOR, evening.open(key).id, {"text": text})
        else:
            evening.open(key)
        close(evening, key, 5)
    blocks = document(evening).blocks
    title = Heading(1, "Anhang: alle Eingaben im Wortlaut")
    assert blocks[blocks.index(title) - 1 :] == (
        Section(landscape=True),
        title,
        Heading(2, "1. Breit"),
        Text("breit"),
        Section(landscape=False),
        Heading(2, "2. Schmal"),
        Cards("Alle Karten", (Card("Bus", "vom Papier"),)),
        Section(landscape=True),
        Heading(2, "3. Breit"),
        Text("breit"),
    )


# ── what is not revealed yet ─────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("key", "title", "data"),
    [
        ("gaps", "4. Was fehlt?", {"text": "Noch verdeckt"}),
        ("cooperation", "2. Wie gut arbeiten wir zusammen?", {"value": 5, "word": "Noch verdeckt"}),
        ("closing", "8. Blitzlicht", {"text": "Noch verdeckt"}),
    ],
)
@pytest.mark.parametrize("state", [StepState.OPEN, StepState.CLOSED])
def test_a_step_that_is_not_revealed_shows_how_many_took_part_and_no_content(
    evening: Evening, key: str, title: str, data: dict[str, Any], state: StepState
) -> None:
    (guest,) = seat(evening, ("Verwaltung", ""))
    evening.open(key)
    send(evening, guest, key, data)
    desk.note(evening.house, FACILITATOR, evening.step(key).id, "Noch verdeckt", 0)
    if state is StepState.CLOSED:
        evening.close(key)
    blocks = step(evening, title)
    state_name = {"open": "offen", "closed": "geschlossen"}[state.value]
    assert blocks[-1] == Text(f"Der Schritt ist {state_name}, das Ergebnis noch nicht aufgedeckt.", "note")
    assert getattr(blocks[1], "text", "") == "1 von 1 Person hat teilgenommen (100\u00a0%)."
    assert "Noch verdeckt" not in words(evening)


def test_dots_that_are_not_revealed_rank_nothing_and_stand_in_no_summary(evening: Evening) -> None:
    planning.change_step(evening.house, FACILITATOR, evening.step("priorities").id, options=["Kita", "Bus", "Kurs", "Amt"])
    (guest,) = seat(evening, ("Verwaltung", ""))
    first = evening.open("priorities").opening["options"][0]["id"]
    send(evening, guest, "priorities", {"dots": {first: 1}})
    evening.close("priorities")
    assert "Kita" not in words(evening)
    assert [block for block in chapter(evening, "Zusammenfassung") if isinstance(block, Stamp)] == []
    desk.reveal_step(evening.house, FACILITATOR, evening.step("priorities").id)
    assert "Kita" in str(chapter(evening, "Zusammenfassung"))


def test_what_was_put_aside_at_a_step_stands_in_the_parking_lot_once_it_is_revealed(tmp_path: Path) -> None:
    evening = plan(tmp_path, Planned("aside", "aside", "Beiseite", "?", 5))
    desk.enter_paper(evening.house, FACILITATOR, evening.open("aside").id, {"text": "Noch verdeckt"})
    evening.close("aside")
    assert "Noch verdeckt" not in words(evening)
    desk.reveal_step(evening.house, FACILITATOR, evening.step("aside").id)
    assert "Noch verdeckt" in str(chapter(evening, "Themenspeicher"))


def test_steps_that_were_not_held_stand_in_the_agenda_without_times_and_nowhere_else(evening: Evening) -> None:
    pass_over(evening, "break", 3)
    titles = [block.text for block in document(evening).blocks if isinstance(block, Heading) and block.level == 2]
    assert titles == ["3. Pause"]
    table, _ = chapter(evening, "Ablauf")
    assert isinstance(table, Table)
    assert [row[3:] for row in table.rows if row[1] in ("Willkommen", "Pause")] == [(None, 10, None), ("14:00", 15, 3)]
    assert step(evening, "3. Pause")[-1] == Text("Ohne Notizen.", "note")


def vote_on_cards(evening: Evening) -> tuple[list[Entry], Guest]:
    """Dots on cards as they were written, without sorting them: the options are people's own words."""
    planning.change_step(evening.house, FACILITATOR, evening.step("priorities").id, sources=["gaps"])
    (guest,) = seat(evening, ("Verwaltung", ""))
    planning.change_step(evening.house, FACILITATOR, evening.step("gaps").id, settings={"limit": 4})
    evening.open("gaps")
    cards = [send(evening, guest, "gaps", {"text": text}) for text in (NAMED, HIDDEN, WITHDRAWN, "Bus am Sonntag")]
    close(evening, "gaps", 5)
    evening.open("priorities")
    send(evening, guest, "priorities", {"dots": {cards[0].id: 1, cards[1].id: 1}})
    close(evening, "priorities", 5)
    return cards, guest


def ranked(evening: Evening) -> list[str]:
    return sorted(option.text for option in evening.scene("priorities").options)


def test_a_card_people_voted_on_is_redacted_hidden_and_withdrawn_there_too(evening: Evening) -> None:
    (named, hidden, withdrawn, _), guest = vote_on_cards(evening)
    desk.redact(evening.house, FACILITATOR, named.id, REDACTED)
    desk.hide(evening.house, FACILITATOR, hidden.id)
    for _ in range(2):
        desk.step_back(evening.house, FACILITATOR, evening.step("gaps").id)
    desk.withdraw(evening.house, guest, id=withdrawn.id)
    close(evening, "gaps", 5)
    assert ranked(evening) == sorted([REDACTED, desk.HIDDEN_OPTION, desk.HIDDEN_OPTION, "Bus am Sonntag"])
    assert [text for text in (NAMED, HIDDEN, WITHDRAWN) if text in words(evening)] == []
    (table,) = [block for block in step(evening, "6. Punkte vergeben") if isinstance(block, Table)]
    points = sorted(f"{row[1]}: {row[2]}" for row in table.rows)
    assert points == ["Bus am Sonntag: 0", "verborgene Karte: 0", "verborgene Karte: 1", f"{REDACTED}: 1"]


def test_taking_that_back_gives_the_words_back_and_tells_the_tablets(evening: Evening) -> None:
    (named, hidden, *_), _ = vote_on_cards(evening)
    before = evening.scene("priorities").step
    desk.redact(evening.house, FACILITATOR, named.id, REDACTED)
    desk.hide(evening.house, FACILITATOR, hidden.id)
    assert evening.scene("priorities").step != before
    for _ in range(2):
        desk.undo(evening.house, FACILITATOR, evening.step("gaps").id)
        assert evening.notices[-1].step
    assert evening.scene("priorities").step == before
    desk.hide(evening.house, FACILITATOR, hidden.id)
    desk.unhide(evening.house, FACILITATOR, hidden.id)
    assert evening.scene("priorities").step == before


# ── before the beginning, while it lasts, afterwards ─────────────────────────


def test_before_the_beginning_the_minutes_say_that_there_is_nothing_yet(evening: Evening) -> None:
    assert facts(evening)["Zeit"] == "geplant ab 14:00 Uhr"
    assert chapter(evening, "Zusammenfassung") == (Text("Es ist niemand beigetreten.", "lead"),)
    assert chapter(evening, "Teilnehmende")[-1] == Text("Es ist niemand beigetreten.")
    assert chapter(evening, "Ergebnisse der Schritte") == (Text("Noch kein Schritt wurde eröffnet."),)
    assert chapter(evening, "Themenspeicher") == (Text("Es blieb nichts offen."),)
    assert chapter(evening, "Nächste Schritte") == (Text("Es wurden noch keine nächsten Schritte eingetragen."),)
    assert "Anhang" not in words(evening)


def test_while_the_evening_lasts_they_say_since_when_and_until_when_probably(evening: Evening) -> None:
    evening.clock.go_on(300)
    evening.open("welcome")
    assert facts(evening)["Zeit"] == "ab 14:05 Uhr"
    table, _ = chapter(evening, "Ablauf")
    assert isinstance(table, Table)
    assert table.note == "Voraussichtliches Ende: 15:40 Uhr."
    assert "noch nicht beendet" in str(chapter(evening, "Datenschutz"))


def test_an_agenda_that_is_empty_has_no_end(evening: Evening) -> None:
    for one in AGENDA:
        planning.remove_step(evening.house, FACILITATOR, evening.workshop_id, evening.step(one.key).id)
    (table,) = chapter(evening, "Ablauf")
    assert isinstance(table, Table)
    assert (table.rows, table.note) == ((), "")


def test_released_minutes_say_so_and_when_the_raw_data_goes(evening: Evening) -> None:
    assert "sechs Monate nach der Freigabe dieses Protokolls gelöscht" in str(chapter(evening, "Datenschutz"))
    release = releases.release(evening.house, FACILITATOR, evening.workshop_id)
    assert facts(evening)["Status"] == "Entwurf, Fassung 2, Stand 21.11.2026, 14:00 Uhr"
    made = minutes(evening.house, evening.workshop_id, version=Version(1, release.at, release.by))
    status = "freigegeben, Fassung 1 am 21.11.2026 durch Moderation"
    assert (dict(made.blocks[0].pairs)["Status"], made.properties.status) == (status, status)
    assert "werden am 23. Mai 2027 gelöscht" in str(made.blocks)


def test_after_the_raw_data_went_the_minutes_still_say_who_came(evening: Evening) -> None:
    seat(evening, *PEOPLE)
    releases.release(evening.house, FACILITATOR, evening.workshop_id)
    evening.clock.go_on((KEPT_FOR + timedelta(days=1)).total_seconds())
    retention.forget(evening.house)
    assert lead(evening) == "5 Personen aus 2 Akteursgruppen haben teilgenommen."


def test_a_rehearsal_is_marked_as_one(evening: Evening) -> None:
    copy = rehearsal.virtual(evening.house, FACILITATOR, evening.workshop_id, 2, Random(1))
    marked = minutes(evening.house, copy.id).blocks[0]
    assert ("Hinweis", "Probelauf mit erfundenen Eingaben, kein Ergebnis eines Workshops") in getattr(marked, "pairs", ())
    assert "Hinweis" not in facts(evening)


def test_where_process_and_workshop_have_one_title_it_is_said_once(evening: Evening) -> None:
    planning.change_process(evening.house, FACILITATOR, evening.workshop.process_id, title="Bestandsaufnahme")
    assert document(evening).subtitle == ""
    assert "Anlass" not in facts(evening)


def test_there_are_no_minutes_of_an_unknown_workshop(evening: Evening) -> None:
    with pytest.raises(Missing):
        minutes(evening.house, new_id())


def test_minutes_of_one_workshop_hold_nothing_of_another(evening: Evening) -> None:
    process = build_process(evening.house)
    elsewhere = build_workshop(evening.house, *AGENDA, process=process)
    desk.park(evening.house, FACILITATOR, elsewhere.id, "Anderswo")
    desk.join(evening.house, Guest(elsewhere.id, new_id()), actor_group=process.actor_groups[0], institution="Anderswo")
    assert "Anderswo" not in words(evening)


# ── one, none, many ──────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("people", "sentence"),
    [
        ([("Politik", "")], "1 Person aus 1 Akteursgruppe hat teilgenommen."),
        ([("Politik", ""), ("Politik", "")], "2 Personen aus 1 Akteursgruppe haben teilgenommen."),
        ([("Politik", ""), ("Ehrenamt", "")], "2 Personen aus 2 Akteursgruppen haben teilgenommen."),
    ],
)
def test_the_summary_counts_in_correct_german(evening: Evening, people: list[tuple[str, str]], sentence: str) -> None:
    seat(evening, *people)
    assert lead(evening) == sentence


@pytest.mark.parametrize(
    ("spoke", "here", "sentence"),
    [
        (1, 1, "1 von 1 Person hat teilgenommen (100\u00a0%)."),
        (1, 2, "1 von 2 Personen hat teilgenommen (50\u00a0%). Unvollständig: weniger als 60\u00a0%."),
        (2, 2, "2 von 2 Personen haben teilgenommen (100\u00a0%)."),
        (0, 2, "0 von 2 Personen haben teilgenommen (0\u00a0%). Unvollständig: weniger als 60\u00a0%."),
        (3, 5, "3 von 5 Personen haben teilgenommen (60,0\u00a0%)."),
        (25, 42, "25 von 42 Personen haben teilgenommen (59,5\u00a0%). Unvollständig: weniger als 60\u00a0%."),
    ],
)
def test_how_many_took_part_is_said_in_correct_german_and_never_contradicts_itself(
    evening: Evening, spoke: int, here: int, sentence: str
) -> None:
    guests = seat(evening, *[("Politik", "")] * here)
    give(evening, "gaps", guests, [{"text": f"Karte {number}"} for number in range(spoke)])
    assert step(evening, "4. Was fehlt?")[1] == Text(sentence)


def test_where_nobody_joined_paper_counts_for_nobody(evening: Evening) -> None:
    desk.enter_paper(evening.house, FACILITATOR, evening.open("gaps").id, {"text": "vom Papier"})
    close(evening, "gaps", 5)
    assert step(evening, "4. Was fehlt?")[1] == Text("1 Karte.")


@pytest.mark.parametrize(
    ("tables", "sentence"),
    [
        (["Tisch 1"], "1 von 1 Tisch hat teilgenommen (100\u00a0%)."),
        (["Tisch 1", "Tisch 2"], "1 von 2 Tischen hat teilgenommen (50\u00a0%). Unvollständig: weniger als 60\u00a0%."),
    ],
)
def test_at_table_steps_tables_are_counted(tmp_path: Path, tables: list[str], sentence: str) -> None:
    evening = plan(tmp_path, Planned("offers", "table_note", "Angebote", "Was gibt es?", 10))
    seating.set_tables(evening.house, FACILITATOR, evening.workshop_id, tables)
    (guest,) = seat(evening, ("Politik", ""))
    seating.sit(evening.house, guest, table="Tisch 1")
    give(evening, "offers", [guest], [{"text": "Sprachcafé"}])
    assert step(evening, "1. Angebote")[1] == Text(sentence)


def test_institutions_stand_in_the_order_of_a_german_register(evening: Evening) -> None:
    names = ("Zoo", "ökohof", "Oper", "Osthilfe", "Amt", "Ämterlotsen", "amtsgericht")
    seat(evening, *(("Politik", name) for name in names))
    expected = ("Amt", "Ämterlotsen", "amtsgericht", "ökohof", "Oper", "Osthilfe", "Zoo")
    assert dict(chapter(evening, "Teilnehmende")[-1].pairs)["Institutionen"] == "\u00a0· ".join(expected)


def test_a_group_that_was_taken_off_the_list_later_is_still_counted(evening: Evening) -> None:
    seat(evening, ("Ehrenamt", ""), ("Politik", ""))
    planning.change_process(evening.house, FACILITATOR, evening.workshop.process_id, actor_groups=["Politik", "Kirche"])
    _, table, missing = chapter(evening, "Teilnehmende")
    assert isinstance(table, Table)
    assert table.rows == (("Politik", 1), ("Ehrenamt", 1), ("Zusammen", 2))
    assert missing == Facts((("Nicht vertreten", "Kirche"),))


# ── the summary of a vote ────────────────────────────────────────────────────


def vote(evening: Evening, points: Sequence[int]) -> None:
    """Reveal a vote on as many options as there are points, `A` with the first number of points and so on."""
    texts = [chr(ord("A") + number) for number in range(len(points))]
    vote_step = evening.step("priorities")
    planning.change_step(evening.house, FACILITATOR, vote_step.id, options=texts, settings={"k": 1, "maximum": 1})
    guests = seat(evening, *[("Politik", "")] * sum(points))
    ids = [one["id"] for one in evening.open("priorities").opening["options"]]
    wanted = [id for id, count in zip(ids, points, strict=True) for _ in range(count)]
    for guest, id in zip(guests, wanted, strict=True):
        send(evening, guest, "priorities", {"dots": {id: 1}})
    close(evening, "priorities", 5)


@pytest.mark.parametrize(
    ("points", "asked", "shown"),
    [
        ([3, 2, 1], "", ["A: 3 Punkte", "B: 2 Punkte", "C: 1 Punkt"]),
        ([3, 0, 3], "", ["A: 3 Punkte, gleichauf", "C: 3 Punkte, gleichauf", "B: 0 Punkte"]),
        (
            [6, 5, 4, 3, 2, 1],
            " Die ersten 5 von 6:",
            ["A: 6 Punkte", "B: 5 Punkte", "C: 4 Punkte", "D: 3 Punkte", "E: 2 Punkte"],
        ),
        (
            [4, 3, 2, 2, 1, 1, 0],
            " Die ersten 6 von 7:",
            [
                *("A: 4 Punkte", "B: 3 Punkte", "C: 2 Punkte, gleichauf", "D: 2 Punkte, gleichauf"),
                *("E: 1 Punkt, gleichauf", "F: 1 Punkt, gleichauf"),
            ],
        ),
        ([3, 2, *[0] * 8], " Die ersten 2 von 10:", ["A: 3 Punkte", "B: 2 Punkte"]),
    ],
)
def test_the_summary_shows_the_first_of_a_vote_and_cuts_through_no_tie(
    evening: Evening, points: list[int], asked: str, shown: list[str]
) -> None:
    vote(evening, points)
    _, stamp, lines, note = chapter(evening, "Zusammenfassung")
    people = f"({sum(points)} von {sum(points)} Personen)"
    assert stamp == Stamp("Meinungsbild", f"Was gehen wir zuerst an? {people}{asked}")
    assert isinstance(lines, Bullets)
    assert [f"{one.text}: {one.remark}" for one in lines.items if isinstance(one, Item)] == shown
    assert note == Text("Ein Meinungsbild ist kein Beschluss. Es zeigt, wie die Anwesenden gewichten.", "note")


def test_a_vote_at_which_nobody_voted_puts_nothing_into_the_summary(evening: Evening) -> None:
    vote(evening, [0, 0, 0, 0])
    assert [block for block in chapter(evening, "Zusammenfassung") if isinstance(block, Stamp | Bullets)] == []


def test_a_recommendation_that_left_the_vote_behind_leaves_both_lists_standing(evening: Evening) -> None:
    vote(evening, [3, 2, 1, 1])
    chosen = evening.step("focus")
    planning.change_step(evening.house, FACILITATOR, chosen.id, options=["X", "Y", "Z"])
    ids = [one["id"] for one in evening.open("focus").opening["options"]]
    desk.arrange(evening.house, FACILITATOR, chosen.id, "choose", {"selected": ids, "rule": ""})
    stamps = [block for block in chapter(evening, "Zusammenfassung") if isinstance(block, Stamp)]
    lists = [block for block in chapter(evening, "Zusammenfassung") if isinstance(block, Bullets)]
    assert [stamp.word for stamp in stamps] == ["Empfehlung", "Meinungsbild"]
    assert [len(one.items) for one in lists] == [3, 4]


# ── text that means harm ─────────────────────────────────────────────────────

HOSTILE = (
    "=HYPERLINK(0)",
    "<script>x</script>",
    "{0.__class__}",
    "%s%n",
    "**fett** | # x",
    "مرحبا بكم",
    "👩🏽‍🏫 schön",
    "]]></w:t>",
    "&amp; & <b>",
)


def spread(evening: Evening, text: str) -> None:
    """Put a text wherever somebody may write one."""
    house, here = evening.house, evening.workshop_id
    (guest,) = seat(evening, ("Politik", text))
    planning.change_workshop(house, FACILITATOR, here, title=text, place=text, host=text, next_steps=text)
    give(evening, "gaps", [guest], [{"text": text}])
    evening.open("needs")
    (card,) = evening.scene("needs").inputs
    desk.arrange(house, FACILITATOR, evening.step("needs").id, "create", {"title": text, "cards": [card.id]})
    desk.note(house, FACILITATOR, evening.step("needs").id, text, 0)
    desk.park(house, FACILITATOR, here, text, text)
    close(evening, "needs", 5)


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_people_write_stands_in_the_minutes_and_in_word_as_they_wrote_it(evening: Evening, text: str) -> None:
    spread(evening, text)
    made = document(evening)
    assert made.title == f"Ergebnisprotokoll: {text}"
    assert Card(text, language="ar-SA" if text == "مرحبا بكم" else None) in [
        card for block in made.blocks if isinstance(block, Cards) for card in block.cards
    ]
    assert step(evening, "5. Bedarfe sortieren")[-1] == Text(text)
    file = docx.Document(io.BytesIO(write(made)))
    lines = [paragraph.text for paragraph in file.paragraphs]
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    assert lines.count(text) >= 4  # the card twice, the note, the next step
    assert cells.count(text) == 3  # once as a result with its origin


def test_control_characters_and_turned_writing_are_gone_before_they_reach_the_minutes(evening: Evening) -> None:
    spread(evening, "a\x00b\x1bc\u202ed\ufffe")
    assert "abcd" in words(evening)
    assert [mark for mark in ("\\u0000", "\\u001b", "\u202e", "\ufffe") if mark in words(evening)] == []


def test_ten_thousand_characters_of_notes_come_through(evening: Evening) -> None:
    long = "Zeile mit ä, „Anführung“ und 👍\n\n" * 300
    desk.note(evening.house, FACILITATOR, evening.open("break").id, long, 0)
    assert step(evening, "3. Pause")[-1] == Text(long.strip())
    file = docx.Document(io.BytesIO(write(document(evening))))
    assert [paragraph.text for paragraph in file.paragraphs].count("Zeile mit ä, „Anführung“ und 👍") == 300
