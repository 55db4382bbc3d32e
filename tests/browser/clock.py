"""The app with a clock that the file `clock` in its folder puts forward by seconds: evenings at any hour, for pictures."""

import sys
from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from facilitation.house import House, now
from pages import reception

FILE = "clock"
_house = reception.house


def shifted(folder: Path) -> datetime:
    """Now, as far ahead as the file says."""
    return now() + timedelta(seconds=float((folder / FILE).read_text()))


@lru_cache
def house() -> House:
    folder = reception.settings().folder
    return replace(_house(), clock=lambda: shifted(folder))


if __name__ == "__main__":
    reception.house = house  # before anybody takes it from there

    from app import app
    from pages.command import main

    sys.exit(main(app, sys.argv[1:]))
