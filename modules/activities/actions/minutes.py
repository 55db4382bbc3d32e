"""The plan of action as one wide table, and every profile in full behind the minutes."""

from facilitation.contract import Scene
from facilitation.days import write_day
from facilitation.document import Block, Column, Facts, Heading, Rule, Section, Table, Text
from facilitation.resources import AMOUNTS, write_resources
from facilitation.workshop import Data
from modules.activities.actions import rules, views

PLAN = (
    Column("Nr.", 0.6, "right"),
    Column("Was", 3),
    Column("Wer", 2),
    Column("Mit wem", 1.8),
    Column("Bis wann", 1.5, measure="date"),
    Column("Ressourcen", 1.7),
    Column("Kennzahl: Ist → Soll", 2),
    Column("Status", 1.1),
)
RULE = (
    "Für eine Zusage braucht eine Maßnahme eine verantwortliche Institution, einen Termin und Ressourcen. Ressourcen sind "
    "genannt, sobald Stunden oder Euro eingetragen sind, auch wenn es null sind."
)

AGREED = "Wer, Termin und Ressourcen stehen hier so, wie sie bei den Zusagen vereinbart wurden."


def minutes(scene: Scene) -> tuple[Block, ...]:
    """All actions at a glance on pages in landscape, and what is still missing."""
    found = rules.planned(scene)
    if not found:
        return (Text("Es wurden keine Steckbriefe abgegeben."),)
    incomplete = [one for one in found if one["missing"] and one["id"] not in scene.agreed]
    changed = any(rules.agreed(one, scene) for one in rules.result(scene)["actions"])
    columns = (Column("Nr.", 0.6, "right"), Column("Maßnahme", 4), Column("Es fehlt noch", 4))
    rows = tuple((one["number"], one["title"], _named(one["missing"])) for one in incomplete)
    gaps = [Table("Noch nicht vollständig", columns, rows)] if incomplete else []
    return (
        Section(landscape=True),
        Table("Maßnahmenplan", PLAN, tuple(map(_row, found)), AGREED if changed else ""),
        Section(landscape=False),
        *gaps,
        Rule(RULE),
    )


def annex(scene: Scene) -> tuple[Block, ...]:
    """Every profile with all that was written in it."""
    blocks: list[Block] = []
    texts = {option.id: option.text for option in scene.options}
    for one in rules.result(scene)["actions"]:
        grown = [texts[id] for id in one["from"] if id in texts and texts[id] != one["sub_goal"]]
        indicator = one["indicator"] or dict.fromkeys(rules.INDICATOR)
        pairs = (
            ("Teilziel", one["sub_goal"]),
            ("Gewachsen aus", "; ".join(grown)),
            ("Angeregt durch", _example(one["example"])),
            ("Was", one["what"]),
            ("Für wen", one["target_group"]),
            ("Sozialraum", one["area"]),
            ("Wer", views.who(one)),
            ("Mit wem", one["with"]),
            ("Bis wann", _day(one["due"])),
            ("Ressourcen", write_resources(one)),
            ("Kennzahl", indicator["name"]),
            ("Ist → Soll", views.change(one["indicator"])),
            ("Gemessen am", _day(indicator["date"])),
            ("Datenquelle", indicator["source"]),
            ("Erster Schritt", one["first_step"]),
            ("Risiko", one["risk"]),
            ("Status", rules.STATUSES[one["status"]]),
            ("Tisch", one["table"]),
            ("Später vereinbart", _agreed(rules.agreed(one, scene))),
            ("Es fehlt noch", _named(one["missing"])),
        )
        blocks.append(Heading(3, f"Maßnahme {one['number']}: {one['title']}"))
        blocks.append(Facts(tuple((label, value) for label, value in pairs if value)))
    return tuple(blocks)


def _row(one: Data) -> tuple[int | str | None, ...]:
    indicator = ": ".join(part for part in ((one["indicator"] or {}).get("name"), views.change(one["indicator"])) if part)
    return (
        one["number"],
        one["title"],
        views.who(one),
        one["with"],
        one["due"],
        write_resources(one),
        indicator or None,
        rules.STATUSES[one["status"]],
    )


def _example(example: Data | None) -> str | None:
    if example is None:
        return None
    source = f"Quelle: {example['source'] or 'nicht angegeben'}"
    return ", ".join(part for part in (example["title"], example["municipality"], source) if part)


def _day(iso: str | None) -> str | None:
    return write_day(iso) if iso else None


def _agreed(facts: Data) -> str:
    """What holds instead of what the profile says."""
    amounts = write_resources({**dict.fromkeys((*AMOUNTS, "source")), **facts})
    told = (facts.get("responsible"), facts.get("role"), facts.get("due") and f"bis {write_day(facts['due'])}", amounts)
    return ", ".join(part for part in told if part)


def _named(missing: list[str]) -> str:
    return ", ".join(rules.MANDATORY[part] for part in missing)
