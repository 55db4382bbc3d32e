"""Zielscheibe: how near a process came to what it set out to do, and what helped."""

from facilitation.contract import Format, Planned
from facilitation.language import mark as _

FORMAT = Format(
    key="zielscheibe",
    title=_("Zielscheibe"),
    summary="Wie nah sind wir unseren Zielen gekommen? Vier bis sechs Segmente, ein Ring pro Person und Segment, danach das "
    "Gespräch darüber, was geholfen hat und was sich ändern soll.",
    people="10 bis 30 Personen",
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
            key="target",
            activity="target",
            title=_("Zielscheibe"),
            question=_("Wie nah sind wir unserem Ziel gekommen?"),
            minutes=10,
            settings={"writing": 6},
        ),
        Planned(
            key="reading",
            activity="talk",
            title=_("Das Bild lesen"),
            question=_("Was überrascht uns? Wo gehen die Meinungen auseinander?"),
            minutes=10,
        ),
        Planned(
            key="helped",
            activity="cards",
            title=_("Was hat geholfen?"),
            question=_("Was hat geholfen?"),
            help=_("Ein Gedanke pro Karte. Bitte keine Namen."),
            minutes=10,
            settings={"limit": 2, "fields": False, "writing": 5},
        ),
        Planned(
            key="changes",
            activity="cards",
            title=_("Was ändern wir?"),
            question=_("Was ändern wir, damit wir der Mitte näher kommen?"),
            help=_("Ein Gedanke pro Karte. Bitte keine Namen."),
            minutes=15,
            settings={"limit": 2, "fields": False, "meaning": "Idee", "writing": 6},
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
    short=("welcome", "target", "reading", "closing"),
)
