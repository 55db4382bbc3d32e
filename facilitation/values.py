"""Values on a scale and remarks beside them, as people give them."""

from collections.abc import Iterable
from typing import Any

from facilitation.desk import fit
from facilitation.errors import Empty, NotANumber, NotJudged
from facilitation.workshop import Data


def read_value(value: Any, minimum: int, maximum: int, field: str) -> int:
    """A whole number within its bounds; yes and no are none. Raises NotANumber."""
    if not isinstance(value, int) or isinstance(value, bool) or not minimum <= value <= maximum:
        raise NotANumber(field=field, minimum=minimum, maximum=maximum)
    return value


def read_judgement(data: Data, scales: Iterable[str], minimum: int, maximum: int) -> dict[str, int | None]:
    """A value on each of the scales; None where the person cannot judge. Raises NotJudged where one is missing, NotANumber."""
    judged: dict[str, int | None] = {}
    for scale in scales:
        if scale not in data:
            raise NotJudged(field=scale)
        value = data[scale]
        judged[scale] = None if value is None else read_value(value, minimum, maximum, scale)
    return judged


def read_remark(given: Any, maximum: int, field: str) -> str:
    """What was written beside a value, empty where nothing of it can be seen. Raises Unreadable, TooLong."""
    try:
        return fit(given or "", maximum, field)
    except Empty:
        return ""
