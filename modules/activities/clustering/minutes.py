"""Every cluster with all its cards, and what hangs in none; what was parked stands in the parking lot."""

from facilitation.contract import Scene
from facilitation.document import Block, Card, Cards, Text
from facilitation.text import language
from modules.activities.clustering.rules import PARKED, TRAY, Board


def minutes(scene: Scene) -> tuple[Block, ...]:
    """All cards verbatim by cluster; then those without a cluster, and how many went into the parking lot."""
    board = Board(scene)
    blocks: list[Block] = []
    for number, cluster in enumerate(board.clusters, 1):
        blocks.append(_group(board, f"Thema {number}: {cluster.data['title']}", board.inside(cluster.id)))
    if not blocks:
        blocks.append(Text("Es wurden keine Themen gebildet."))
    if loose := board.inside(TRAY):
        blocks.append(_group(board, "Keinem Thema zugeordnet", loose))
    if parked := board.inside(PARKED):
        count = len(parked)
        blocks.append(Text(f"{'1 Karte liegt' if count == 1 else f'{count} Karten liegen'} als unklar im Themenspeicher."))
    return tuple(blocks)


def _group(board: Board, title: str, ids: tuple[str, ...]) -> Cards:
    return Cards(f"{title} ({len(ids)})", tuple(_card(board, id) for id in ids))


def _card(board: Board, id: str) -> Card:
    card = board.cards[id]
    remarks = [str(card.facts.get("remark", ""))]
    if board.heads[id] != id:
        remarks.append("doppelt")
    if len(board.places[id]) > 1:
        remarks.append("steht in mehreren Themen")
    return Card(card.text, ", ".join(one for one in remarks if one), language(card.text))
