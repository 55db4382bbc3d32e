"""The clusters on the wall, and the board where they are sorted."""

from collections.abc import Iterable
from typing import Any

from facilitation.contract import Scene
from facilitation.language import Translate, german
from facilitation.language import mark as _
from facilitation.similarity import similar
from facilitation.workshop import Step
from modules.activities.clustering.rules import PARKED, TRAY, Board

LOOK = {"colour": "yellow", "sign": "", "label": "Bedarf"}
SUGGESTIONS = 12


def picture(scene: Scene) -> dict[str, Any]:
    """The wall: clusters numbered, cards that hang in none loose. Doubles in one place hang as one card."""
    board = Board(scene)
    hung = [id for cluster in board.clusters for id in board.inside(cluster.id)]
    loose = board.inside(TRAY)
    return {
        "kind": "wall",
        "clusters": [
            {
                "id": cluster.id,
                "number": number,
                "title": cluster.data["title"],
                "cards": _cards(board, board.inside(cluster.id)),
            }
            for number, cluster in enumerate(board.clusters, 1)
        ],
        "cards": _cards(board, loose),
        "legend": _legend(board, [*hung, *loose]),
    }


def bench(scene: Scene) -> dict[str, Any]:
    """The sorting board with the versions of its headlines, and hints where a loose card may belong."""
    board = Board(scene)
    return {
        "kind": "board",
        "tray": _cards(board, board.inside(TRAY), opened=True),
        "clusters": [
            {
                "id": cluster.id,
                "number": number,
                "title": cluster.data["title"],
                "version": cluster.version,
                "cards": _cards(board, board.inside(cluster.id), opened=True),
            }
            for number, cluster in enumerate(board.clusters, 1)
        ],
        "parked": _cards(board, board.inside(PARKED), opened=True),
        "legend": _legend(board, board.cards),
        "suggestions": _suggest(board),
    }


def rule(step: Step, translate: Translate = german) -> str:
    """The rule as the room reads it."""
    return translate(_("Die Gruppe sagt, was zusammengehört. Keine Karte geht verloren."))


def _cards(board: Board, ids: Iterable[str], *, opened: bool = False) -> list[dict[str, Any]]:
    """Cards of one place as they look; `opened` also names the doubles under each and how often it hangs elsewhere."""
    here = tuple(ids)
    under: dict[str, list[str]] = {id: [] for id in here if board.heads[id] not in here or board.heads[id] == id}
    for id in here:
        if id not in under:
            under[board.heads[id]].append(id)
    shown = []
    for id, doubles in under.items():
        card = board.cards[id]
        drawn: dict[str, Any] = {
            "id": id,
            "text": card.text,
            "colour": card.facts.get("colour", LOOK["colour"]),
            "sign": card.facts.get("sign", LOOK["sign"]),
            "count": 1 + len(doubles),
        }
        if opened:
            drawn["doubles"] = [{"id": double, "text": board.cards[double].text} for double in doubles]
            drawn["of"] = board.heads[id] if board.heads[id] != id else None
            drawn["clusters"] = len(board.places[id] - {TRAY, PARKED})
        shown.append(drawn)
    return shown


def _legend(board: Board, ids: Iterable[str]) -> list[dict[str, str]]:
    found = {}
    for id in ids:
        facts = board.cards[id].facts
        entry = {name: str(facts.get(name, LOOK[name])) for name in LOOK}
        found[entry["label"]] = entry
    entries = sorted(found.values(), key=lambda entry: (bool(entry["sign"]), entry["sign"]))
    return entries if any(entry["sign"] for entry in entries) else []


def _suggest(board: Board) -> list[dict[str, Any]]:
    """For the first loose cards the cluster that holds the most similar one. A hint; nothing is moved."""
    numbers = {cluster.id: number for number, cluster in enumerate(board.clusters, 1)}
    hung = [(cluster, id) for cluster in numbers for id in board.inside(cluster)]
    texts = [board.cards[id].text for _, id in hung]
    suggestions = []
    for id in board.inside(TRAY)[:SUGGESTIONS]:
        found = similar(board.cards[id].text, texts)
        if found is None:
            continue
        cluster, like = hung[found]
        sentence = f"„{board.cards[id].text}“ ähnelt „{board.cards[like].text}“ in Thema {numbers[cluster]}. Sie entscheiden."
        suggestions.append({"card": id, "cluster": cluster, "like": like, "number": numbers[cluster], "sentence": sentence})
    return suggestions
