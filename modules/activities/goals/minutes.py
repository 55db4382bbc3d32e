"""The tree in the minutes: every goal under its statement, with its sub-goals."""

from facilitation.contract import Scene
from facilitation.document import Block, Bullets, Heading, Item, Text
from modules.activities.goals import rules


def minutes(scene: Scene) -> tuple[Block, ...]:
    """Each statement with its goals; then the statements from which none came."""
    found = rules.result(scene)["goals"]
    if not found:
        return (Text("Es wurden keine Leitziele abgegeben."),)
    blocks: list[Block] = []
    bare = []
    for option in scene.options:
        mine = [goal for goal in found if option.id in goal["from"]]
        if not mine:
            bare.append(option.text)
            continue
        blocks.append(Text(option.text, "quote"))
        for goal in mine:
            blocks.append(Heading(3, f"Leitziel {goal['number']}: {goal['text']}"))
            if goal["field"]:
                blocks.append(Text(f"Handlungsfeld: {goal['field']}", "note"))
            if goal["sub_goals"]:
                blocks.append(Bullets(tuple(Item(f"{one['number']} {one['text']}") for one in goal["sub_goals"])))
    if bare:
        blocks += [Heading(3, "Leitsätze noch ohne Leitziel"), Bullets(tuple(bare))]
    return tuple(blocks)
