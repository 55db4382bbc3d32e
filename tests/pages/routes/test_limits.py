"""How often something may fail."""

from typing import Any

import pytest

from facilitation.errors import TooMany
from pages.routes.limits import Crowd, Limit


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    clock = [1000.0]
    monkeypatch.setattr("pages.routes.limits.time.monotonic", lambda: clock[0])
    return clock


def refused(limit: Limit | Crowd, key: Any) -> str | None:
    try:
        limit.check(key)
    except TooMany as refusal:
        return refusal.sentence()
    return None


def test_a_limit_lets_pass_until_it_is_reached_and_forgets_with_time(now: list[float]) -> None:
    limit = Limit(times=2, minutes=10)
    for _ in range(2):
        assert refused(limit, "a") is None
        limit.count("a")
        now[0] += 60
    assert refused(limit, "a") == "Zu viele Versuche. Bitte in 8 Minuten noch einmal versuchen."
    assert refused(limit, "b") is None
    now[0] += 7 * 60 + 50
    assert refused(limit, "a") == "Zu viele Versuche. Bitte in 2 Minuten noch einmal versuchen."
    now[0] += 11
    assert refused(limit, "a") is None


def test_looking_costs_nothing(now: list[float]) -> None:
    limit = Limit(times=1, minutes=1)
    assert [refused(limit, "a") for _ in range(5)] == [None] * 5


def test_addresses_that_are_quiet_again_are_forgotten(now: list[float]) -> None:
    limit = Limit(times=1, minutes=1)
    for number in range(10_000):
        limit.count(str(number))
    now[0] += 61
    limit.count("new")
    assert list(limit._marks) == ["new"]


def test_a_crowd_counts_those_who_share_a_mark_and_are_still_here() -> None:
    crowd = Crowd(most=2)
    with crowd.join(frozenset("a")), crowd.join(frozenset("ab")):
        assert [refused(crowd, frozenset(marks)) is None for marks in ("a", "b", "c", "bc", "ca")] == [
            False,
            True,
            True,
            True,
            False,
        ]
    assert refused(crowd, frozenset("a")) is None
