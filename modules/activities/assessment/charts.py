"""The profile of the fields as a table, and drawn."""

from facilitation.contract import Scene
from facilitation.document import Cell, Chart, Column, Table
from modules.activities.assessment import rules

COLUMNS = (
    Column("Handlungsfeld", 3),
    Column("Stand", 1, "right"),
    Column("Wichtigkeit", 1.2, "right"),
    Column("Lücke", 1, "right"),
    Column("Nicht beurteilt", 1.3, "right"),
    Column("Einigkeit Stand", 1.3, "right"),
    Column("Einigkeit Wichtigkeit", 1.5, "right"),
    Column("Strittig", 1.6),
)
STEPS = tuple(str(value) for value in range(rules.MINIMUM, rules.MAXIMUM + 1))
SPREAD = (Column("Handlungsfeld und Frage", 4), *(Column(step, 0.6, "right") for step in STEPS))
NAMES = {"status": "Stand", "importance": "Wichtigkeit"}


def table(scene: Scene) -> Table:
    """One row per field, the largest gap first."""
    rows = tuple(
        (
            one.field,
            one.status["mean"],
            one.importance["mean"],
            float(one.gap) if one.gap is not None else None,
            one.nulls,
            one.status["consensus"],
            one.importance["consensus"],
            _disputed(one),
        )
        for one in rules.judge(scene)
    )
    return Table("Stand und Wichtigkeit, größte Lücke zuerst", COLUMNS, rows, "Lücke: Wichtigkeit minus Stand.")


def charts(scene: Scene) -> tuple[Chart, ...]:
    """Both means of each field, and how often each value was given."""
    profile, spread = table(scene), _spread(scene)
    if not profile.rows:
        return ()
    return (
        Chart(
            "bars",
            "Stand und Wichtigkeit der Handlungsfelder",
            profile,
            labels="Handlungsfeld",
            series=("Stand", "Wichtigkeit"),
            unit="Mittelwert",
            minimum=rules.MINIMUM,
            maximum=rules.MAXIMUM,
            marks="Strittig",
            aside="Lücke",
        ),
        Chart(
            "stacked",
            "Wie oft jede Stufe gewählt wurde",
            spread,
            labels="Handlungsfeld und Frage",
            series=STEPS,
            unit="Personen",
            minimum=0,
        ),
    )


def _spread(scene: Scene) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for one in rules.judge(scene):
        for scale, summary in (("status", one.status), ("importance", one.importance)):
            rows.append((f"{one.field}: {NAMES[scale]}", *(summary["distribution"][step] for step in STEPS)))
    return Table("Verteilung der Werte", SPREAD, tuple(rows))


def _disputed(one: rules.Judged) -> str:
    names = [NAMES[scale] for scale in rules.SCALES if rules.is_disputed(getattr(one, scale))]
    return f"strittig: {' und '.join(names)}" if names else ""
