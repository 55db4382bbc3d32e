"""Sorting from a file, and sorting by nobody for a rehearsal."""

from random import Random
from typing import Any

from facilitation.contract import Call, Scene
from facilitation.errors import Unreadable
from facilitation.text import clean
from facilitation.workshop import Data
from modules.activities.clustering.rules import PARKED, TITLE_MAXIMUM, TRAY, Board

TOPICS = (
    ("Sprache lernen neben Arbeit und Familie", ("sprach", "deutsch", "kurs", "dolmetsch", "übersetz", "vorles")),
    ("Kita, Schule und Betreuung", ("kita", "schul", "hort", "eltern", "lern", "betreu", "hausaufgab")),
    ("Arbeit und Anerkennung", ("arbeit", "betrieb", "beruf", "abschl", "prakti", "ausbild", "bewerb", "jobcenter")),
    ("Wohnen und unterwegs sein", ("wohn", "miet", "bus", "nachbar", "ortsteil", "hausmeister", "viertel")),
    ("Gesundheit und Hilfe", ("arzt", "krank", "gesund", "hebamm", "praxis", "trauma")),
    ("Begegnung, Sport und Kultur", ("treff", "sport", "fest", "verein", "fußball", "chor", "garten", "schwimm")),
    ("Behörden verständlich und aus einer Hand", ("behörd", "formular", "amt", "ämter", "brief", "stelle", "öffnung")),
)
LEFT = 0.06


def calls(scene: Scene, spoken: Data) -> tuple[Call, ...]:
    """{"clusters": [{title, cards}], "parked": [text], "doubles": [[text, text]]}; a text names all cards that read so.

    A text that names no card is handed on as it is, so that the verb refuses it by name. Raises Unreadable.
    """
    board = Board(scene)
    made: list[Call] = []
    for cluster in _list(spoken, "clusters"):
        if not isinstance(cluster, dict):
            raise Unreadable(field="clusters")
        cards = [id for text in _list(cluster, "cards") for id in _reading(board, text)]
        made.append(("create", {"title": cluster.get("title", ""), "cards": cards}))
    for text in _list(spoken, "parked"):
        made += [("move", {"card": id, "to": PARKED}) for id in _reading(board, text)]
    for pair in _list(spoken, "doubles"):
        if not isinstance(pair, list) or len(pair) < 2:
            raise Unreadable(field="doubles")
        ids = list(dict.fromkeys(id for text in pair for id in _reading(board, text)))
        made += [("double", {"card": id, "of": ids[0]}) for id in ids[1:]]
    return tuple(made)


def named(spoken: Data) -> tuple[str, ...]:
    """The texts of all cards a scenario mentions."""
    clusters = [one for one in _list(spoken, "clusters") if isinstance(one, dict)]
    texts = [text for cluster in clusters for text in _list(cluster, "cards")]
    texts += _list(spoken, "parked")
    texts += [text for pair in _list(spoken, "doubles") if isinstance(pair, list) for text in pair]
    return tuple(dict.fromkeys(text for text in texts if isinstance(text, str)))


def arrange(scene: Scene, random: Random) -> tuple[Call, ...]:
    """Sorts by the words on the cards; a few stay in the tray and one is parked, as it goes."""
    board = Board(scene)
    loose = [id for id in board.inside(TRAY) if board.heads[id] == id]
    kept = {id for id in loose if random.random() < LEFT}
    topics: dict[str, list[str]] = {}
    for id in loose:
        if id not in kept:
            topics.setdefault(_topic(board.cards[id].text), []).append(id)
    made: list[Call] = [("create", {"title": title, "cards": cards}) for title, cards in topics.items()]
    if kept:
        made.append(("move", {"card": min(kept), "to": PARKED}))
    return tuple(made)


def _topic(text: str) -> str:
    lowered = text.lower()
    for title, words in TOPICS:
        if any(word in lowered for word in words):
            return title[:TITLE_MAXIMUM]
    return "Weitere Themen"


def _list(spoken: Data, name: str) -> list[Any]:
    value = spoken.get(name, [])
    if not isinstance(value, list):
        raise Unreadable(field=name)
    return value


def _reading(board: Board, text: Any) -> list[str]:
    """The ids of all cards that read so; the text itself where none does."""
    if not isinstance(text, str):
        raise Unreadable(field="cards")
    wanted = clean(text).strip()
    return [id for id, card in board.cards.items() if card.text == wanted] or [text]
