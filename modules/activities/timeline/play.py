"""Times from a file, and those of a rehearsal: as proposed, two milestones here and there."""

from datetime import timedelta
from random import Random
from typing import Any

from facilitation.contract import Call, Scene
from facilitation.text import clean
from facilitation.workshop import Data
from modules.activities.timeline import rules

MONTHS = (4, 7, 10, 14)
TEXTS = ("Träger gefunden", "Räume zugesagt", "Erste Gruppe läuft", "Zwischenbilanz im Beirat")


def calls(scene: Scene, spoken: Data) -> tuple[Call, ...]:
    """{"action": title, "start", "end", "milestones": [{date, text}]}; a title that names no action stays and is refused."""
    return (("place", {**spoken, "action": _find(scene, spoken.get("action"))}),)


def named(spoken: Data) -> tuple[str, ...]:
    """The title of the action."""
    action = spoken.get("action")
    return (action,) if isinstance(action, str) else ()


def arrange(scene: Scene, random: Random) -> tuple[Call, ...]:
    """Every action without a time gets one: as proposed, else some months from now; every other one with milestones."""
    made: list[Call] = []
    for bar in rules.bars(scene):
        if bar.item is not None:
            continue
        beginning = rules.today(scene) + rules.FIRST_STEP
        start, end = rules.proposal(scene, bar) or (beginning, beginning + timedelta(days=30 * random.choice(MONTHS)))
        texts = random.sample(TEXTS, k=2) if bar.number % 2 else []
        days = sorted(start + timedelta(days=random.randint(0, (end - start).days)) for _ in texts)
        milestones = [{"date": day.isoformat(), "text": text} for day, text in zip(days, texts, strict=True)]
        made.append(
            ("place", {"action": bar.option.id, "start": start.isoformat(), "end": end.isoformat(), "milestones": milestones})
        )
    return tuple(made)


def _find(scene: Scene, action: Any) -> Any:
    """The id of the action of that title; of several that are called the same, the first that is not done yet."""
    if not isinstance(action, str):
        return action
    title = clean(action).strip()
    fitting = sorted((one for one in rules.bars(scene) if one.option.text == title), key=lambda one: one.item is not None)
    return fitting[0].option.id if fitting else action
