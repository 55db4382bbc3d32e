"""The ranking with its rule."""

from collections import Counter

from facilitation.contract import Scene
from facilitation.document import Block, Column, Rule, Table, Text, percent
from modules.activities.dots import form, rules


def minutes(scene: Scene) -> tuple[Block, ...]:
    """Ranking as a table, the rule beside it, and a tie at the cut as such."""
    rows = rules.ranking(scene)
    if not rows:
        return (Text("Es gab nichts zu gewichten."),)
    texts = {option.id: option.text for option in scene.options}
    people = Counter(option for entry in scene.valid for option, count in entry.data["dots"].items() if count)
    table = Table(
        "Rangfolge",
        (
            Column("Rang", 0.7, "right"),
            Column("Möglichkeit", 4),
            Column("Punkte", 0.9, "right"),
            Column("Anteil", 0.9, "right"),
            Column("Personen", 1, "right"),
            Column("Breite", 0.9, "right"),
        ),
        tuple(
            (
                row["rank"],
                texts[row["option"]],
                row["points"],
                percent(row["share"]),
                people[row["option"]],
                percent(row["breadth"]),
            )
            for row in rows
        ),
        "Anteil: an allen Punkten. Breite: Personen mit mindestens einem Punkt, geteilt durch alle, die gepunktet haben.",
    )
    rule = ("Stichrunde nur zwischen dem, was an der Grenze gleichauf lag. " if scene.setting(rules.RUN_OFF) else "") + (
        "Rang nach Punkten, bei gleicher Punktzahl nach der Zahl der Personen; gleich in beidem ist gleicher Rang. "
        f"Vergeben wurden {form.foot(scene.step)}."
    )
    blocks: list[Block] = [table, Rule(rule if form.foot(scene.step) else rule.partition(" Vergeben")[0])]
    cut = rules.the_cut(scene, rows)
    if cut["tied"] and scene.valid:
        tied = ", ".join(f"„{texts[option]}“" for option in cut["tied"])
        blocks.append(Text(f"Gleichstand an der Grenze nach {scene.setting('places', rules.PLACES)} Plätzen: {tied}."))
    return tuple(blocks)
