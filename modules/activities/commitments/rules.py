"""Who commits to what: an institution and a role for each action; what nobody takes on goes to the parking lot."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from facilitation.contract import Change, NewId, Option, Scene, fix_options
from facilitation.days import read_coming_day
from facilitation.desk import fit
from facilitation.errors import NotAnOption, NothingToChoose, NothingToUndo, NotReady, Overtaken
from facilitation.resources import AMOUNTS, are_named, read_amounts
from facilitation.workshop import Data, Item

MAXIMA = {"institution": 100, "role": 100, "source": 100}
COMMITMENT = "commitment"
ACTION = "action"
NEEDED = {
    "institution": "Wer (die Institution)",
    "role": "die Funktion dort",
    "due": "Bis wann",
    "resources": "Ressourcen (Stunden oder Euro)",
}


@dataclass(frozen=True)
class Pledge:
    """An action and, once somebody has taken it on, the commitment to it. `number` is its place in the plan."""

    option: Option
    number: int
    item: Item | None

    @property
    def facts(self) -> Data:
        """What the profile says, with what was agreed on top."""
        agreed = self.item.data if self.item else {}
        return {**self.option.facts, **{name: value for name, value in agreed.items() if name != "action"}}

    @property
    def institution(self) -> str | None:
        """Who has committed, or who the profile names."""
        return self.facts.get("institution") or self.facts.get("responsible")

    @property
    def role(self) -> str | None:
        """The role there."""
        return self.facts.get("role")

    @property
    def missing(self) -> list[str]:
        """What it still lacks for a commitment; of an action that has no profile only who takes it on is asked."""
        facts = self.facts
        named = {"institution": self.institution is not None, "role": self.role is not None}
        if facts.get("level") == ACTION:
            named["due"] = facts.get("due") is not None
            named["resources"] = are_named(facts)
        return [name for name, is_there in named.items() if not is_there]


def opening(scene: Scene) -> dict[str, Any]:
    """The actions, each once, and the day nothing may be due before, fixed from now on. Raises NothingToChoose."""
    if not scene.inputs:
        raise NothingToChoose
    once: dict[str, Option] = {}
    for option in scene.inputs:
        once.setdefault(option.id, option)
    return {"options": fix_options(tuple(once.values())), "today": scene.workshop.date.isoformat()}


def numbered(option: Option) -> int | None:
    """The number of an action in the plan; what is no action has none."""
    return option.facts.get("number") if option.facts.get("level") == ACTION else None


def pledges(scene: Scene) -> tuple[Pledge, ...]:
    """All actions in the order of the plan."""
    items = {item.data["action"]: item for item in scene.arranged(COMMITMENT)}
    return tuple(
        Pledge(option, numbered(option) or place, items.get(option.id)) for place, option in enumerate(scene.options, 1)
    )


# ── what the facilitator does ────────────────────────────────────────────────


def commit(scene: Scene, arguments: Data, new_id: NewId) -> tuple[Change, ...]:
    """{action, institution, role, due?, hours?, euros?, source?, version?}: what is not said is as in the profile.

    Raises NotAnOption, Overtaken when somebody else changed it since that version, NotReady where owner, day or resources are
    missing, TooLong, Unreadable, NotADay, DayPast, DayTooFar, NotAnAmount.
    """
    pledge = _find(scene, arguments)
    data = {"action": pledge.option.id, **_agreed(scene, pledge, arguments)}
    before = pledge.item
    standing = before.version if before else 0
    if arguments.get("version", standing) != standing:
        raise Overtaken(text=", ".join(part for part in (pledge.institution, pledge.role) if part))
    after = replace(pledge, item=Item("", scene.step.id, COMMITMENT, data))
    if after.missing:
        raise NotReady(missing=", ".join(NEEDED[name] for name in after.missing))
    if before is None:
        return (Change(None, Item(new_id(), scene.step.id, COMMITMENT, data, float(pledge.number))),)
    return (Change(before, replace(before, data=data, version=before.version + 1)),)


def release(scene: Scene, arguments: Data, new_id: NewId) -> tuple[Change, ...]:
    """{action}: the commitment is taken back. Raises NotAnOption, NothingToUndo where there is none."""
    before = _find(scene, arguments).item
    if before is None:
        raise NothingToUndo
    return (Change(before, None),)


def _find(scene: Scene, arguments: Data) -> Pledge:
    action = arguments.get("action")
    found = next((one for one in pledges(scene) if one.option.id == action), None)
    if found is None:
        raise NotAnOption(field="action", value=action if isinstance(action, str) else "")
    return found


def _agreed(scene: Scene, pledge: Pledge, arguments: Data) -> dict[str, Any]:
    """What is said now; a field that was left out stays as it was agreed before, or as the profile has it."""
    said: dict[str, Any] = {}
    for name, maximum in MAXIMA.items():
        given = arguments.get(name)
        if text := fit("" if given is None else given, maximum, name, required=False):
            said[name] = text
    said.setdefault("institution", pledge.institution)
    said.setdefault("role", pledge.role)
    if arguments.get("due") not in (None, ""):
        today = date.fromisoformat(scene.step.opening["today"])
        said["due"] = read_coming_day(arguments["due"], "due", today).isoformat()
    said |= read_amounts(arguments)
    before = {name: value for name, value in pledge.item.data.items() if name != "action"} if pledge.item else {}
    return {**before, **{name: value for name, value in said.items() if value is not None}}


# ── what it gives ────────────────────────────────────────────────────────────


def result(scene: Scene) -> dict[str, Any]:
    """`confirmed` with who, by when and with what; `parked` with what is still missing, each in the order of the plan."""
    confirmed, left = [], []
    for one in pledges(scene):
        head = {"id": one.option.id, "from": list(one.option.roots), "number": one.number, "action": one.option.text}
        if one.item is None:
            left.append({**head, "missing": one.missing})
        else:
            facts = {name: one.facts.get(name) for name in ("due", *AMOUNTS, "source")}
            confirmed.append({**head, "institution": one.institution, "role": one.role, **facts})
    return {"confirmed": confirmed, "parked": left}


def options(scene: Scene) -> tuple[Option, ...]:
    """The actions somebody has committed to, with what was agreed."""
    return tuple(
        Option(
            one.option.id,
            one.option.text,
            one.option.roots,
            {**one.facts, "responsible": one.institution, "role": one.role, "number": one.number, "committed": True},
        )
        for one in pledges(scene)
        if one.item is not None
    )


def became(scene: Scene) -> dict[str, str]:
    """Who has taken an action on, or that nobody has."""
    return {
        one.option.id: f"zugesagt von {one.institution}" if one.item else "im Themenspeicher, noch ohne Zusage"
        for one in pledges(scene)
    }


def agreed(scene: Scene) -> dict[str, Data]:
    """Who does each action by when and with what, as it was agreed last."""
    return {
        one.option.id: {
            "responsible": one.institution,
            **{name: one.facts[name] for name in ("role", "due", *AMOUNTS, "source") if one.facts.get(name) is not None},
        }
        for one in pledges(scene)
        if one.item is not None
    }


def parked(scene: Scene) -> tuple[Option, ...]:
    """The actions nobody has committed to."""
    return tuple(one.option for one in pledges(scene) if one.item is None)
