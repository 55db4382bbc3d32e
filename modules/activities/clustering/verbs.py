"""What the facilitator does at the board. Each act says which items change; nothing here takes a card away."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from facilitation.contract import Change, NewId, Scene
from facilitation.desk import fit
from facilitation.errors import Missing, NotAnOption, NothingToUndo, Overtaken, Unreadable
from facilitation.workshop import Data, Item
from modules.activities.clustering.rules import (
    APART,
    CLUSTER,
    DOUBLE,
    PARKED,
    PLACEMENT,
    TITLE_MAXIMUM,
    TRAY,
    Board,
)


def create(scene: Scene, arguments: Data, new_id: NewId) -> tuple[Change, ...]:
    """A new cluster {title, cards?} at the end. Cards that hang in a cluster hang there too, the others come over.

    Their doubles come along. Raises Empty, TooLong, NotAnOption naming the cards that are not here.
    """
    board = Board(scene)
    title = fit(arguments.get("title", ""), TITLE_MAXIMUM, "title")
    cards = _known(board, arguments.get("cards", []))
    place = max((item.position for item in board.clusters), default=0.0) + 1.0
    cluster = Item(new_id(), scene.step.id, CLUSTER, {"title": title}, place)
    changes = [Change(None, cluster)]
    for position, card in enumerate(_with_doubles(board, cards), 1):
        changes += _unparked(board, card)
        changes.append(Change(None, _placement(scene, new_id, card, cluster.id, float(position))))
    return tuple(changes)


def retitle(scene: Scene, arguments: Data, new_id: NewId) -> tuple[Change, ...]:
    """Another headline {cluster, title, version}. Raises Overtaken when somebody else changed it since that version."""
    cluster = _cluster(Board(scene), arguments.get("cluster"))
    if arguments.get("version", cluster.version) != cluster.version:
        raise Overtaken(text=cluster.data["title"])
    title = fit(arguments.get("title", ""), TITLE_MAXIMUM, "title")
    return (Change(cluster, replace(cluster, data={"title": title}, version=cluster.version + 1)),)


def move(scene: Scene, arguments: Data, new_id: NewId) -> tuple[Change, ...]:
    """A card {card, to, index?, from?} to a cluster, the tray or the parking lot; its doubles there come along.

    `from`: only away from this cluster, where the card stands in several; otherwise it stands only at its new place.
    Raises Missing, NotAnOption.
    """
    board = Board(scene)
    card = _card(board, arguments.get("card"))
    to = _place(board, arguments.get("to"))
    source = arguments.get("from")
    moved = (card, *board.doubles_of(card))
    if to in (TRAY, PARKED):
        return tuple(change for one in moved for change in _take_down(board, new_id, one, to, source))
    return _hang(board, new_id, moved, to, arguments.get("index"), source)


def copy(scene: Scene, arguments: Data, new_id: NewId) -> tuple[Change, ...]:
    """A disputed card {card, to} hangs in a further cluster too. Raises Missing, NotAnOption."""
    board = Board(scene)
    card = _card(board, arguments.get("card"))
    cluster = _cluster(board, arguments.get("to")).id
    if cluster in board.places[card]:
        return ()
    end = max((item.position for item in board.placements[cluster]), default=0.0)
    moved = (card, *board.doubles_of(card))
    changes: list[Change] = []
    for position, one in enumerate(moved, 1):
        changes += _unparked(board, one)
        changes.append(Change(None, _placement(scene, new_id, one, cluster, end + position)))
    return tuple(changes)


def double(scene: Scene, arguments: Data, new_id: NewId) -> tuple[Change, ...]:
    """Link a card to the one that says the same {card, of}. From the tray it joins that one, elsewhere it stays.

    Raises NotAnOption for unknown cards and for one card twice.
    """
    board = Board(scene)
    card = _card(board, arguments.get("card"))
    head = board.heads[_card(board, arguments.get("of"))]
    if board.heads[card] == head:
        if card == head:
            raise NotAnOption(field="of", value=board.cards[card].text)
        return ()
    changes = [Change(item, None) for item in scene.arranged(DOUBLE) if item.data["card"] == card]
    changes.append(Change(None, Item(new_id(), scene.step.id, DOUBLE, {"card": card, "of": head})))
    if board.places[card] == {TRAY}:
        for one in (card, *board.doubles_of(card)):
            changes += _join(board, new_id, one, head)
    return tuple(changes)


def single(scene: Scene, arguments: Data, new_id: NewId) -> tuple[Change, ...]:
    """A card {card} doubles no other any more and stays where it hangs. Raises NothingToUndo where it did not."""
    board = Board(scene)
    card = _card(board, arguments.get("card"))
    if card not in board.links:
        raise NothingToUndo
    changes = [Change(item, None) for item in scene.arranged(DOUBLE) if item.data["card"] == card]
    already = any(item.data["card"] == card for item in scene.arranged(APART))
    if "of" in board.cards[card].facts and not already:
        changes.append(Change(None, Item(new_id(), scene.step.id, APART, {"card": card})))
    return tuple(changes)


def remove(scene: Scene, arguments: Data, new_id: NewId) -> tuple[Change, ...]:
    """Dissolve a cluster {cluster}; cards that hang nowhere else go back to the tray. Raises Missing."""
    cluster = _cluster(Board(scene), arguments.get("cluster"))
    placed = [item for item in scene.arranged(PLACEMENT) if item.data["cluster"] == cluster.id]
    return (*(Change(item, None) for item in placed), Change(cluster, None))


def order(scene: Scene, arguments: Data, new_id: NewId) -> tuple[Change, ...]:
    """The clusters in this order {clusters}; those not named follow as they stood. Raises Missing, Unreadable."""
    board = Board(scene)
    named = arguments.get("clusters")
    if not isinstance(named, list):
        raise Unreadable(field="clusters")
    first = list(dict.fromkeys(_cluster(board, id).id for id in named))
    rest = [item.id for item in board.clusters if item.id not in first]
    places = {id: float(place) for place, id in enumerate([*first, *rest], 1)}
    return tuple(
        Change(item, replace(item, position=places[item.id])) for item in board.clusters if item.position != places[item.id]
    )


# ── finding ──────────────────────────────────────────────────────────────────


def _card(board: Board, id: Any) -> str:
    return _known(board, [id])[0]


def _known(board: Board, ids: Any) -> tuple[str, ...]:
    if not isinstance(ids, list) or not all(isinstance(id, str) for id in ids):
        raise Unreadable(field="cards")
    strangers = [id for id in ids if id not in board.cards]
    if strangers:
        raise NotAnOption(field="cards", value=", ".join(f"„{id}“" for id in dict.fromkeys(strangers)))
    return tuple(dict.fromkeys(ids))


def _cluster(board: Board, id: Any) -> Item:
    for cluster in board.clusters:
        if cluster.id == id:
            return cluster
    raise Missing


def _place(board: Board, to: Any) -> str:
    return str(to) if to in (TRAY, PARKED) else _cluster(board, to).id


# ── hanging ──────────────────────────────────────────────────────────────────


def _placement(scene: Scene, new_id: NewId, card: str, cluster: str, position: float) -> Item:
    return Item(new_id(), scene.step.id, PLACEMENT, {"card": card, "cluster": cluster}, position)


def _placed(board: Board, card: str) -> list[Item]:
    return [item for items in board.placements.values() for item in items if item.data["card"] == card]


def _parked(board: Board, card: str) -> list[Item]:
    return [item for item in board.scene.arranged(PARKED) if item.data["card"] == card]


def _unparked(board: Board, card: str) -> list[Change]:
    return [Change(item, None) for item in _parked(board, card)]


def _with_doubles(board: Board, cards: Sequence[str]) -> list[str]:
    """The cards, each followed by its doubles from the same place that were not named themselves."""
    found: list[str] = []
    for card in cards:
        found += [card, *(other for other in board.doubles_of(card) if other not in cards)]
    return found


def _take_down(board: Board, new_id: NewId, card: str, to: str, source: Any) -> list[Change]:
    placed = _placed(board, card)
    going = [item for item in placed if item.data["cluster"] == source] or placed
    if len(going) < len(placed):
        return [Change(item, None) for item in going]
    changes = [Change(item, None) for item in going]
    if to == TRAY:
        return changes + _unparked(board, card)
    if _parked(board, card):
        return changes
    last = max((item.position for item in board.scene.arranged(PARKED)), default=0.0)
    return [*changes, Change(None, Item(new_id(), board.scene.step.id, PARKED, {"card": card}, last + 1.0))]


def _hang(board: Board, new_id: NewId, moved: Sequence[str], cluster: str, index: Any, source: Any) -> tuple[Change, ...]:
    others = [item.position for item in board.placements[cluster] if item.data["card"] not in moved]
    changes: list[Change] = []
    for card, position in zip(moved, _positions(others, index, len(moved)), strict=True):
        placed = _placed(board, card)
        there = [item for item in placed if item.data["cluster"] == cluster]
        going = [item for item in placed if item.data["cluster"] == source] or placed
        kept = (there or going)[:1]
        changes += _unparked(board, card)
        changes += [Change(item, None) for item in going if item not in kept]
        if kept:
            hung = replace(kept[0], data={"card": card, "cluster": cluster}, position=position)
            changes.append(Change(kept[0], hung))
        else:
            changes.append(Change(None, _placement(board.scene, new_id, card, cluster, position)))
    return tuple(changes)


def _positions(others: Iterable[float], index: Any, count: int) -> list[float]:
    """Places for `count` cards before the card that is now at `index`, at the end without one."""
    stood = sorted(others)
    at = index if isinstance(index, int) and not isinstance(index, bool) and 0 <= index <= len(stood) else len(stood)
    if at == len(stood):
        start = stood[-1] if stood else 0.0
        return [start + number for number in range(1, count + 1)]
    before = stood[at - 1] if at else stood[0] - 1.0
    gap = (stood[at] - before) / (count + 1)
    return [before + gap * number for number in range(1, count + 1)]


def _join(board: Board, new_id: NewId, card: str, head: str) -> list[Change]:
    """Hang a card from the tray wherever the head hangs."""
    if board.places[head] == {PARKED}:
        return _take_down(board, new_id, card, PARKED, None)
    return [
        Change(None, replace(item, id=new_id(), data={**item.data, "card": card}, version=1)) for item in _placed(board, head)
    ]
