"""What earlier evenings gave as goals, and which of them are near enough to be worked on."""

from facilitation.contract import Option, Scene

GOAL, SUB_GOAL = "goal", "sub_goal"
"""What the fact `level` of an option says: a goal, or a smaller one on the way to it. The fact `checked`: people weighed it."""


def sub_goals(scene: Scene) -> tuple[Option, ...]:
    """What the facilitator typed; else the sub-goals among what earlier steps gave, each once; without any the goals.

    Where some of them were checked, only these count.
    """
    if scene.step.options:
        return scene.inputs
    given = [one for one in scene.inputs if one.facts.get("checked")] or scene.inputs
    for level in (SUB_GOAL, GOAL):
        found: dict[str, Option] = {}
        for one in given:
            if one.facts.get("level") == level:
                found.setdefault(one.id, one)
        if found:
            return tuple(found.values())
    return ()
