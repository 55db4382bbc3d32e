"""What each surface sees: the tablet its step and its own, the projector nothing too early, the console everything."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from facilitation import desk, planning, reading, releases
from facilitation.contract import Catalogue, Field, Form, Planned, Standing
from facilitation.errors import Missing, NoLongerOffered, NotAllowed, NotReleased, Unknown
from facilitation.language import LANGUAGES
from facilitation.roles import Facilitator, Guest, Projector, Stranger, Who
from facilitation.workshop import Visibility
from tests.builders import BOX, FACILITATOR, GROUP, NOTE, Evening, build_evening, build_workshop, new_id

SECRET_TEXT = "Das soll vor dem Aufdecken niemand lesen"
CONSOLE_ONLY = {"basis", "agenda", "delay_minutes", "ends", "queue", "seating", "bench", "undo", "notes", "parked", "present"}

# what people are asked by its own words, so that translating can be seen
LINES = replace(
    NOTE,
    key="lines",
    rule=lambda step, translate=str: translate("Ein Wort genügt."),
    form=lambda step: Form(
        (
            Field("text", "line", "Ihr Wort", maximum=30, required=True, note="Stichworte reichen."),
            Field("field", "choice", "Feld", options=({"value": "Arbeit", "label": "Arbeit"},)),
            Field("dots", "dots", options=({"value": "1", "label": "Arbeit"},)),
        ),
        submit="Karte abgeben",
        noun="Karte",
        own_title="Meine Karten",
    ),
)
JOINING = replace(NOTE, key="joining", form=None, card=None, may_be_live=False)
CHOSEN = replace(NOTE, key="chosen", standing=Standing.RECOMMENDATION)
SHOWN_BOX = Catalogue({**BOX.activities, **{one.key: one for one in (LINES, JOINING, CHOSEN)}}, BOX.formats)


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    return build_evening(
        tmp_path / "koffer.sqlite3",
        Planned("welcome", "joining", "Willkommen", "Wer ist da?", 5),
        Planned("ideas", "note", "Ideen", "Was fehlt?", 10, settings={"writing": 4}),
        Planned("left", "note", "Weggelassen", "Nie gefragt", 10, left_out=True),
        Planned("live", "note", "Zuruf", "Was läuft?", 10, visibility=Visibility.LIVE),
        Planned("heaps", "heap", "Ordnen", "Was gehört zusammen?", 10),
        Planned("votes", "vote", "Punkte", "Was zuerst?", 5, sources=("ideas",)),
        Planned("lines", "lines", "Ein Wort", "Wie war es?", 5),
        Planned("focus", "chosen", "Schwerpunkte", "Was empfehlen wir?", 5),
        box=SHOWN_BOX,
    )


@pytest.fixture
def guest(evening: Evening) -> Guest:
    return evening.seat()


@pytest.fixture
def projector(evening: Evening) -> Projector:
    return Projector(evening.workshop_id)


def tablet(evening: Evening, who: Who, **how: Any) -> dict[str, Any]:
    return reading.tablet(evening.house, who, **how)


def board(evening: Evening, who: Who | None = None, **how: Any) -> dict[str, Any]:
    seen = reading.board(evening.house, who or Projector(evening.workshop_id), evening.workshop_id, **how)
    assert seen is not None
    return seen


def console(evening: Evening) -> dict[str, Any]:
    return board(evening, FACILITATOR, console=True)


def reveal(evening: Evening, key: str) -> None:
    evening.close(key)
    desk.reveal_step(evening.house, FACILITATOR, evening.step(key).id)


def texts(seen: dict[str, Any]) -> list[str]:
    return [own["text"] for own in seen["own"]]


# ── the tablet ───────────────────────────────────────────────────────────────


def test_the_phases_of_a_tablet_follow_the_evening(evening: Evening) -> None:
    guest = Guest(evening.workshop_id, new_id())
    phases = [tablet(evening, guest)["phase"]]
    acts: list[Callable[[], Any]] = [
        lambda: desk.join(evening.house, guest, actor_group=GROUP),
        lambda: desk.go_to(evening.house, FACILITATOR, evening.step("ideas").id),
        lambda: evening.open("ideas"),
        lambda: evening.close("ideas"),
        lambda: desk.reveal_step(evening.house, FACILITATOR, evening.step("ideas").id),
        lambda: desk.confirm_step(evening.house, FACILITATOR, evening.step("ideas").id),
        lambda: evening.open("heaps"),
        lambda: evening.close("heaps"),
        lambda: desk.finish(evening.house, FACILITATOR, evening.workshop_id),
        lambda: desk.resume(evening.house, FACILITATOR, evening.workshop_id),
    ]
    for act in acts:
        act()
        phases.append(tablet(evening, guest)["phase"])
    assert phases == [
        *("join", "wait", "wait", "input", "closed", "closed", "closed"),
        *("wait", "wait", "finished", "wait"),
    ]


def test_a_tablet_that_has_not_joined_is_asked_for_its_group_and_shown_nothing_else(evening: Evening) -> None:
    evening.open("ideas")
    seen = tablet(evening, Guest(evening.workshop_id, new_id()))
    groups = evening.scene("ideas").process.actor_groups
    assert seen["join"] == {
        "actor_groups": [{"name": name, "label": name} for name in groups],
        "institution_maximum": desk.INSTITUTION_MAXIMUM,
    }
    assert (seen["language"], seen["step"], seen["form"], seen["own"], seen["farewell"]) == (None, None, None, [], None)


def test_who_comes_when_all_is_over_gets_the_farewell_and_no_form_to_join(evening: Evening) -> None:
    desk.finish(evening.house, FACILITATOR, evening.workshop_id)
    seen = tablet(evening, Guest(evening.workshop_id, new_id()))
    assert (seen["phase"], seen["join"], seen["step"]) == ("finished", None, None)
    assert seen["farewell"]["recommendation"] == []


def test_an_open_step_comes_with_its_question_its_time_and_its_form(evening: Evening, guest: Guest) -> None:
    step = evening.open("ideas")
    seen = tablet(evening, guest)
    expected = {
        "id": step.id,
        "key": "ideas",
        "activity": "note",
        "number": 2,
        "count": 7,
        "state": "open",
        "question": "Was fehlt?",
        "original": None,
        "help": "",
        "hidden": True,
        "ends_at": (evening.clock() + timedelta(minutes=4)).isoformat(),
        "paused_seconds": None,
        "minutes": 4.0,
    }
    assert {name: seen["step"][name] for name in expected} == expected
    assert (seen["form"]["limit"], [field["name"] for field in seen["form"]["fields"]]) == (2, ["text"])
    assert (seen["revision"], seen["now"]) == (evening.workshop.revision, evening.clock().isoformat())
    assert seen["languages"] == [{"code": one.code, "name": one.name, "dir": one.direction} for one in LANGUAGES]


def test_a_tablet_shows_its_own_entries_and_never_those_of_others(evening: Evening, guest: Guest) -> None:
    other = evening.seat()
    evening.open("live")
    mine = [evening.submit(guest, "live", "Sprachcafé"), evening.submit(guest, "live", "Lotsen")]
    theirs = evening.submit(other, "live", SECRET_TEXT)
    desk.enter_paper(evening.house, FACILITATOR, evening.step("live").id, {"text": SECRET_TEXT})
    seen = tablet(evening, guest)
    assert seen["own"] == [{"id": entry.id, "data": entry.data, "text": entry.data["text"], "state": "valid"} for entry in mine]
    assert SECRET_TEXT not in json.dumps(seen)
    reveal(evening, "live")
    assert texts(tablet(evening, guest)) == ["Sprachcafé", "Lotsen"]
    assert [own["id"] for own in tablet(evening, other)["own"]] == [theirs.id]


def test_own_entries_carry_their_state_and_what_was_withdrawn_is_gone(evening: Evening, guest: Guest) -> None:
    evening.open("ideas")
    first, second = evening.submit(guest, "ideas", "eins"), evening.submit(guest, "ideas", "zwei")
    desk.hide(evening.house, FACILITATOR, first.id)
    desk.withdraw(evening.house, guest, id=second.id)
    evening.clock.go_on(60)
    evening.close("ideas")
    evening.clock.go_on(60)
    evening.submit(guest, "ideas", "drei", waited=90)
    assert [(own["text"], own["state"]) for own in tablet(evening, guest)["own"]] == [("eins", "hidden"), ("drei", "late")]


def test_entries_of_an_earlier_step_are_not_shown_at_the_next(evening: Evening, guest: Guest) -> None:
    evening.open("ideas")
    evening.submit(guest, "ideas", "Sprachcafé")
    evening.close("ideas")
    evening.open("live")
    assert tablet(evening, guest)["own"] == []


def test_what_the_tablet_reads_is_translated_and_the_german_question_stays_beside_it(evening: Evening, guest: Guest) -> None:
    evening.open("lines")
    seen = tablet(evening, guest, translate=lambda sentence: f"‹{sentence}›")
    assert (seen["step"]["question"], seen["step"]["original"]) == ("‹Wie war es?›", "Wie war es?")
    assert seen["step"]["help"] == "‹Ein Wort genügt.›"
    assert (seen["form"]["submit"], seen["form"]["own_title"]) == ("‹Karte abgeben›", "‹Meine Karten›")
    word, field, dots = seen["form"]["fields"]
    assert (word["label"], word["note"], word["low"]) == ("‹Ihr Wort›", "‹Stichworte reichen.›", "")
    assert field["options"] == [{"value": "Arbeit", "label": "‹Arbeit›"}]
    assert dots["options"] == [{"value": "1", "label": "Arbeit"}]


def test_what_people_wrote_is_never_translated(evening: Evening, guest: Guest) -> None:
    evening.open("ideas")
    evening.submit(guest, "ideas", "Arbeit")
    assert texts(tablet(evening, guest, translate=str.upper)) == ["Arbeit"]


def test_the_farewell_names_the_recommendation_once_it_is_revealed_and_when_everything_is_deleted(
    evening: Evening, guest: Guest
) -> None:
    def farewell() -> Any:
        desk.finish(evening.house, FACILITATOR, evening.workshop_id)
        seen = tablet(evening, guest)["farewell"]
        desk.resume(evening.house, FACILITATOR, evening.workshop_id)
        return seen

    assert farewell() == {"recommendation": [], "deletion": "2027-05-23"}
    evening.open("focus")
    evening.submit(guest, "focus", "Sprachcafé ausbauen")
    evening.submit(guest, "focus", "Lotsen finden")
    evening.close("focus")
    assert farewell()["recommendation"] == []
    desk.reveal_step(evening.house, FACILITATOR, evening.step("focus").id)
    releases.release(evening.house, FACILITATOR, evening.workshop_id)
    evening.clock.go_on(timedelta(days=7).total_seconds())
    assert farewell() == {"recommendation": ["Sprachcafé ausbauen", "Lotsen finden"], "deletion": "2027-05-23"}


def test_minutes_are_offered_from_their_release_for_thirty_days(evening: Evening, guest: Guest) -> None:
    released = {"url": f"/protokoll/{evening.workshop_id}.docx", "pdf": None, "until": "2026-12-21"}
    assert tablet(evening, guest)["minutes"] is None
    with pytest.raises(NotReleased):
        reading.require_released(evening.house, evening.workshop)
    releases.release(evening.house, FACILITATOR, evening.workshop_id)
    assert tablet(evening, guest)["minutes"] == released
    reading.require_released(evening.house, evening.workshop)
    evening.clock.go_on(timedelta(days=30, hours=8).total_seconds())  # 22 o'clock on the last day
    assert tablet(evening, guest)["minutes"] == released
    reading.require_released(evening.house, evening.workshop)
    evening.clock.go_on(timedelta(hours=3).total_seconds())
    assert tablet(evening, guest)["minutes"] is None
    with pytest.raises(NoLongerOffered):
        reading.require_released(evening.house, evening.workshop)


def test_minutes_that_were_recalled_are_offered_no_longer(evening: Evening, guest: Guest) -> None:
    releases.release(evening.house, FACILITATOR, evening.workshop_id)
    releases.recall(evening.house, FACILITATOR, evening.workshop_id)
    assert tablet(evening, guest)["minutes"] is None
    with pytest.raises(NotReleased):
        reading.require_released(evening.house, evening.workshop)


def test_a_tablet_is_for_guests_of_a_workshop_there_is(evening: Evening, projector: Projector) -> None:
    for who, refusal in (
        (Stranger(), Unknown),
        (projector, NotAllowed),
        (FACILITATOR, NotAllowed),
        (Guest(new_id(), new_id()), Missing),
    ):
        with pytest.raises(refusal):
            tablet(evening, who)


def test_a_person_of_another_workshop_is_not_joined_here(evening: Evening, guest: Guest) -> None:
    elsewhere = build_workshop(evening.house)
    assert tablet(evening, Guest(elsewhere.id, guest.person_id))["phase"] == "join"


def test_the_form_for_paper_is_that_of_the_tablet_and_nobodys(evening: Evening, guest: Guest) -> None:
    step = evening.open("ideas")
    evening.submit(guest, "ideas", SECRET_TEXT)
    sheet, seen = reading.sheet(evening.house, FACILITATOR, step.id), tablet(evening, guest)
    assert (sheet["step"], sheet["form"]) == (seen["step"], seen["form"])
    assert (sheet["phase"], sheet["own"]) == ("input", [])
    for who, refusal in ((Stranger(), Unknown), (guest, NotAllowed), (Projector(evening.workshop_id), NotAllowed)):
        with pytest.raises(refusal):
            reading.sheet(evening.house, who, step.id)
    with pytest.raises(Missing):
        reading.sheet(evening.house, FACILITATOR, new_id())


# ── the projector ────────────────────────────────────────────────────────────


def test_before_the_first_step_the_projector_shows_how_to_join(evening: Evening) -> None:
    evening.seat()
    seen = board(evening)
    workshop = evening.workshop
    assert seen["workshop"] == {
        "id": workshop.id,
        "title": "Gemeinsam leben in Musterstadt",
        "format": "Abend",
        "municipality": "Stadt Musterstadt",
        "place": "",
        "date": "2026-11-21",
        "code": workshop.code,
        "state": "planned",
        "rehearsal": False,
        "released": 0,
        "colour": "#14607a",
    }
    assert (seen["show"], seen["focus"], seen["joined"], seen["step"], seen["picture"]) == ("join", None, 1, None, None)


def test_hidden_input_shows_its_number_and_nothing_else_until_it_is_revealed(evening: Evening, guest: Guest) -> None:
    evening.seat()
    evening.open("ideas")
    evening.submit(guest, "ideas", SECRET_TEXT)
    for act in (lambda: None, lambda: evening.close("ideas")):
        act()
        seen = board(evening)
        assert (seen["picture"], seen["step"]["hidden"], seen["step"]["n"], seen["step"]["N"]) == (None, True, 1, 2)
        assert SECRET_TEXT not in json.dumps(seen)
    desk.reveal_step(evening.house, FACILITATOR, evening.step("ideas").id)
    seen = board(evening)
    assert (seen["picture"], seen["step"]["hidden"]) == ({"kind": "wall", "texts": [(SECRET_TEXT, False, None)]}, False)
    desk.step_back(evening.house, FACILITATOR, evening.step("ideas").id)
    assert board(evening)["picture"] is None


def test_a_vote_stays_hidden_even_where_the_record_says_live(evening: Evening, guest: Guest) -> None:
    evening.open("ideas")
    evening.submit(guest, "ideas", "Sprachcafé")
    reveal(evening, "ideas")
    with evening.house.store.write(evening.workshop_id) as tx:
        tx.put(replace(evening.step("votes"), visibility=Visibility.LIVE))
    (option,) = evening.open("votes").opening["options"]
    desk.submit(evening.house, guest, id=new_id(), step="votes", data={"dots": {option["id"]: 4}})
    since = board(evening)["revision"]
    assert (board(evening)["picture"], board(evening)["step"]["hidden"]) == (None, True)
    desk.speak(evening.house, guest, language="en")
    assert board(evening, since=since)["delta"] == {"cards": [], "gone": []}
    reveal(evening, "votes")
    assert board(evening)["picture"] == {"Sprachcafé": 4}


def test_a_live_step_is_drawn_as_it_arrives(evening: Evening, guest: Guest) -> None:
    evening.open("live")
    evening.submit(guest, "live", "Sprachcafé")
    seen = board(evening)
    assert (seen["picture"], seen["step"]["hidden"]) == ({"kind": "wall", "texts": [("Sprachcafé", False, None)]}, False)


def test_a_step_without_input_is_drawn_from_its_opening(evening: Evening) -> None:
    desk.arrange(evening.house, FACILITATOR, evening.step("heaps").id, "gather", {"title": "Sprache"})
    desk.go_to(evening.house, FACILITATOR, evening.step("heaps").id)
    assert board(evening)["picture"] is None
    evening.open("heaps")
    assert board(evening)["picture"] == {"heaps": ["Sprache"]}


def test_the_steps_are_counted_without_those_left_out_and_the_next_one_is_named(evening: Evening) -> None:
    seen = []
    for key in ("welcome", "ideas", "live", "focus"):
        evening.open(key)
        here = board(evening)
        seen.append((here["step"]["number"], here["step"]["count"], here["next"]))
        evening.close(key)
    assert seen == [(1, 7, "Ideen"), (2, 7, "Zuruf"), (3, 7, "Ordnen"), (7, 7, None)]


def test_where_nothing_is_entered_at_a_step_who_joined_is_counted(evening: Evening, guest: Guest) -> None:
    evening.open("welcome")
    evening.seat()
    seen = board(evening)
    assert (seen["step"]["n"], seen["step"]["N"]) == (2, 2)
    desk.speak(evening.house, guest, language="en")
    assert (board(evening, since=seen["revision"])["n"], board(evening)["step"]["n"]) == (2, 2)


def test_people_who_come_after_a_step_closed_are_not_counted_at_it(evening: Evening, guest: Guest) -> None:
    evening.open("ideas")
    evening.submit(guest, "ideas", "Sprachcafé")
    evening.close("ideas")
    evening.clock.go_on(60)
    evening.seat()
    seen = board(evening)
    assert (seen["step"]["n"], seen["step"]["N"], seen["joined"]) == (1, 1, 2)
    desk.speak(evening.house, guest, language="en")
    newer = board(evening, since=seen["revision"])
    assert (newer["n"], newer["N"]) == (1, 1)


def test_hidden_late_and_withdrawn_input_counts_for_nobody(evening: Evening, guest: Guest) -> None:
    other = evening.seat()
    evening.open("live")
    hidden, taken_back = evening.submit(guest, "live", "eins"), evening.submit(other, "live", "zwei")
    desk.enter_paper(evening.house, FACILITATOR, evening.step("live").id, {"text": "vom Papier"})
    assert board(evening)["step"]["n"] == 2
    desk.hide(evening.house, FACILITATOR, hidden.id)
    desk.withdraw(evening.house, other, id=taken_back.id)
    seen = board(evening)
    assert (seen["step"]["n"], [text for text, *_ in seen["picture"]["texts"]]) == (0, ["vom Papier"])


def test_at_the_end_the_room_sees_the_recommendation_and_the_first_of_the_next_steps(evening: Evening, guest: Guest) -> None:
    evening.open("focus")
    evening.submit(guest, "focus", "Sprachcafé ausbauen")
    reveal(evening, "focus")
    assert board(evening)["farewell"] is None
    planning.change_workshop(evening.house, FACILITATOR, evening.workshop_id, next_steps="\n Protokoll \nRat")
    desk.finish(evening.house, FACILITATOR, evening.workshop_id)
    assert board(evening)["farewell"] == {"recommendation": ["Sprachcafé ausbauen"], "next": "Protokoll"}


# ── what came since ──────────────────────────────────────────────────────────


def test_where_nothing_is_new_there_is_nothing_to_send(evening: Evening, projector: Projector) -> None:
    for who, how in ((projector, {}), (FACILITATOR, {"console": True})):
        seen = board(evening, who, **how)
        assert reading.board(evening.house, who, evening.workshop_id, since=seen["revision"], **how) is None


def test_what_came_since_is_sent_alone_while_only_input_comes(evening: Evening, guest: Guest) -> None:
    evening.open("live")
    first = evening.submit(guest, "live", "Sprachcafé")
    since = board(evening)["revision"]
    second = evening.submit(guest, "live", "Lotsen")
    desk.change(evening.house, guest, id=first.id, data={"text": "Lesecafé"})
    newer = board(evening, since=since)
    assert newer["delta"] == {
        "cards": [{"id": first.id, "text": "Lesecafé"}, {"id": second.id, "text": "Lotsen"}],
        "gone": [],
    }
    assert (newer["n"], newer["N"], newer["revision"]) == (1, 1, evening.workshop.revision)
    assert "picture" not in newer
    desk.withdraw(evening.house, guest, id=second.id)
    assert board(evening, since=newer["revision"])["delta"] == {"cards": [], "gone": [second.id]}


def test_hidden_input_since_then_is_only_counted(evening: Evening, guest: Guest) -> None:
    evening.open("ideas")
    since = board(evening)["revision"]
    evening.submit(guest, "ideas", SECRET_TEXT)
    newer = board(evening, since=since)
    assert (newer["delta"], newer["n"], newer["N"]) == ({"cards": [], "gone": []}, 1, 1)
    assert SECRET_TEXT not in json.dumps(newer)


@pytest.mark.parametrize("act", ["hide", "close", "join", "show"])
def test_where_more_than_input_changed_the_whole_picture_is_sent(evening: Evening, guest: Guest, act: str) -> None:
    evening.open("live")
    entry = evening.submit(guest, "live", "Sprachcafé")
    since = board(evening)["revision"]
    acts: dict[str, Callable[[], Any]] = {
        "hide": lambda: desk.hide(evening.house, FACILITATOR, entry.id),
        "close": lambda: evening.close("live"),
        "join": evening.seat,
        "show": lambda: desk.show(evening.house, FACILITATOR, evening.workshop_id, "pause"),
    }
    acts[act]()
    assert board(evening, since=since) == board(evening)


def test_a_window_that_knows_of_a_later_revision_than_there_is_gets_everything(evening: Evening) -> None:
    assert board(evening, since=evening.workshop.revision + 5) == board(evening)


def test_before_the_first_step_a_change_brings_no_cards(evening: Evening, guest: Guest) -> None:
    since = board(evening)["revision"]
    desk.speak(evening.house, guest, language="en")
    newer = board(evening, since=since)
    assert (newer["delta"], newer["n"], newer["N"]) == ({"cards": [], "gone": []}, 0, 1)


def test_the_console_gets_everything_whenever_anything_changed(evening: Evening, guest: Guest) -> None:
    evening.open("live")
    since = console(evening)["revision"]
    evening.submit(guest, "live", "Sprachcafé")
    assert board(evening, FACILITATOR, console=True, since=since) == console(evening)


# ── who sees what ────────────────────────────────────────────────────────────


def test_a_projector_never_gets_what_is_the_consoles(evening: Evening, guest: Guest, projector: Projector) -> None:
    evening.open("ideas")
    evening.submit(guest, "ideas", SECRET_TEXT)
    desk.note(evening.house, FACILITATOR, evening.step("ideas").id, SECRET_TEXT, 0)
    desk.park(evening.house, FACILITATOR, evening.workshop_id, SECRET_TEXT)
    asked = board(evening, projector, console=True)
    assert asked == board(evening, projector)
    assert CONSOLE_ONLY & asked.keys() == set()
    assert SECRET_TEXT not in json.dumps(asked)
    assert board(evening, FACILITATOR) == asked
    assert console(evening).keys() - asked.keys() == CONSOLE_ONLY
    assert json.dumps(console(evening)).count(SECRET_TEXT) == 3


def test_only_the_facilitator_and_the_projector_of_this_workshop_see_the_board(evening: Evening, guest: Guest) -> None:
    elsewhere = build_workshop(evening.house)
    for who, refusal in ((Stranger(), Unknown), (guest, NotAllowed), (Projector(elsewhere.id), NotAllowed)):
        for how in ({}, {"console": True}, {"since": 0}):
            with pytest.raises(refusal):
                board(evening, who, **how)
    with pytest.raises(Missing):
        reading.board(evening.house, FACILITATOR, new_id())
    assert board(evening, Facilitator("anybody"))["workshop"]["id"] == evening.workshop_id


# ── the console ──────────────────────────────────────────────────────────────


def test_the_queue_of_the_console_shows_the_newest_first_with_all_that_happened_to_it(evening: Evening, guest: Guest) -> None:
    other = evening.seat()
    evening.open("ideas")
    first = evening.submit(guest, "ideas", "Mehr Sprachkurse am Abend")
    evening.clock.go_on(60)
    second = evening.submit(other, "ideas", "Mehr Sprachkurse am Abend!")
    third = evening.submit(other, "ideas", "Frau Petra Müller hilft")
    desk.merge(evening.house, FACILITATOR, second.id, first.id)
    desk.hide(evening.house, FACILITATOR, first.id)
    paper = desk.enter_paper(evening.house, FACILITATOR, evening.step("ideas").id, {"text": "vom Papier"})
    gone = evening.submit(guest, "ideas", "zurückgezogen")
    desk.withdraw(evening.house, guest, id=gone.id)
    queue = console(evening)["queue"]
    names = ("id", "state", "by", "at", "double_of", "similar", "redacted")
    assert [tuple(line[name] for name in names) for line in queue] == [
        (paper.id, "valid", "facilitator", "14:01", None, None, False),
        (third.id, "valid", "tablet", "14:01", None, None, False),
        (second.id, "valid", "tablet", "14:01", first.id, "Mehr Sprachkurse am Abend", False),
        (first.id, "hidden", "tablet", "14:00", None, None, False),
    ]
    flagged = {line["id"]: line for line in queue}[third.id]
    start, end = flagged["mark"]
    assert (flagged["flags"], flagged["text"][start:end]) == (["name"], "Petra Müller")
    desk.redact(evening.house, FACILITATOR, third.id, "Frau ████████████ hilft")
    redacted = {line["id"]: line for line in console(evening)["queue"]}[third.id]
    assert (redacted["redacted"], redacted["flags"], redacted["mark"]) == (True, [], None)


def test_the_console_knows_the_agenda_with_its_times_and_how_late_it_is(evening: Evening) -> None:
    planning.change_workshop(evening.house, FACILITATOR, evening.workshop_id, starts="14:00")
    evening.clock.go_on(180)
    evening.open("welcome")
    evening.clock.go_on(420)
    evening.close("welcome")
    evening.open("ideas")
    evening.clock.go_on(60)
    seen = console(evening)
    names = ("key", "number", "start", "actual_start", "actual_minutes", "state", "talk", "current", "left_out")
    assert [tuple(slot[name] for name in names) for slot in seen["agenda"][:4]] == [
        ("welcome", 1, "14:00", "14:03", 7, "closed", True, False, False),
        ("ideas", 2, "14:05", "14:10", 1, "open", False, True, False),
        ("left", 0, "14:15", None, None, "prepared", False, False, True),
        ("live", 3, "14:15", None, None, "prepared", False, False, False),
    ]
    assert (seen["delay_minutes"], seen["ends"]) == (5, "14:55")


def test_the_console_knows_who_is_here_what_is_parked_noted_and_can_be_taken_back(evening: Evening, guest: Guest) -> None:
    groups = evening.scene("ideas").process.actor_groups
    desk.join(evening.house, Guest(evening.workshop_id, new_id()), actor_group=groups[0])
    desk.join(evening.house, Guest(evening.workshop_id, new_id()), actor_group=groups[0])
    assert (console(evening)["undo"], console(evening)["notes"], console(evening)["queue"]) == (None, None, [])
    evening.open("ideas")
    entry = evening.submit(guest, "ideas", "Sprachcafé")
    desk.hide(evening.house, FACILITATOR, entry.id)
    desk.note(evening.house, FACILITATOR, evening.step("ideas").id, "Notiz", 0)
    line = desk.park(evening.house, FACILITATOR, evening.workshop_id, "Hallenzeiten", "Ideen")
    seen = console(evening)
    assert seen["present"] == {
        "joined": 3,
        "gone": 0,
        "paper": 0,
        "groups": [{"name": groups[0], "count": 2}, {"name": GROUP, "count": 1}],
    }
    assert seen["undo"] == {"label": "Karte verborgen"}
    assert seen["notes"] == {"text": "Notiz", "version": 1}
    assert [(one["id"], one["text"], one["origin"], one["version"]) for one in seen["parked"]] == [
        (line.id, "Hallenzeiten", "Ideen", 1)
    ]
    desk.undo(evening.house, FACILITATOR, evening.step("ideas").id)
    assert console(evening)["undo"] is None


def test_a_step_without_input_has_no_queue(evening: Evening) -> None:
    evening.open("heaps")
    assert (console(evening)["queue"], console(evening)["bench"]) == ([], {"kind": "none"})


def test_what_the_surfaces_get_is_plain_data(evening: Evening, guest: Guest) -> None:
    evening.open("live")
    evening.submit(guest, "live", "Sprachcafé")
    for seen in (tablet(evening, guest), board(evening), console(evening), board(evening, since=1)):
        assert json.loads(json.dumps(seen)).keys() == seen.keys()
