"""What an action needs: hours of work, money and where it comes from."""

from collections.abc import Mapping
from math import isfinite
from typing import Any

from facilitation.document import NO_BREAK_SPACE, number
from facilitation.errors import NotAnAmount
from facilitation.workshop import Data

AMOUNTS: Mapping[str, int] = {"hours": 100_000, "euros": 100_000_000}
"""The most of each that may be written down."""
_UNITS: Mapping[str, str] = {"hours": "Std.", "euros": "€"}


def is_number(given: Any) -> bool:
    """Whether it is a finite number; a truth value is none."""
    return isinstance(given, int | float) and not isinstance(given, bool) and isfinite(given)


def read_amounts(data: Data) -> dict[str, Any]:
    """The hours and euros that are given. Raises NotAnAmount."""
    amounts = {}
    for name, most in AMOUNTS.items():
        given = data.get(name)
        if given is None or given == "":
            continue
        if not is_number(given) or not 0 <= given <= most:
            raise NotAnAmount(field=name, minimum=0, maximum=number(most))
        amounts[name] = given
    return amounts


def are_named(data: Data) -> bool:
    """Whether the resources are named: as soon as there are hours or euros, be it none of them."""
    return any(data.get(name) is not None for name in AMOUNTS)


def write_resources(data: Data) -> str | None:
    """Hours and euros, and where they come from: `320 Std. · 18.000 € (Landesförderung)`; None where nothing is said."""
    amounts = [f"{number(data[name])}{NO_BREAK_SPACE}{unit}" for name, unit in _UNITS.items() if data.get(name) is not None]
    written, source = " · ".join(amounts), data.get("source")
    if not source:
        return written or None
    return f"{written} ({source})" if written else str(source)
