"""Who was named as present and who as missing."""

from facilitation.contract import Scene
from facilitation.document import Block, Column, Table, Text
from modules.activities.actors import rules

COLUMNS = (Column("Akteur", 4), Column("Akteursgruppe", 3), Column("Nennungen", 1, "right"))


def minutes(scene: Scene) -> tuple[Block, ...]:
    """Two tables; then the groups nobody of whom is here and nobody named."""
    if not scene.valid:
        return (Text("Es wurden keine Akteure genannt."),)
    found = rules.result(scene)
    blocks: list[Block] = []
    for title, rows in (("Wer fehlt", found["missing"]), ("Wer dabei ist", found["present"])):
        if rows:
            blocks.append(Table(title, COLUMNS, tuple((row["name"], row["actor_group"], row["count"]) for row in rows)))
        else:
            blocks.append(Text(f"{title}: keine Nennung."))
    seen = {row["actor_group"] for rows in found.values() for row in rows}
    silent = [group for group, count in rules.here(scene).items() if not count and group not in seen]
    if silent:
        blocks.append(Text(f"Weder anwesend noch genannt: {', '.join(silent)}."))
    return tuple(blocks)
