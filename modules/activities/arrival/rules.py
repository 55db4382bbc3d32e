"""Attendance in numbers. Counts of who is here may name small groups; nothing people say is broken down by them."""

from collections import Counter
from typing import Any

from facilitation.contract import Scene


def result(scene: Scene) -> dict[str, Any]:
    """People in all and by group, in the order of the process; their institutions; groups nobody came from."""
    groups = Counter(person.actor_group for person in scene.people)
    known = scene.process.actor_groups
    here = [group for group in known if groups[group]] + sorted(set(groups) - set(known))
    institutions: dict[str, str] = {}
    for person in scene.people:
        if person.institution:
            institutions.setdefault(person.institution.casefold(), person.institution)
    return {
        "joined": len(scene.people),
        "by_actor_group": {group: groups[group] for group in here},
        "institutions": sorted(institutions.values(), key=str.casefold),
        "missing_groups": [group for group in known if not groups[group]],
    }
