"""Attendance in the minutes. The table of groups stands in the chapter on participants."""

from facilitation import turnout
from facilitation.contract import Scene
from facilitation.document import Block, Text
from modules.activities.arrival import rules


def minutes(scene: Scene) -> tuple[Block, ...]:
    """How many came, from how many groups, and which groups were missing."""
    figures = rules.result(scene)
    joined, groups = figures["joined"], len(figures["by_actor_group"])
    if not joined:
        return (Text("Bis zum Ende dieses Schritts war niemand beigetreten."),)
    people = "war 1 Person" if joined == 1 else f"waren {joined} Personen"
    origins = turnout.count(groups, "Akteursgruppe", "Akteursgruppen")
    text = f"Bis zum Ende dieses Schritts {people} beigetreten, aus {origins}."
    if figures["missing_groups"]:
        text += f" Nicht vertreten: {', '.join(figures['missing_groups'])}."
    return (Text(text),)
