"""Days and hours in words."""

from datetime import date, datetime, timedelta

import pytest

from facilitation.agenda import HERE
from modules.ui.dates import greeting, long_day, short_day, today


def test_a_day_is_named_with_its_weekday():
    assert long_day(date(2026, 11, 21)) == "Samstag, 21. November 2026"


def test_today_is_called_today():
    assert [short_day(today()), short_day(date(2020, 1, 31))] == ["heute", "31.01.2020"]
    assert short_day(today() + timedelta(days=1)) != "heute"


@pytest.mark.parametrize(("hour", "words"), [(6, "Guten Morgen"), (10, "Guten Morgen"), (11, "Guten Tag"), (18, "Guten Abend")])
def test_the_greeting_follows_the_clock(hour: int, words: str):
    assert greeting(datetime(2026, 11, 21, hour, tzinfo=HERE)) == words
