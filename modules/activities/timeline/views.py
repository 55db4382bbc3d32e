"""The plan as bars over the quarters, and the facilitator's list on which they are set."""

from datetime import date
from typing import Any

from facilitation.contract import Scene
from facilitation.days import write_day
from facilitation.workshop import Step
from modules.activities.timeline import rules


def most(scene: Scene) -> int:
    """How many actions may run at once."""
    return int(scene.setting("most", rules.MOST))


def picture(scene: Scene) -> dict[str, Any]:
    """Bars and milestones as shares (0 to 1) of the time from the first day of the first quarter to the last of the last one.

    Actions without a time stand there too; `over` marks a quarter in which more run at once than are thought possible.
    """
    held = rules.set_bars(scene)
    counts = rules.load((bar.start, bar.end) for bar in held)
    spread = _Spread(list(counts))
    return {
        "kind": "gantt",
        "most": most(scene),
        "quarters": [
            {
                "year": quarter.year,
                "number": quarter.number,
                "from": spread.share(quarter.first),
                "to": spread.share(quarter.next.first),
                "count": count,
                "over": count > most(scene),
            }
            for quarter, count in counts.items()
        ],
        "rows": [_row(bar, spread) for bar in rules.bars(scene)],
    }


class _Spread:
    """Where a day lies between the beginning of the first and the end of the last quarter."""

    def __init__(self, quarters: list[rules.Quarter]) -> None:
        self.first = quarters[0].first if quarters else date.min
        self.days = (quarters[-1].next.first - self.first).days if quarters else 1

    def share(self, day: date) -> float:
        return (day - self.first).days / self.days


def _row(bar: rules.Bar, spread: _Spread) -> dict[str, Any]:
    head = {"id": bar.option.id, "number": bar.number, "text": bar.option.text, "who": bar.option.facts.get("responsible")}
    if bar.item is None:
        return {**head, "start": None, "end": None, "from": None, "to": None, "milestones": []}
    after = bar.end.toordinal() + 1
    return {
        **head,
        "start": write_day(bar.start),
        "end": write_day(bar.end),
        "from": spread.share(bar.start),
        "to": spread.share(date.fromordinal(after)),
        "milestones": [{"date": write_day(one.day), "text": one.text, "at": spread.share(one.day)} for one in bar.milestones],
    }


def foot(step: Step) -> str:
    """How the chart is read."""
    if not step.opening:
        return ""
    return f"Raute: Meilenstein · Warnzeichen: mehr als {step.setting('most', rules.MOST)} Maßnahmen zugleich"


def bench(scene: Scene) -> dict[str, Any]:
    """Every action with its time, or the proposed one; `version` counts the changes, 0: not set yet."""
    return {
        "kind": "timeline",
        "today": rules.today(scene).isoformat(),
        "most": most(scene),
        "text_maximum": rules.TEXT_MAXIMUM,
        "milestones": rules.MILESTONES,
        "load": [
            {"name": f"{quarter.number}/{quarter.year}", "count": count, "over": count > most(scene)}
            for quarter, count in rules.load((bar.start, bar.end) for bar in rules.set_bars(scene)).items()
        ],
        "rows": [_bench_row(scene, bar) for bar in rules.bars(scene)],
    }


def _bench_row(scene: Scene, bar: rules.Bar) -> dict[str, Any]:
    facts = bar.option.facts
    row = {
        "id": bar.option.id,
        "number": bar.number,
        "text": bar.option.text,
        "who": facts.get("responsible"),
        "first_step": facts.get("first_step"),
        "due": facts.get("due"),
        "committed": bool(facts.get("committed")),
        "version": bar.item.version if bar.item else 0,
    }
    if bar.item is not None:
        milestones = [{"date": one.day.isoformat(), "text": one.text} for one in bar.milestones]
        return {**row, "start": bar.start.isoformat(), "end": bar.end.isoformat(), "milestones": milestones}
    start, end = rules.proposal(scene, bar) or (None, None)
    return {
        **row,
        "start": start.isoformat() if start else None,
        "end": end.isoformat() if end else None,
        "milestones": [],
    }
