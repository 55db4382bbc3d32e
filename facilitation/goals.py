"""What earlier evenings gave as goals, and which of them are near enough to be worked on."""

from facilitation.contract import Option, Scene

GOAL, SUB_GOAL = "goal", "sub_goal"
"""What the fact `level` of an option says: a goal, or a smaller one on the way to it. The fact `checked`: people weighed it."""


def sub_goals(scene: Scene) -> tuple[Option, ...]:
    """The sub-goals among what earlier steps gave, where some were checked only these; without any the goals.

    What the facilitator typed counts in any case; it has no facts.
    """
    checked = any(one.facts.get("checked") for one in scene.inputs)
    given = [one for one in scene.inputs if not (checked and one.facts) or one.facts.get("checked")]
    for level in (SUB_GOAL, GOAL):
        if any(one.facts.get("level") == level for one in given):
            return tuple(one for one in given if not one.facts or one.facts.get("level") == level)
    return tuple(one for one in given if not one.facts)
