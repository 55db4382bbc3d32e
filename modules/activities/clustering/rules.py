"""The board as it hangs: every card is in the tray, in one or more clusters, or parked."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from facilitation.contract import Option, Scene
from facilitation.doubles import heads
from facilitation.workshop import Item

TITLE_MAXIMUM = 60
CLUSTER, PLACEMENT, PARKED, DOUBLE, APART = "cluster", "placement", "parked", "double", "apart"
TRAY = "tray"


@dataclass(frozen=True)
class Board:
    """What the items of a scene say about its cards. Items about cards that are gone say nothing until they are back."""

    scene: Scene

    @cached_property
    def cards(self) -> Mapping[str, Option]:
        """The cards in the order in which they came."""
        return {card.id: card for card in self.scene.inputs}

    @cached_property
    def clusters(self) -> tuple[Item, ...]:
        return self._sorted(CLUSTER)

    @cached_property
    def placements(self) -> Mapping[str, tuple[Item, ...]]:
        """The placements in each cluster, in order."""
        placed: dict[str, list[Item]] = {cluster.id: [] for cluster in self.clusters}
        for item in self._sorted(PLACEMENT):
            if item.data["card"] in self.cards and item.data["cluster"] in placed:
                placed[item.data["cluster"]].append(item)
        return {cluster: tuple(items) for cluster, items in placed.items()}

    @cached_property
    def places(self) -> Mapping[str, frozenset[str]]:
        """Where each card hangs: its clusters, or `parked`, or the tray."""
        found: dict[str, frozenset[str]] = {}
        for item in self._sorted(PARKED):
            found[item.data["card"]] = frozenset([PARKED])
        hung: dict[str, set[str]] = {}
        for cluster, items in self.placements.items():
            for item in items:
                hung.setdefault(item.data["card"], set()).add(cluster)
        found |= {card: frozenset(clusters) for card, clusters in hung.items()}
        return {card: found.get(card, frozenset([TRAY])) for card in self.cards}

    @cached_property
    def links(self) -> Mapping[str, str]:
        """Which card doubles which, from here and from where the cards were written."""
        apart = {item.data["card"] for item in self.scene.arranged(APART)}
        given = {card.id: str(card.facts["of"]) for card in self.cards.values() if "of" in card.facts and card.id not in apart}
        return given | {item.data["card"]: item.data["of"] for item in self.scene.arranged(DOUBLE)}

    @cached_property
    def heads(self) -> Mapping[str, str]:
        """The card each card is shown under where both hang in the same place; itself where it doubles none."""
        return heads(self.links, self.cards)

    def inside(self, place: str) -> tuple[str, ...]:
        """The cards of a cluster, of the tray or of the parking lot, in order."""
        if place in self.placements:
            return tuple(dict.fromkeys(item.data["card"] for item in self.placements[place]))
        if place == PARKED:
            parked = dict.fromkeys(item.data["card"] for item in self._sorted(PARKED))
            return tuple(card for card in parked if card in self.places and self.places[card] == {PARKED})
        return tuple(card for card in self.cards if self.places[card] == {TRAY})

    def doubles_of(self, card: str) -> tuple[str, ...]:
        """The other cards of the same head that hang exactly where this card hangs."""
        if self.heads[card] != card:
            return ()
        return tuple(
            other
            for other in self.cards
            if other != card and self.heads[other] == card and self.places[other] == self.places[card]
        )

    def _sorted(self, kind: str) -> tuple[Item, ...]:
        return tuple(sorted(self.scene.arranged(kind), key=lambda item: (item.position, item.id)))


def result(scene: Scene) -> dict[str, Any]:
    """Clusters with their cards, cards in no cluster, parked cards, and groups of doubles."""
    board = Board(scene)
    return {
        "clusters": [
            {
                "id": cluster.id,
                "from": list(board.inside(cluster.id)),
                "number": number,
                "title": cluster.data["title"],
                "cards": [_card(board, card) for card in board.inside(cluster.id)],
            }
            for number, cluster in enumerate(board.clusters, 1)
        ],
        "unclustered": [_card(board, card) for card in board.inside(TRAY)],
        "parked": [_card(board, card) for card in board.inside(PARKED)],
        "doubles": [[_card(board, card) for card in group] for group in _groups(board)],
    }


def options(scene: Scene) -> tuple[Option, ...]:
    """The clusters in their order, an empty one too."""
    board = Board(scene)
    return tuple(
        Option(cluster.id, cluster.data["title"], board.inside(cluster.id), {"number": number})
        for number, cluster in enumerate(board.clusters, 1)
    )


def became(scene: Scene) -> dict[str, str]:
    """How many cards a cluster has; which cards hang in none."""
    board = Board(scene)
    sizes = ((cluster.id, len(board.inside(cluster.id))) for cluster in board.clusters)
    return {
        **{id: f"{size} {'Karte' if size == 1 else 'Karten'}" for id, size in sizes},
        **dict.fromkeys(board.inside(TRAY), "keinem Thema zugeordnet"),
        **dict.fromkeys(board.inside(PARKED), "im Themenspeicher"),
    }


def parked(scene: Scene) -> tuple[Option, ...]:
    """The cards nobody could place, for the parking lot."""
    board = Board(scene)
    return tuple(board.cards[id] for id in board.inside(PARKED))


def _card(board: Board, id: str) -> dict[str, Any]:
    card = board.cards[id]
    return {"id": id, "from": list(card.roots), "text": card.text}


def _groups(board: Board) -> list[list[str]]:
    groups: dict[str, list[str]] = {}
    for card, head in board.heads.items():
        groups.setdefault(head, [head])
        if card != head:
            groups[head].append(card)
    return [group for group in groups.values() if len(group) > 1]
