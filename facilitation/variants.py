"""For whom a file of the minutes is made: everything, what a council needs, or what may be published."""

from collections.abc import Collection, Mapping
from enum import StrEnum


class Variant(StrEnum):
    FULL = "full"
    COUNCIL = "council"
    PUBLIC = "public"


VARIANT_NAMES: Mapping[Variant, str] = {
    Variant.FULL: "vollständig",
    Variant.COUNCIL: "für den Rat",
    Variant.PUBLIC: "zur Veröffentlichung",
}
EVERYWHERE: Collection[Variant] = tuple(Variant)
INSIDE: Collection[Variant] = (Variant.FULL,)
"""What stays in the office: who came from where, the agenda, the notes of the facilitator, origins and annex."""
