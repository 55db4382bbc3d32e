"""Cards that say the same are linked, never merged: which card each of them is shown under."""

from collections.abc import Iterable, Mapping


def heads(links: Mapping[str, str], cards: Iterable[str]) -> dict[str, str]:
    """For each card the one at the end of its links {card: of}, itself where it has none.

    A link to a card that is not among `cards` (hidden meanwhile) is passed over, a circle links nothing.
    """
    here = tuple(cards)
    present = frozenset(here)
    return {card: _head(links, card, present) for card in here}


def _head(links: Mapping[str, str], card: str, present: frozenset[str]) -> str:
    head, here, seen = card, card, {card}
    while here in links and links[here] not in seen:
        here = links[here]
        seen.add(here)
        if here in present:
            head = here
    return card if here in links else head
