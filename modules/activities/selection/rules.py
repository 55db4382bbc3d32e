"""Three to five of a ranking, and by which rule."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from facilitation.contract import Change, NewId, Option, Scene, fix_options
from facilitation.desk import fit
from facilitation.errors import NotAnOption, NothingToChoose, Overtaken, Unreadable, WrongSelection
from facilitation.workshop import Data, Item

FEWEST, MOST = 3, 5
RULE_MAXIMUM = 200
CHOSEN = "selection"
RUN_OFF = "run_off"


def opening(scene: Scene) -> dict[str, Any]:
    """The ranking to choose from, fixed from now on. Raises NothingToChoose."""
    if not scene.inputs:
        raise NothingToChoose
    return {"options": fix_options(scene.inputs)}


def offered(scene: Scene) -> tuple[Option, ...]:
    """The ranking; after a run-off its winners stand first among those that were level, with their points from before."""
    settled = [
        replace(one, facts={**one.facts, **one.facts[RUN_OFF], RUN_OFF: one.facts["points"]}) if RUN_OFF in one.facts else one
        for one in scene.options
    ]
    ranks = [one.facts.get("rank") for one in settled]
    return tuple(settled) if None in ranks else tuple(sorted(settled, key=lambda one: int(one.facts["rank"])))


def bounds(scene: Scene) -> tuple[int, int]:
    """Fewest and most that can be chosen; with fewer options all of them."""
    count = len(offered(scene))
    return min(FEWEST, count), min(MOST, count)


def choose(scene: Scene, arguments: Data, new_id: NewId) -> tuple[Change, ...]:
    """{selected: [ids], rule?, version?}. Raises Overtaken when somebody else chose since that version (0: nothing yet).

    Also NothingToChoose, Unreadable, NotAnOption, WrongSelection, TooLong.
    """
    if not offered(scene):
        raise NothingToChoose
    before = chosen(scene)
    current = before.version if before else 0
    if arguments.get("version", current) != current:
        raise Overtaken(text=" · ".join(option.text for option in selected(scene)))
    named = arguments.get("selected")
    if not isinstance(named, list) or not all(isinstance(id, str) for id in named):
        raise Unreadable(field="selected")
    known = [option.id for option in offered(scene)]
    if strangers := [id for id in dict.fromkeys(named) if id not in known]:
        raise NotAnOption(field="selected", value=", ".join(f"„{id}“" for id in strangers))
    ids = [id for id in known if id in named]
    fewest, most = bounds(scene)
    if not fewest <= len(ids) <= most:
        raise WrongSelection(field="selected", number=f"{fewest} bis {most}" if fewest < most else fewest)
    rule = fit(arguments.get("rule") or "", RULE_MAXIMUM, "rule", required=False)
    data = {"selected": ids, "rule": rule}
    if before is None:
        return (Change(None, Item(new_id(), scene.step.id, CHOSEN, data)),)
    return (Change(before, replace(before, data=data, version=before.version + 1)),)


def chosen(scene: Scene) -> Item | None:
    """What the facilitator recorded, if anything."""
    return next(iter(scene.arranged(CHOSEN)), None)


def selected(scene: Scene) -> tuple[Option, ...]:
    """The chosen options in rank order."""
    item = chosen(scene)
    ids = item.data["selected"] if item else ()
    return tuple(option for option in offered(scene) if option.id in ids)


def others(scene: Scene) -> tuple[Option, ...]:
    """The options that were not chosen, in rank order."""
    taken = {option.id for option in selected(scene)}
    return tuple(option for option in offered(scene) if option.id not in taken)


def rule(scene: Scene) -> str | None:
    """The rule by which it was cut, as recorded or as the ranking shows it; None before anything was chosen."""
    item = chosen(scene)
    if item is None:
        return None
    return str(item.data["rule"]) or _rule_of(selected(scene), others(scene))


def _rule_of(inside: Sequence[Option], outside: Sequence[Option]) -> str:
    ranks_in, ranks_out = _ranks(inside), _ranks(outside)
    if len(ranks_in) < len(inside) or len(ranks_out) < len(outside):
        return "nach Aussprache"
    last, next_best = max(ranks_in, default=0), min(ranks_out, default=len(inside) + 1)
    if last < next_best:
        if any(RUN_OFF in one.facts for one in inside if one.facts["rank"] == last):
            return "nach der Rangfolge, Gleichstand durch Stichrunde entschieden"
        return "nach der Rangfolge" if ranks_in.count(last) < 2 else "nach der Rangfolge, Gleichstand: alle genommen"
    if last == next_best:
        return "Gleichstand an der Grenze, nach Aussprache"
    return "nach Aussprache, abweichend von der Rangfolge"


def _ranks(options: Sequence[Option]) -> list[int]:
    return [option.facts["rank"] for option in options if option.facts.get("rank") is not None]


def result(scene: Scene) -> dict[str, Any]:
    """What was chosen, what was not, and the rule at the cut."""
    return {
        "selected": [_row(option) for option in selected(scene)],
        "not_selected": [_row(option) for option in others(scene)],
        "rule": rule(scene),
    }


def options(scene: Scene) -> tuple[Option, ...]:
    """What was chosen, for what comes next."""
    return selected(scene)


def became(scene: Scene) -> dict[str, str]:
    """What was chosen and what was not, once something was."""
    if chosen(scene) is None:
        return {}
    return {option.id: "ausgewählt" for option in selected(scene)} | {one.id: "nicht ausgewählt" for one in others(scene)}


def _row(option: Option) -> dict[str, Any]:
    return {
        "id": option.id,
        "from": list(option.roots),
        "option": option.text,
        "points": option.facts.get("points"),
        "rank": option.facts.get("rank"),
    }
