"""The way through the bodies: ordered, dated, and with what they resolved in the end; and the head of the minutes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitation import bodies, planning
from facilitation.appointments import appointments
from facilitation.contract import Catalogue
from facilitation.document import Facts, Heading, Stamp, Table, Text
from facilitation.errors import (
    Empty,
    Missing,
    NoDate,
    NotAllowed,
    NotAnOption,
    Overtaken,
    Resolved,
    TooLong,
    Unknown,
    UnknownStatus,
)
from facilitation.harvest import ergebnis, gather_in
from facilitation.head import proposal
from facilitation.minutes import NO_RESOLUTION, minutes
from facilitation.roles import Guest, Projector, Stranger, Who
from facilitation.summary import MOST, change_summary, read_summary
from facilitation.variants import Variant
from facilitation.workshop import BODY_STATUS_NAMES, OPEN, OUTCOMES, Body, BodyStatus, Process, Resolution, Workshop
from tests.builders import ABEND, BOX, FACILITATOR, Evening, build_evening, build_workshop

HOSTILE = "<script>alert(1)</script> {0} %s =cmd|' /c calc'!A0 **fett** مرحبا"
JANUARY, FEBRUARY, MARCH = date(2027, 1, 12), date(2027, 2, 3), date(2027, 3, 10)


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    return build_evening(tmp_path / "koffer.sqlite3")


def add(evening: Evening, name: str, **details: Any) -> Body:
    return bodies.add_body(evening.house, FACILITATOR, evening.workshop_id, name=name, **details)


def change(evening: Evening, body: Body, **details: Any) -> Body:
    given: dict[str, Any] = {"version": body.version} | details
    return bodies.change_body(evening.house, FACILITATOR, evening.workshop_id, body.id, **given)


def resolve(evening: Evening, body: Body, **details: Any) -> Body:
    given: dict[str, Any] = {
        "version": body.version,
        "date": FEBRUARY,
        "outcome": BodyStatus.RESOLVED,
        "wording": "Der Rat stimmt den Schwerpunkten zu.",
    }
    return bodies.resolve(evening.house, FACILITATOR, evening.workshop_id, body.id, **(given | details))


def move(evening: Evening, body: Body, by: int) -> None:
    bodies.move_body(evening.house, FACILITATOR, evening.workshop_id, body.id, by, version=body.version)


def way(evening: Evening, workshop_id: str | None = None) -> tuple[Body, ...]:
    with evening.house.store.read() as ledger:
        return bodies.way(ledger, workshop_id or evening.workshop_id)


def names(evening: Evening) -> list[str]:
    return [one.name for one in way(evening)]


# ── entering ─────────────────────────────────────────────────────────────────


def test_bodies_stand_in_the_order_in_which_they_were_added(evening: Evening) -> None:
    first, second = add(evening, " Sozialausschuss ", date=JANUARY), add(evening, "Stadtrat", status="postponed")
    assert way(evening) == (first, second)
    assert first == Body(first.id, evening.workshop_id, "Sozialausschuss", JANUARY, position=1.0)
    assert second == Body(second.id, evening.workshop_id, "Stadtrat", None, BodyStatus.POSTPONED, position=2.0)


def test_name_date_and_status_change_one_by_one(evening: Evening) -> None:
    body = add(evening, "Sozialausschuss", date=JANUARY)
    renamed = change(evening, body, name="Ausschuss für Soziales")
    discussed = change(evening, renamed, status=BodyStatus.DISCUSSED)
    undated = change(evening, discussed, date=None)
    expected = replace(body, name="Ausschuss für Soziales", status=BodyStatus.DISCUSSED, date=None, version=4)
    assert (undated, way(evening)) == (expected, (expected,))


@pytest.mark.parametrize(
    ("details", "refusal"),
    [
        ({"name": " \u200b"}, Empty),
        ({"name": "x" * 121}, TooLong),
        ({"date": "12.1.2027"}, NoDate),
        ({"date": date(1999, 12, 31)}, NoDate),
        ({"status": "beschlossen"}, UnknownStatus),
        ({"status": None}, UnknownStatus),
    ],
)
def test_what_is_no_name_no_day_or_no_status_is_refused(evening: Evening, details: dict[str, Any], refusal: type) -> None:
    body = add(evening, "Stadtrat")
    with pytest.raises(refusal):
        change(evening, body, **details)
    with pytest.raises(refusal):
        add(evening, **({"name": "Rat"} | details))
    assert way(evening) == (body,)


def test_a_body_that_is_removed_is_gone(evening: Evening) -> None:
    first, second = add(evening, "Sozialausschuss"), add(evening, "Stadtrat")
    bodies.remove_body(evening.house, FACILITATOR, evening.workshop_id, first.id, version=1)
    assert way(evening) == (second,)
    with pytest.raises(Missing):
        change(evening, first, name="Ausschuss")


def test_a_body_of_another_workshop_is_not_reached(evening: Evening) -> None:
    body, other = add(evening, "Stadtrat"), build_workshop(evening.house, title="Anderswo")
    with pytest.raises(Missing):
        bodies.change_body(evening.house, FACILITATOR, other.id, body.id, version=1, name="Rat")


def test_windows_hear_of_a_change(evening: Evening) -> None:
    add(evening, "Stadtrat")
    assert evening.workshop.arranged == evening.workshop.revision
    assert len(evening.notices) == 1


# ── order ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("by", "order"), [(-1, "BAC"), (1, "ACB"), (-5, "BAC"), (9, "ACB"), (0, "ABC")])
def test_a_body_moves_up_and_down_but_not_off_the_way(evening: Evening, by: int, order: str) -> None:
    moved = [add(evening, name) for name in "ABC"][1]
    move(evening, moved, by)
    assert names(evening) == list(order)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.tuples(st.sampled_from(("add", "move", "remove")), st.integers(0, 7), st.integers(-9, 9)), max_size=12))
def test_however_it_is_moved_every_body_stands_there_once(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, int, int]]
) -> None:
    evening = build_evening(tmp_path_factory.mktemp("way") / "koffer.sqlite3")
    expected = [add(evening, f"Gremium {number}").name for number in range(3)]
    for number, (act, place, by) in enumerate(acts):
        here = place % len(expected) if expected else 0
        if act == "add" or not expected:
            expected.append(add(evening, f"weiteres {number}").name)
            continue
        body = way(evening)[here]
        name = expected.pop(here)
        if act == "move":
            move(evening, body, by)
            expected.insert(min(max(here + by, 0), len(expected)), name)
        else:
            bodies.remove_body(evening.house, FACILITATOR, evening.workshop_id, body.id, version=body.version)
    assert names(evening) == expected


# ── resolutions ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_resolution_has_a_body_a_day_an_outcome_and_its_wording(evening: Evening, outcome: BodyStatus) -> None:
    body = add(evening, "Stadtrat")
    resolved = resolve(evening, body, outcome=outcome, wording=f" {HOSTILE}\n\nZweiter Absatz. ")
    wording = f"{HOSTILE}\n\nZweiter Absatz."
    assert resolved == replace(body, date=FEBRUARY, status=outcome, wording=wording, version=2)
    assert resolved.resolution == Resolution("Stadtrat", FEBRUARY, outcome, wording)


def test_taking_note_needs_no_words_of_its_own(evening: Evening) -> None:
    resolved = resolve(evening, add(evening, "Sozialausschuss"), outcome="noted", wording="")
    assert resolved.resolution == Resolution("Sozialausschuss", FEBRUARY, BodyStatus.NOTED, "Kenntnisnahme")


@pytest.mark.parametrize(
    ("details", "refusal", "field"),
    [
        ({"wording": ""}, Empty, "wording"),
        ({"wording": "x" * 2_001}, TooLong, "wording"),
        ({"date": None}, NoDate, "date"),
        ({"date": date(2100, 1, 1)}, NoDate, "date"),
        ({"outcome": BodyStatus.DISCUSSED}, NotAnOption, "outcome"),
        ({"outcome": "Beschluss"}, UnknownStatus, "status"),
    ],
)
def test_half_a_resolution_is_refused(evening: Evening, details: dict[str, Any], refusal: Any, field: str) -> None:
    body = add(evening, "Stadtrat")
    with pytest.raises(refusal) as refused:
        resolve(evening, body, **details)
    assert (refused.value.field, way(evening)) == (field, (body,))


def test_a_resolution_has_two_thousand_characters(evening: Evening) -> None:
    assert resolve(evening, add(evening, "Stadtrat"), wording="x" * 2_000).wording == "x" * 2_000


def test_a_status_without_wording_is_no_resolution(evening: Evening) -> None:
    assert add(evening, "Stadtrat", date=FEBRUARY, status=BodyStatus.RESOLVED).resolution is None


def test_a_resolution_does_not_vanish_by_the_way(evening: Evening) -> None:
    resolved = resolve(evening, add(evening, "Stadtrat"))
    for details in ({"status": BodyStatus.PLANNED}, {"date": None}):
        with pytest.raises(Resolved):
            change(evening, resolved, **details)
    with pytest.raises(Resolved):
        bodies.remove_body(evening.house, FACILITATOR, evening.workshop_id, resolved.id, version=resolved.version)
    assert way(evening) == (resolved,)


def test_a_resolution_is_corrected_or_taken_back(evening: Evening) -> None:
    resolved = resolve(evening, add(evening, "Stadtrat"))
    amended = resolve(evening, resolved, outcome=BodyStatus.AMENDED, wording="Mit Änderung.")
    assert (amended.status, amended.wording, amended.version) == (BodyStatus.AMENDED, "Mit Änderung.", 3)
    back = bodies.withdraw_resolution(evening.house, FACILITATOR, evening.workshop_id, amended.id, version=3)
    assert back == replace(amended, status=BodyStatus.DISCUSSED, wording="", version=4)
    assert back.resolution is None


# ── two editors, and who may ─────────────────────────────────────────────────

Act = Callable[[Evening, Body, Who], object]
ACTS: dict[str, Act] = {
    "change": lambda e, b, who: bodies.change_body(e.house, who, e.workshop_id, b.id, version=b.version, name="Anders"),
    "move": lambda e, b, who: bodies.move_body(e.house, who, e.workshop_id, b.id, 1, version=b.version),
    "remove": lambda e, b, who: bodies.remove_body(e.house, who, e.workshop_id, b.id, version=b.version),
    "resolve": lambda e, b, who: bodies.resolve(
        e.house, who, e.workshop_id, b.id, version=b.version, date=MARCH, outcome="resolved", wording="Ja."
    ),
    "withdraw": lambda e, b, who: bodies.withdraw_resolution(e.house, who, e.workshop_id, b.id, version=b.version),
}
ALONE: dict[str, Act] = {
    "add": lambda e, b, who: bodies.add_body(e.house, who, e.workshop_id, name="Neu"),
    "take over": lambda e, b, who: bodies.take_over(e.house, who, e.workshop_id),
}


@pytest.mark.parametrize("act", ACTS)
def test_what_somebody_else_changed_meanwhile_is_not_overwritten(evening: Evening, act: str) -> None:
    seen = add(evening, "Stadtrat")
    add(evening, "Kreistag")
    change(evening, seen, name="Rat der Stadt", date=FEBRUARY)
    before = way(evening)
    with pytest.raises(Overtaken, match="Rat der Stadt"):
        ACTS[act](evening, seen, FACILITATOR)
    assert way(evening) == before


def test_two_editors_at_different_bodies_are_not_in_each_others_way(evening: Evening) -> None:
    first, second = add(evening, "Sozialausschuss"), add(evening, "Stadtrat")
    change(evening, first, date=JANUARY)
    change(evening, second, date=FEBRUARY)
    move(evening, second := way(evening)[1], -1)
    change(evening, way(evening)[1], status=BodyStatus.DISCUSSED)
    assert [(one.name, one.date, one.status) for one in way(evening)] == [
        (second.name, FEBRUARY, BodyStatus.PLANNED),
        ("Sozialausschuss", JANUARY, BodyStatus.DISCUSSED),
    ]


def test_a_body_somebody_else_has_just_moved_is_not_moved_unseen(evening: Evening) -> None:
    moved = [add(evening, name) for name in "ABC"][2]
    move(evening, moved, -1)
    with pytest.raises(Overtaken):
        move(evening, moved, -1)
    assert names(evening) == ["A", "C", "B"]


@pytest.mark.parametrize("who", [Guest("w", "p"), Projector("w"), Stranger()], ids=lambda who: type(who).__name__)
@pytest.mark.parametrize("act", [*ACTS, *ALONE])
def test_only_facilitators_enter_anything(evening: Evening, act: str, who: Who) -> None:
    body = add(evening, "Stadtrat")
    with pytest.raises(Unknown if isinstance(who, Stranger) else NotAllowed):
        (ACTS | ALONE)[act](evening, body, who)
    assert way(evening) == (body,)


# ── the process: the way so far, and what is still open ──────────────────────


@pytest.fixture
def later(evening: Evening) -> Workshop:
    with evening.house.store.read() as ledger:
        process = ledger.get(Process, evening.workshop.process_id)
    return build_workshop(evening.house, process=process, title="Leitbild", date=MARCH)


def test_the_next_workshop_takes_over_what_is_still_open(evening: Evening, later: Workshop) -> None:
    for status in BodyStatus:
        add(evening, BODY_STATUS_NAMES[status], date=FEBRUARY, status=status)
    taken = bodies.take_over(evening.house, FACILITATOR, later.id)
    assert [(one.name, one.date, one.status, one.position, one.version) for one in taken] == [
        (BODY_STATUS_NAMES[status], FEBRUARY, status, float(number), 1) for number, status in enumerate(OPEN, 1)
    ]
    assert way(evening, later.id) == taken
    assert bodies.take_over(evening.house, FACILITATOR, later.id) == ()


def test_the_way_so_far_is_that_of_earlier_workshops(evening: Evening, later: Workshop) -> None:
    body = add(evening, "Stadtrat")
    with evening.house.store.read() as ledger:
        assert bodies.way_so_far(ledger, later) == ((evening.workshop, (body,)),)
        assert bodies.way_so_far(ledger, evening.workshop) == ()


def test_what_was_rehearsed_is_on_no_way(evening: Evening, later: Workshop) -> None:
    copy = build_workshop(
        evening.house, process=Process(evening.workshop.process_id, "", ""), title="Probe", rehearsal_of=evening.workshop_id
    )
    bodies.add_body(evening.house, FACILITATOR, copy.id, name="Stadtrat")
    with evening.house.store.read() as ledger:
        assert (bodies.way_so_far(ledger, later), bodies.proposed(ledger, later)) == ((), ())


# ── where it is said ─────────────────────────────────────────────────────────


def chapter(evening: Evening, workshop_id: str | None = None) -> list[Any]:
    """What stands in the minutes below the heading Gremienweg."""
    blocks = list(minutes(evening.house, workshop_id or evening.workshop_id).blocks)
    if Heading(1, "Gremienweg") not in blocks:
        return []
    start = blocks.index(Heading(1, "Gremienweg")) + 1
    end = next(place for place, one in enumerate(blocks) if place >= start and isinstance(one, Heading) and one.level == 1)
    return blocks[start:end]


def test_minutes_show_the_way_and_each_resolution_in_its_own_words(evening: Evening) -> None:
    add(evening, "Beirat")
    resolve(evening, add(evening, "Sozialausschuss"), date=JANUARY, outcome="noted", wording="")
    resolve(evening, add(evening, "Stadtrat"), outcome="amended", wording=HOSTILE)
    note, table, heading, *resolutions = chapter(evening)
    assert note == Text(NO_RESOLUTION, "note")
    assert isinstance(table, Table)
    assert [column.header for column in table.columns] == ["Nr.", "Gremium", "Datum", "Stand"]
    assert table.rows == (
        (1, "Beirat", None, "vorgesehen"),
        (2, "Sozialausschuss", "2027-01-12", "zur Kenntnis genommen"),
        (3, "Stadtrat", "2027-02-03", "geändert beschlossen"),
    )
    assert heading == Heading(2, "Beschlüsse im Wortlaut")
    assert resolutions == [
        Stamp("Beschluss", "Sozialausschuss, 12. Januar 2027: zur Kenntnis genommen"),
        Text("Kenntnisnahme", "quote"),
        Stamp("Beschluss", "Stadtrat, 3. Februar 2027: geändert beschlossen"),
        Text(HOSTILE, "quote"),
    ]


def test_minutes_without_a_way_say_nothing_of_it(evening: Evening) -> None:
    assert chapter(evening) == []


def test_minutes_of_the_next_workshop_show_the_way_so_far(evening: Evening, later: Workshop) -> None:
    add(evening, "Stadtrat", date=FEBRUARY)
    _note, heading, table = chapter(evening, later.id)
    assert heading == Heading(2, "Bisher im Prozess")
    assert isinstance(table, Table)
    assert table.rows == (("Abend", "Stadtrat", "2027-02-03", "vorgesehen"),)


def test_the_summary_names_the_body_that_comes_next_with_its_day(evening: Evening) -> None:
    add(evening, "Sozialausschuss", date=JANUARY, status=BodyStatus.DISCUSSED)
    add(evening, "Stadtrat", date=FEBRUARY)
    add(evening, "Kreistag")
    assert "Nächste Beratung: Stadtrat, 3. Februar 2027." in read_summary(evening.house, FACILITATOR, evening.workshop_id)


def test_a_day_not_yet_known_is_left_out(evening: Evening) -> None:
    add(evening, "Stadtrat")
    assert "Nächste Beratung: Stadtrat." in read_summary(evening.house, FACILITATOR, evening.workshop_id).splitlines()


def test_the_summary_begins_with_the_latest_resolution(evening: Evening) -> None:
    resolve(evening, add(evening, "Stadtrat"), date=FEBRUARY, wording="Der Rat stimmt zu.")
    resolve(evening, add(evening, "Beirat"), date=JANUARY, outcome="noted", wording="")
    first = read_summary(evening.house, FACILITATOR, evening.workshop_id).splitlines()[0]
    assert first == "Beschluss: Stadtrat, 3. Februar 2027: beschlossen. „Der Rat stimmt zu.“"


def test_the_summary_says_once_that_a_body_took_note(evening: Evening) -> None:
    resolve(evening, add(evening, "Beirat"), date=JANUARY, outcome="noted", wording="")
    first = read_summary(evening.house, FACILITATOR, evening.workshop_id).splitlines()[0]
    assert first == "Beschluss: Beirat, 12. Januar 2027: zur Kenntnis genommen."


def test_the_longest_resolution_leaves_room_for_the_rest(evening: Evening) -> None:
    resolve(evening, add(evening, "N" * 120), wording="Der Rat stimmt zu. " * 105)
    add(evening, "Kreistag", date=MARCH)
    planning.change_workshop(evening.house, FACILITATOR, evening.workshop_id, next_steps="Wir laden ein. " * 130)
    said = read_summary(evening.house, FACILITATOR, evening.workshop_id)
    assert len(said) < MOST
    assert "Nächste Beratung: Kreistag, 10. März 2027." in said


def test_own_words_of_the_summary_stay_as_they_are(evening: Evening) -> None:
    change_summary(evening.house, FACILITATOR, evening.workshop_id, "Der Rat wird gebeten.", 0)
    resolve(evening, add(evening, "Stadtrat"))
    assert read_summary(evening.house, FACILITATOR, evening.workshop_id) == "Der Rat wird gebeten."


def test_the_days_of_bodies_are_in_the_calendar(evening: Evening) -> None:
    add(evening, "Beirat")
    body = add(evening, HOSTILE, date=FEBRUARY)
    (found,) = [one for one in appointments(gather_in(evening.house, evening.workshop_id)) if one.id == f"body-{body.id}"]
    assert (found.begins, found.ends, found.title, found.text) == (FEBRUARY, None, f"Beratung: {HOSTILE}", "Abend: vorgesehen")


def test_a_body_that_is_put_off_stays_the_same_appointment(evening: Evening) -> None:
    body = add(evening, "Stadtrat", date=FEBRUARY)
    change(evening, body, date=MARCH, status=BodyStatus.POSTPONED)
    _evening, session = appointments(gather_in(evening.house, evening.workshop_id))
    assert (session.id, session.begins, session.text) == (f"body-{body.id}", MARCH, "Abend: vertagt")


def test_the_data_name_bodies_and_resolutions(evening: Evening) -> None:
    add(evening, "Beirat")
    resolve(evening, add(evening, "Stadtrat"), wording=HOSTILE)
    assert ergebnis(gather_in(evening.house, evening.workshop_id))["workshop"]["bodies"] == [
        {"name": "Beirat", "date": None, "status": "planned"},
        {"name": "Stadtrat", "date": "2027-02-03", "status": "resolved", "resolution": HOSTILE},
    ]


# ── the head of the minutes ──────────────────────────────────────────────────

HEAD: dict[str, Any] = {
    "moderation": "Stabsstelle Beteiligung",
    "recorder": "Integrationsbüro",
    "recipients": ["Rat", "Beirat"],
    "file_number": "50.3/2026-7",
}
OF_PROCESS: dict[str, Any] = {"client": "Rat der Stadt", "steering": ["Jugendamt, Leitung", "Caritas, Beratung"]}


def fill_head(evening: Evening) -> None:
    planning.change_process(evening.house, FACILITATOR, evening.workshop.process_id, **OF_PROCESS)
    planning.change_workshop(evening.house, FACILITATOR, evening.workshop_id, **HEAD)


def title_block(evening: Evening, variant: Variant = Variant.FULL) -> dict[str, str]:
    facts = minutes(evening.house, evening.workshop_id, variant).blocks[0]
    assert isinstance(facts, Facts)
    return dict(facts.pairs)


def test_the_head_of_the_minutes_says_who_ordered_steered_led_and_gets_them(evening: Evening) -> None:
    before = title_block(evening)
    fill_head(evening)
    assert title_block(evening) == before | {
        "Auftraggeber": "Rat der Stadt",
        "Steuerungsgruppe": "Jugendamt, Leitung\nCaritas, Beratung",
        "Moderation": "Stabsstelle Beteiligung",
        "Protokoll": "Integrationsbüro",
        "Verteiler": "Rat\nBeirat",
        "Aktenzeichen": "50.3/2026-7",
    }


def test_what_is_published_names_no_keeper_and_no_recipients(evening: Evening) -> None:
    fill_head(evening)
    assert set(title_block(evening)) - set(title_block(evening, Variant.PUBLIC)) == {"Protokoll", "Verteiler"}


def test_the_head_says_from_which_version_of_the_format_the_agenda_was_planned(evening: Evening) -> None:
    newer = replace(ABEND, version=3)
    house = replace(evening.house, catalogue=Catalogue(BOX.activities, {newer.key: newer}))
    later = build_workshop(house)
    formats = [minutes(house, id).blocks[0] for id in (evening.workshop_id, later.id)]
    assert [dict(one.pairs)["Format"] for one in formats if isinstance(one, Facts)] == ["Abend, Version 1", "Abend, Version 3"]


def test_the_mandate_of_the_summary_is_the_client_s(evening: Evening) -> None:
    planning.change_process(evening.house, FACILITATOR, evening.workshop.process_id, hosts=["Stadt"], client="Rat der Stadt")
    assert "Auftrag: Rat der Stadt." in read_summary(evening.house, FACILITATOR, evening.workshop_id)


def test_the_last_head_before_is_proposed_until_there_is_one(evening: Evening, later: Workshop) -> None:
    fill_head(evening)
    with evening.house.store.read() as ledger:
        assert proposal(ledger, later) == HEAD | {"recipients": ("Rat", "Beirat")}
        assert proposal(ledger, evening.workshop) == {}
    changed = planning.change_workshop(evening.house, FACILITATOR, later.id, file_number="50.4")
    with evening.house.store.read() as ledger:
        assert proposal(ledger, changed) == {}


def test_only_facilitators_fill_the_head(evening: Evening) -> None:
    with pytest.raises(NotAllowed):
        planning.change_workshop(evening.house, Guest(evening.workshop_id, "p"), evening.workshop_id, **HEAD)
    with pytest.raises(NotAllowed):
        planning.change_process(evening.house, Guest(evening.workshop_id, "p"), evening.workshop.process_id, **OF_PROCESS)
