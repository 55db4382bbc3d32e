"""Coming late, leaving early, coming back: who is counted where, and that nobody's input is lost."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitation import desk, reading
from facilitation.ballots import Device, pass_on
from facilitation.errors import Missing, NotJoined, WorkshopError
from facilitation.house import digest
from facilitation.roles import Guest
from facilitation.workshop import EntryState, Person
from tests.builders import FACILITATOR, GROUP, Evening, build_evening, new_id


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    return build_evening(tmp_path / "koffer.sqlite3")


def count(evening: Evening, key: str) -> tuple[int, int]:
    told = evening.outcome(key)
    return told["n"], told["N"]


def go(evening: Evening, *guests: Guest) -> None:
    for guest in guests:
        evening.clock.go_on(10)
        desk.leave(evening.house, guest)
    evening.clock.go_on(10)


def test_who_comes_late_counts_at_what_is_open_and_at_what_comes(evening: Evening) -> None:
    evening.seat()
    evening.open("ideas")
    evening.clock.go_on(60)
    evening.seat()
    assert count(evening, "ideas") == (0, 2)
    evening.close("ideas")
    evening.clock.go_on(60)
    evening.seat()
    assert count(evening, "ideas") == (0, 2)
    evening.open("single")
    assert count(evening, "single") == (0, 3)


def test_who_has_left_is_waited_for_no_more_and_what_they_gave_stays(evening: Evening) -> None:
    one, other, silent = evening.seat(), evening.seat(), evening.seat()
    evening.open("ideas")
    evening.submit(one, "ideas", "Sprachcafé")
    go(evening, one, silent)
    assert count(evening, "ideas") == (1, 2)
    evening.close("ideas")
    evening.open("single")
    assert (count(evening, "ideas"), count(evening, "single")) == ((1, 2), (0, 1))
    assert [entry.data["text"] for entry in evening.scene("ideas").valid] == ["Sprachcafé"]
    evening.submit(other, "single", "Mut")
    assert count(evening, "single") == (1, 1)


def test_who_leaves_changes_nothing_of_what_was_closed_before(evening: Evening) -> None:
    guests = [evening.seat() for _ in range(3)]
    evening.open("ideas")
    evening.close("ideas")
    go(evening, *guests)
    assert count(evening, "ideas") == (0, 3)


def test_who_comes_back_counts_from_then_on_and_not_for_the_time_between(evening: Evening) -> None:
    guest = evening.seat()
    evening.seat()
    go(evening, guest)
    evening.open("ideas")
    evening.close("ideas")
    evening.clock.go_on(10)
    desk.join(evening.house, guest, actor_group=GROUP)
    evening.open("single")
    assert (count(evening, "ideas"), count(evening, "single")) == ((0, 1), (0, 2))
    assert evening.submit(guest, "single", "Mut").state is EntryState.VALID


def test_the_device_of_somebody_who_left_asks_to_join_and_shows_the_own_input_again_afterwards(evening: Evening) -> None:
    guest = evening.seat()
    evening.open("ideas")
    entry = evening.submit(guest, "ideas", "Sprachcafé")
    go(evening, guest)
    left = reading.tablet(evening.house, guest)
    assert (left["phase"], left["own"], left["language"]) == ("join", [], "de")
    desk.join(evening.house, guest, actor_group=GROUP)
    assert [one["id"] for one in reading.tablet(evening.house, guest)["own"]] == [entry.id]


def test_what_waited_on_the_device_of_somebody_who_left_is_taken_and_counts(evening: Evening) -> None:
    guest = evening.seat()
    evening.open("ideas")
    go(evening, guest)
    evening.submit(guest, "ideas", "Sprachcafé")
    assert count(evening, "ideas") == (1, 1)


def test_the_facilitator_says_who_has_left_and_who_is_back(evening: Evening) -> None:
    guest = evening.seat()
    desk.mark_gone(evening.house, FACILITATOR, evening.workshop_id, guest.person_id)
    board = reading.board(evening.house, FACILITATOR, evening.workshop_id, console=True)
    assert board is not None
    assert (board["joined"], board["present"]["joined"], board["present"]["gone"]) == (0, 0, 1)
    desk.mark_back(evening.house, FACILITATOR, evening.workshop_id, guest.person_id)
    board = reading.board(evening.house, FACILITATOR, evening.workshop_id, console=True)
    assert board is not None
    assert (board["joined"], board["present"]["joined"], board["present"]["gone"]) == (1, 1, 0)


def test_nobody_leaves_who_never_came(evening: Evening) -> None:
    with pytest.raises(NotJoined):
        desk.leave(evening.house, Guest(evening.workshop_id, new_id()))
    with pytest.raises(Missing):
        desk.mark_gone(evening.house, FACILITATOR, evening.workshop_id, "nobody")


def test_a_shared_device_passes_over_who_has_left(evening: Evening) -> None:
    device = Device(evening.workshop_id, "token", ballot=0, ballots=3)
    for ballot in range(3):
        desk.join(evening.house, device.guest(ballot), actor_group=GROUP)
    assert device.guest(0).person_id == digest("token")
    evening.open("ideas")
    go(evening, device.guest(1))
    assert pass_on(evening.house, device, "next").ballot == 2


ACTS = ("join", "submit", "leave", "back", "open", "close", "reopen", "hide", "unhide", "late", "admit")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(acts=st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 4)), max_size=24))
def test_n_never_exceeds_the_people_counted(tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, int]]) -> None:
    evening = build_evening(tmp_path_factory.mktemp("leaving") / "koffer.sqlite3")
    guests = [evening.seat()]
    for verb, whose in acts:
        evening.clock.go_on(5)
        guest = guests[whose % len(guests)]
        try:
            _act(evening, verb, guests, guest)
        except WorkshopError:
            continue
        if evening.outcome("ideas")["held"]:
            n, N = count(evening, "ideas")  # noqa: N806 - the symbol of the contract
            assert n <= N <= len(guests)


def _act(evening: Evening, verb: str, guests: list[Guest], guest: Guest) -> None:
    ideas = evening.step("ideas").id
    if verb == "join":
        guests.append(evening.seat())
    elif verb == "submit":
        evening.submit(guest, "ideas", "Sprachcafé")
    elif verb == "leave":
        desk.leave(evening.house, guest)
    elif verb == "back":
        desk.join(evening.house, guest, actor_group=GROUP)
    elif verb == "open":
        evening.open("ideas")
    elif verb == "close":
        evening.close("ideas")
    elif verb == "reopen":
        desk.step_back(evening.house, FACILITATOR, ideas)
    elif verb == "late":
        evening.submit(guest, "ideas", "Lotsen", waited=8)
    else:
        entry = evening.scene("ideas").entries[0] if evening.scene("ideas").entries else None
        getattr(desk, verb)(evening.house, FACILITATOR, entry.id if entry else "none")


def test_comings_and_goings_are_kept_as_they_were(evening: Evening) -> None:
    guest = evening.seat()
    evening.open("ideas")
    evening.submit(guest, "ideas", "Sprachcafé")
    go(evening, guest)
    left = evening.clock.now
    desk.join(evening.house, guest, actor_group=GROUP)
    (person,) = evening.all(Person)
    assert (len(person.away), person.away[1], person.spoke) == (2, left, (evening.step("ideas").id,))
