"""The profile of the fields as a table; how often each value was given stands below its chart."""

from facilitation.contract import Scene
from facilitation.document import Block, Column, Rule, Table, Text, number
from modules.activities.assessment import rules

PROFILE = (
    Column("Handlungsfeld", 3),
    Column("Stand", 1, "right"),
    Column("Wichtigkeit", 1.2, "right"),
    Column("Lücke", 1, "right"),
    Column("Nicht beurteilt", 1.3, "right"),
    Column("Einigkeit", 2.2),
)
NAMES = {"status": "Stand", "importance": "Wichtigkeit"}


def minutes(scene: Scene) -> tuple[Block, ...]:
    """All fields sorted by gap, the rule of the gap, and the fields on which opinions lie apart."""
    if not scene.valid:
        return (Text(rules.NO_VALUES),)
    judged = rules.judge(scene)
    rows = tuple(
        (
            one.field,
            number(one.status["mean"]),
            number(one.importance["mean"]),
            number(float(one.gap)) if one.gap is not None else None,
            one.nulls,
            f"Stand {number(one.status['consensus'])}, Wichtigkeit {number(one.importance['consensus'])}",
        )
        for one in judged
    )
    disputed = [
        f"{one.field} ({' und '.join(NAMES[scale] for scale in rules.SCALES if rules.is_disputed(getattr(one, scale)))})"
        for one in judged
        if any(rules.is_disputed(getattr(one, scale)) for scale in rules.SCALES)
    ]
    return (
        Table("Stand und Wichtigkeit der Handlungsfelder, größte Lücke zuerst", PROFILE, rows),
        Text(f"Strittig: {'; '.join(disputed)}." if disputed else "Strittig ist keines der Handlungsfelder."),
        Rule(
            "Lücke: Mittelwert der Wichtigkeit minus Mittelwert des Standes; wer nicht urteilen kann, zählt dabei nicht. "
            "Strittig: Einigkeit unter 0,5 (nach Tastle und Wierman) oder je mindestens ein Viertel an beiden Enden."
        ),
    )
