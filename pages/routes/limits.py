"""How often something may fail or happen; kept in memory only, so no address is ever stored."""

import time
from collections import defaultdict, deque
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil
from threading import Lock

from starlette.requests import Request

from facilitation.errors import TooMany


def address_of(request: Request) -> str:
    """Where a request comes from; of IPv6 only the network, since every device has as many addresses there as it likes."""
    host = request.client.host if request.client else ""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    return str(ip_network((address, 64), strict=False)) if isinstance(address, IPv6Address) else host


class Limit:
    """At most `times` within `minutes` for one key, e.g. an address; older ones are forgotten."""

    def __init__(self, times: int, minutes: float) -> None:
        self.times, self.seconds = times, minutes * 60
        self._marks: dict[str, deque[float]] = defaultdict(deque)
        self._lock = Lock()

    def check(self, key: str) -> None:
        """Raises TooMany, naming the minutes to wait."""
        with self._lock:
            marks = self._recent(key)
            if len(marks) >= self.times:
                left = marks[0] + self.seconds - time.monotonic()
                raise TooMany(minutes=max(2, ceil(left / 60)))  # never one, so that the sentence needs no singular

    def count(self, key: str) -> None:
        """One more for this key."""
        with self._lock:
            self._recent(key).append(time.monotonic())
            if len(self._marks) > 10_000:
                self._forget()

    def _recent(self, key: str) -> deque[float]:
        marks = self._marks[key]
        while marks and marks[0] < time.monotonic() - self.seconds:
            marks.popleft()
        return marks

    def _forget(self) -> None:
        for key in [key for key in self._marks if not self._recent(key)]:
            del self._marks[key]


class Crowd:
    """At most `most` at the same time of those that share a mark. For one thread, the event loop's."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._here: list[frozenset[str]] = []

    def check(self, marks: frozenset[str]) -> None:
        """Raises TooMany where so many are here already."""
        if sum(not marks.isdisjoint(one) for one in self._here) >= self.most:
            raise TooMany(minutes=2)

    @contextmanager
    def join(self, marks: frozenset[str]) -> Iterator[None]:
        """Here until the block ends."""
        self._here.append(marks)
        try:
            yield
        finally:
            self._here.remove(marks)
