"""How often something may fail or happen; kept in memory only, so no address is ever stored."""

import time
from collections import defaultdict, deque
from math import ceil
from threading import Lock

from facilitation.errors import TooMany


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
                raise TooMany(minutes=max(1, ceil((marks[0] + self.seconds - time.monotonic()) / 60)))

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
