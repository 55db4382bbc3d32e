"""What the profile of an action says, and what it still needs before anybody can commit to it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from facilitation.contract import Due, Option, Scene, fix_options
from facilitation.days import read_coming_day, read_day
from facilitation.desk import fit
from facilitation.errors import Empty, NotAnOption, Unreadable
from facilitation.goals import GOAL, SUB_GOAL, sub_goals
from facilitation.language import mark as _
from facilitation.library import LINE_MAXIMUM, TITLE_MAXIMUM
from facilitation.practice import Practice
from facilitation.resources import AMOUNTS, are_named, is_number, read_amounts
from facilitation.roots import read_roots
from facilitation.text import shorten
from facilitation.workshop import Data, Entry, Step

LIMIT = 3
MAXIMA = {
    "title": 100,
    "target_group": 100,
    "area": 100,
    "what": 400,
    "responsible": 100,
    "role": 100,
    "with": 200,
    "source": 100,
    "indicator": 140,
    "indicator_actual": 60,
    "indicator_target": 60,
    "indicator_source": 140,
    "first_step": 200,
    "risk": 200,
}
SUB_GOAL_MAXIMUM = 140
READINGS = ("indicator_actual", "indicator_target")
"""Values of an indicator: numbers in a file, and words where a number says too little: „8 von 11“."""
INDICATOR = ("name", "actual", "target", "date", "source")
EXAMPLE = {"id": LINE_MAXIMUM, "title": TITLE_MAXIMUM, "municipality": LINE_MAXIMUM, "source": LINE_MAXIMUM}
"""What is kept of the entry of the library that inspired an action."""
STATUSES: Mapping[str, str] = {
    "planned": _("geplant"),
    "running": _("läuft"),
    "done": _("erledigt"),
    "dropped": _("nicht weiterverfolgt"),
}
PLANNED = "planned"
MANDATORY: Mapping[str, str] = {"responsible": "Wer", "due": "Bis wann", "resources": "Ressourcen"}
"""What nobody can commit to an action without; for resources see `facilitation.resources`."""
PARTS = ("what", "responsible", "due", "resources", "indicator", "first_step")
"""What the room looks for in a profile."""
ACTION = "action"
OFFERED = 12
"""So many of what came before are offered in the menu; a file may name any of it."""


def limit(step: Step) -> int:
    """Profiles one table may write."""
    return int(step.setting("limit", LIMIT))


def opening(scene: Scene) -> dict[str, Any]:
    """The day nothing may be due before and, where something came before, what actions grow out of: each once.

    `goals` are the ids of the sub-goals to pick from.
    """
    once: dict[str, Option] = {}
    for option in scene.inputs:
        once.setdefault(option.id, option)
    fixed: dict[str, Any] = {"today": scene.workshop.date.isoformat()}
    if not once:
        return fixed
    goals = () if scene.step.options else sub_goals(scene)
    return {**fixed, "options": fix_options(tuple(once.values())), "goals": [one.id for one in goals]}


def goals(step: Step) -> list[Data]:
    """The sub-goals to pick from."""
    offered = step.opening.get("goals", ())
    return [one for one in step.opening.get("options", ()) if one["id"] in offered]


def known_goals(step: Step) -> list[Data]:
    """Everything an action may name as its sub-goal; a file may name one that is not on the menu."""
    return [one for one in step.opening.get("options", ()) if one["facts"].get("level") in (SUB_GOAL, GOAL)]


def origins(step: Step) -> list[Data]:
    """What an action can grow out of: ideas, clusters and whatever else was collected; no goals."""
    return [one for one in step.opening.get("options", ()) if one["facts"].get("level") not in (SUB_GOAL, GOAL)]


def liked(step: Step) -> list[Data]:
    """What the menu offers: what got points, the most first; where nothing was weighed, what comes first."""
    offered = origins(step)
    pointed = sorted((one for one in offered if one["facts"].get("points")), key=lambda one: -one["facts"]["points"])
    return (pointed or offered)[:OFFERED]


# ── one profile ──────────────────────────────────────────────────────────────


def check(step: Step, data: Data) -> dict[str, Any]:
    """A profile with what was given of it; only a title is needed, and an idea it grows out of may give it.

    Raises Empty, TooLong, Unreadable, NotAnOption, NotAnAmount, NotADay, DayPast, DayTooFar.
    """
    cleaned: dict[str, Any] = {}
    if roots := read_roots(step, data.get("from")):
        cleaned["from"] = roots
    for name, maximum in MAXIMA.items():
        if name in READINGS and is_number(data.get(name)):
            cleaned[name] = data[name]
        elif text := fit("" if data.get(name) is None else data[name], maximum, name, required=False):
            cleaned[name] = text
    if "title" not in cleaned:
        cleaned["title"] = _borrowed(step, roots)
    if (goal := _sub_goal(step, data.get("sub_goal"))) is not None:
        cleaned["sub_goal"] = goal
    cleaned |= {**read_amounts(data), **_days(step, data)}
    if example := _example(data.get("example")):
        cleaned["example"] = example
    status = data.get("status") or PLANNED
    if not isinstance(status, str) or status not in STATUSES:
        raise NotAnOption(field="status", value=status if isinstance(status, str) else "")
    return cleaned | {"status": status}


def _borrowed(step: Step, roots: Iterable[str]) -> str:
    """The title of an action that has none: the words of the first idea it grows out of. Raises Empty, TooLong."""
    texts = {one["id"]: one["text"] for one in origins(step)}
    found = next((texts[id] for id in roots if id in texts), None)
    if found is None:
        raise Empty(field="title")
    return fit(found, MAXIMA["title"], "title")


def _sub_goal(step: Step, given: Any) -> str | None:
    """The id of a sub-goal; where none was set before, its words are taken as given."""
    goal = fit("" if given is None else given, SUB_GOAL_MAXIMUM, "sub_goal", required=False)
    offered = [one["id"] for one in known_goals(step)]
    if goal and offered and goal not in offered:
        raise NotAnOption(field="sub_goal", value=goal)
    return goal or None


def _example(given: Any) -> dict[str, str] | None:
    """The entry of the library that inspired it."""
    if not given:
        return None
    if not isinstance(given, dict):
        raise Unreadable(field="example")
    return {
        name: fit(given.get(name) or "", maximum, "example", required=name in ("id", "title"))
        for name, maximum in EXAMPLE.items()
    }


def borrow(practice: Practice) -> dict[str, Any]:
    """What a profile may take over from an entry of the library, shortened to what fits; `example` keeps where it is from."""
    told = {
        "title": practice.title,
        "what": practice.approach or practice.summary,
        "target_group": ", ".join(practice.target_groups),
        "with": practice.partners,
        "risk": practice.hurdles,
    }
    fitting = {name: shorten(text, MAXIMA[name]) for name, text in told.items() if text}
    return {**fitting, "example": {name: getattr(practice, name) for name in EXAMPLE}}


def _days(step: Step, data: Data) -> dict[str, str]:
    """When it is due, not before the workshop; when the indicator is measured may have been before."""
    days = {}
    if data.get("due") not in (None, ""):
        today = step.opening.get("today")
        due = read_coming_day(data["due"], "due", date.fromisoformat(today)) if today else read_day(data["due"], "due")
        days["due"] = due.isoformat()
    if data.get("indicator_date") not in (None, ""):
        days["indicator_date"] = read_day(data["indicator_date"], "indicator_date").isoformat()
    return days


# ── all of them ──────────────────────────────────────────────────────────────


def profiles(scene: Scene) -> tuple[Entry, ...]:
    """The profiles table by table, each in the order in which the table wrote them; those of no table last."""
    places = {table: place for place, table in enumerate(scene.workshop.tables)}
    return tuple(sorted(scene.valid, key=lambda entry: places.get(entry.table, len(places))))


def roots(scene: Scene, entry: Entry) -> tuple[str, ...]:
    """The ids of what an action grew out of: ideas first, then the sub-goal it serves."""
    goal = entry.data.get("sub_goal")
    served = (goal,) if any(one["id"] == goal for one in known_goals(scene.step)) else ()
    return tuple(dict.fromkeys((*entry.roots, *entry.data.get("from", ()), *served)))


def sub_goal(step: Step, data: Data) -> str | None:
    """The words of the sub-goal a profile names."""
    goal: str | None = data.get("sub_goal")
    return next((one["text"] for one in known_goals(step) if one["id"] == goal), goal)


def has(data: Data, part: str) -> bool:
    """Whether a profile says something about a part of it."""
    return are_named(data) if part == "resources" else data.get(part) is not None


def missing(data: Data) -> list[str]:
    """The mandatory parts a profile does not name."""
    return [part for part in MANDATORY if not has(data, part)]


def completeness(data: Data) -> float:
    """The share of the mandatory parts that are named, 0 to 1."""
    return (len(MANDATORY) - len(missing(data))) / len(MANDATORY)


def indicator(data: Data) -> dict[str, Any] | None:
    """Name, actual and target value, day and source of the data; None where none of it is given."""
    given = {part: data.get("indicator" if part == "name" else f"indicator_{part}") for part in INDICATOR}
    return given if any(value is not None for value in given.values()) else None


def result(scene: Scene) -> dict[str, Any]:
    """`actions` with their numbers, all their fields, `completeness` and what is `missing` of the mandatory parts."""
    written = ("target_group", "area", "what", "responsible", "role", "with", "due", *AMOUNTS, "source")
    return {
        "actions": [
            {
                "id": entry.id,
                "from": list(roots(scene, entry)),
                "number": number,
                "title": entry.data["title"],
                "sub_goal": sub_goal(scene.step, entry.data),
                **{name: entry.data.get(name) for name in written},
                "indicator": indicator(entry.data),
                "first_step": entry.data.get("first_step"),
                "risk": entry.data.get("risk"),
                "status": entry.data["status"],
                "example": entry.data.get("example"),
                "table": entry.table or None,
                "completeness": completeness(entry.data),
                "missing": missing(entry.data),
            }
            for number, entry in enumerate(profiles(scene), 1)
        ]
    }


def planned(scene: Scene) -> list[dict[str, Any]]:
    """The actions as they hold: with what was agreed later in the evening instead of what the profile says."""
    return [{**one, **scene.agreed.get(one["id"], {})} for one in result(scene)["actions"]]


def agreed(one: Data, scene: Scene) -> Data:
    """What of an action was agreed otherwise than its profile says."""
    return {name: fact for name, fact in scene.agreed.get(one["id"], {}).items() if one[name] != fact}


def dates(scene: Scene) -> tuple[Due, ...]:
    """When each action is due, and who answers for it."""
    return tuple(
        Due(one["id"], date.fromisoformat(one["due"]), one["title"], one["responsible"] or "")
        for one in planned(scene)
        if one["due"]
    )


def options(scene: Scene) -> tuple[Option, ...]:
    """Every action with all its fields as facts; `level` says that it is one."""
    return tuple(
        Option(one["id"], one["title"], tuple(one["from"]), {"level": ACTION, **_facts(one)})
        for one in result(scene)["actions"]
    )


def _facts(action: Data) -> dict[str, Any]:
    return {name: value for name, value in action.items() if name not in ("id", "from", "title")}
