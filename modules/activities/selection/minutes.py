"""The recommendation, and what it left."""

from facilitation.contract import Option, Scene
from facilitation.document import Block, Bullets, Heading, Item, Rule, Text
from modules.activities.selection import rules


def minutes(scene: Scene) -> tuple[Block, ...]:
    """The chosen in rank order with their points, the rule, and those not chosen."""
    selected, others = rules.selected(scene), rules.others(scene)
    if not selected:
        return (Text("Es wurde noch nichts festgehalten."),)
    blocks: list[Block] = [Bullets(tuple(map(_item, selected)), numbered=True)]
    blocks.append(Rule(_sentence(rules.rule(scene) or "")))
    if others:
        blocks += [Heading(3, "Nicht ausgewählt"), Bullets(tuple(map(_item, others)))]
    return tuple(blocks)


def _sentence(rule: str) -> str:
    """The rule as a sentence; what a facilitator wrote may be one already."""
    said = rule[:1].upper() + rule[1:]
    return said if said.endswith((".", "!", "?")) else f"{said}."


def _item(option: Option) -> Item:
    points = option.facts.get("points")
    if points is None:
        return Item(option.text)
    run_off = option.facts.get(rules.RUN_OFF)
    settled = f", {run_off} in der Stichrunde" if run_off is not None else ""
    return Item(option.text, f"{points} {'Punkt' if points == 1 else 'Punkte'}{settled}")
