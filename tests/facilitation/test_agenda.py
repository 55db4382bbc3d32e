"""The agenda against the clock."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from facilitation.agenda import HERE, clock, day, delay, ending, lay_out, too_early, unfed
from facilitation.workshop import Passage, Step, StepState, Workshop

EVENING = Workshop("w", "p", "Bestandsaufnahme", "format", "482937", date(2026, 11, 21), starts="17:00")
BEGIN = datetime(2026, 11, 21, 17, 0, tzinfo=HERE)


def step(id: str, minutes: float, *, opened: datetime | None = None, left_out: bool = False) -> Step:
    return Step(id, "w", id, "talk", 1.0, id, "", minutes, opened_at=opened, left_out=left_out)


def passage(id: str, before: StepState, after: StepState, at: datetime) -> Passage:
    return Passage(f"{id}{after}", "w", id, before, after, at)


def test_steps_follow_one_another_and_what_is_left_out_takes_no_time() -> None:
    slots = lay_out(EVENING, [step("a", 10), step("b", 20, left_out=True), step("c", 15)])
    assert [(slot.number, clock(slot.planned)) for slot in slots] == [(1, "17:00"), (0, "17:10"), (2, "17:10")]
    assert clock(ending(slots)) == "17:25"


def test_a_step_has_taken_until_it_was_left_for_good() -> None:
    opened = BEGIN + timedelta(minutes=3)
    passages = [
        passage("a", StepState.OPEN, StepState.CLOSED, opened + timedelta(minutes=8)),
        passage("a", StepState.CLOSED, StepState.OPEN, opened + timedelta(minutes=9)),
        passage("a", StepState.OPEN, StepState.CLOSED, opened + timedelta(minutes=12)),
    ]
    [slot] = lay_out(EVENING, [step("a", 10, opened=opened)], passages)
    assert slot.taken == 12


def test_the_last_step_that_began_says_how_late_it_is() -> None:
    slots = lay_out(EVENING, [step("a", 10, opened=BEGIN), step("b", 10, opened=BEGIN + timedelta(minutes=15)), step("c", 5)])
    assert delay(slots) == 5
    assert clock(ending(slots)) == "17:30"


def test_an_evening_held_at_quite_another_time_is_counted_from_its_real_beginning() -> None:
    morning = BEGIN - timedelta(hours=8)
    slots = lay_out(EVENING, [step("a", 10, opened=morning), step("b", 10)])
    assert [clock(slot.planned) for slot in slots] == ["09:00", "09:10"]
    assert delay(slots) == 0


def test_an_empty_agenda_has_no_end() -> None:
    assert (lay_out(EVENING, []), ending([]), delay([])) == ([], None, 0)


def test_a_step_is_too_early_while_what_it_builds_on_comes_later() -> None:
    ideas, votes = step("ideas", 10), replace(step("votes", 5), sources=("ideas", "offers"))
    assert (too_early([ideas, votes]), unfed([ideas, votes])) == ([], [])
    assert (too_early([votes, ideas]), unfed([votes, ideas])) == ([(votes, ideas)], [])
    typed = replace(votes, options=("Bus", "Bahn"))
    assert (too_early([typed, ideas]), unfed([typed])) == ([], [])


def test_a_step_that_has_nothing_to_do_without_options_is_unfed_where_it_names_no_source() -> None:
    votes, talk = step("votes", 5), step("talk", 5)
    assert unfed([votes, talk]) == []
    needy = {votes.activity}
    assert unfed([votes], needy) == [votes]
    assert unfed([replace(votes, options=("Bus",))], needy) == []
    assert unfed([replace(votes, sources=("abend.focus",))], needy) == []
    assert unfed([replace(votes, sources=("abend.focus",))], needy, {"abend.focus"}) == [
        replace(votes, sources=("abend.focus",))
    ]


def test_a_step_is_unfed_when_nothing_it_builds_on_is_held() -> None:
    votes, mandate = replace(step("votes", 5), sources=("ideas",)), replace(step("mandate", 5), sources=("bestand.focus",))
    assert unfed([step("ideas", 10, left_out=True), votes, mandate]) == [votes]
    assert too_early([votes, step("ideas", 10, left_out=True)]) == []


def test_dates_and_times_are_written_as_people_write_them() -> None:
    assert day(date(2026, 3, 1)) == "1. März 2026"
    assert clock(BEGIN) == "17:00"
    assert clock(None) == ""
