"""Systemisches Konsensieren: of several ways the one that meets the least resistance, changing nothing among them."""

from facilitation.contract import Format, Planned
from facilitation.language import mark as _

FORMAT = Format(
    key="systemisches_konsensieren",
    title=_("Systemisches Konsensieren"),
    summary="Welche Möglichkeit tragen wir am ehesten mit? Gefragt wird nach dem Widerstand; empfohlen wird nur, was besser "
    "ist, als alles zu lassen, wie es ist.",
    people="3 bis 60 Personen",
    steps=(
        Planned(
            key="welcome",
            activity="arrival",
            title=_("Willkommen und Spielregeln"),
            question=_("Wer ist heute hier?"),
            help=_("Bitte die Akteursgruppe wählen. Ein Name ist nicht nötig."),
            minutes=5,
        ),
        Planned(
            key="matter",
            activity="talk",
            title=_("Worum es geht"),
            question=_("Was wollen wir entscheiden, und was bleibt außen vor?"),
            minutes=5,
        ),
        Planned(
            key="proposals",
            activity="cards",
            title=_("Vorschläge sammeln"),
            question=_("Welche Möglichkeiten sehen Sie?"),
            help=_("Ein Vorschlag pro Karte. Noch wird nichts bewertet."),
            minutes=10,
            settings={"limit": 2, "fields": False, "meaning": "Idee", "writing": 6},
        ),
        Planned(
            key="options",
            activity="clustering",
            title=_("Vorschläge zusammenführen"),
            question=_("Zwischen welchen Möglichkeiten wählen wir?"),
            help=_("Was meint dasselbe? Wie heißt die Möglichkeit?"),
            minutes=10,
            sources=("proposals",),
        ),
        Planned(
            key="resistance",
            activity="resistance",
            title=_("Widerstand messen"),
            question=_("Wie groß ist Ihr Widerstand gegen diese Möglichkeit?"),
            minutes=15,
            settings={"writing": 6},
            sources=("options",),
        ),
        Planned(
            key="outcome",
            activity="talk",
            title=_("Ergebnis besprechen"),
            question=_("Was heißt das für die nächsten Schritte?"),
            minutes=10,
            sources=("resistance",),
        ),
        Planned(
            key="closing",
            activity="flash",
            title=_("Blitzlicht"),
            question=_("Was nehmen Sie heute mit?"),
            help=_("Ein Satz. Niemand kommentiert."),
            minutes=5,
            settings={"writing": 3},
        ),
    ),
    short=("welcome", "resistance", "outcome", "closing"),
)
