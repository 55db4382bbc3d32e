"""Profiles from a file, and profiles of tables at which nobody sits."""

from datetime import date, timedelta
from random import Random
from typing import Any

from facilitation.contract import Scene
from facilitation.errors import Unreadable
from facilitation.text import clean
from facilitation.workshop import Data
from modules.activities.actions import rules

ACTIONS: tuple[dict[str, Any], ...] = (
    {
        "title": "Kinderbetreuung während der Sprachkurse",
        "target_group": "Mütter und Väter in Sprachkursen",
        "area": "Innenstadt",
        "what": "Neben jedem Vormittagskurs wird eine betreute Spielgruppe eingerichtet.",
        "responsible": "Jugendamt",
        "role": "Fachberatung Kita",
        "with": "Volkshochschule, Familienzentrum",
        "hours": 320,
        "euros": 18000,
        "source": "Landesförderung",
        "indicator": "betreute Plätze",
        "indicator_actual": "12",
        "indicator_target": "50",
        "indicator_source": "Anmeldelisten der Kurse",
        "first_step": "Räume neben den Kursen besichtigen",
        "risk": "Zu wenig Fachkräfte am Vormittag",
    },
    {
        "title": "Lotsennetz für Behördengänge",
        "target_group": "Neuzugewanderte",
        "what": "Ehrenamtliche werden geschult und begleiten zu Terminen.",
        "responsible": "Ehrenamtskoordination",
        "role": "Leitung",
        "with": "Ausländerbehörde, Jobcenter",
        "hours": 200,
        "source": "Ehrenamtspauschale",
        "indicator": "geschulte Lotsinnen und Lotsen",
        "indicator_actual": "4",
        "indicator_target": "20",
        "first_step": "Aufruf in den Vereinen",
    },
    {
        "title": "Anerkennungsberatung im Rathaus",
        "target_group": "Fachkräfte aus dem Ausland",
        "area": "Rathaus",
        "what": "Zweimal im Monat gibt es eine Sprechstunde vor Ort.",
        "responsible": "IQ Netzwerk",
        "role": "Regionalstelle",
        "hours": 96,
        "euros": 0,
        "indicator": "Sprechtage im Monat",
        "indicator_actual": "0",
        "indicator_target": "2",
        "first_step": "Raum und ersten Termin festlegen",
    },
    {
        "title": "Elternbegleitung beim Kita-Einstieg",
        "responsible": "Träger der Kindertageseinrichtungen",
        "role": "Gesamtleitung",
        "euros": 9000,
        "indicator": "Einrichtungen mit Elternbegleitung",
        "indicator_target": "8 von 11",
    },
    {
        "title": "Sprachcafé in jedem Stadtteil",
        "what": "Einmal in der Woche öffnet ein Treffpunkt.",
        "responsible": "Verein Gemeinsam leben",
        "role": "Vorstand",
        "hours": 150,
        "first_step": "Mit vier Gemeinden sprechen",
    },
    {"title": "Wohnungsvermittlung aus einer Hand", "what": "Anfragen und Angebote laufen an einer Stelle zusammen."},
)
MONTHS = (3, 6, 9, 12, 18)


def spoken(scene: Scene, data: Data) -> Data:
    """Texts under `from` and `sub_goal` become ids, an indicator its single fields; what names nothing stays and is refused."""
    ids: dict[str, str] = {}
    for option in scene.options:
        ids.setdefault(option.text, option.id)
    goals = {one["text"]: one["id"] for one in reversed(rules.known_goals(scene.step))}
    flat = {**data}
    if isinstance(data.get("from"), list):
        flat["from"] = [ids.get(_clean(text), text) for text in data["from"]]
    if isinstance(data.get("sub_goal"), str):
        flat["sub_goal"] = goals.get(_clean(data["sub_goal"]), data["sub_goal"])
    if isinstance(data.get("with"), list):
        flat["with"] = ", ".join(text for text in data["with"] if isinstance(text, str))
    return flat | _indicator(data.get("indicator"))


def _indicator(given: Any) -> dict[str, Any]:
    if given is None or isinstance(given, str):
        return {"indicator": given}
    if not isinstance(given, dict):
        raise Unreadable(field="indicator")
    return {"indicator" if part == "name" else f"indicator_{part}": given.get(part) for part in rules.INDICATOR}


def named(spoken: Data) -> tuple[str, ...]:
    """The texts of what an action grew out of."""
    given = spoken.get("from")
    return tuple(text for text in given if isinstance(text, str)) if isinstance(given, list) else ()


def imagine(scene: Scene, random: Random) -> tuple[dict[str, Any], ...]:
    """One or two profiles of one table, mostly complete, each out of one of the liked ideas that no table has taken."""
    today = scene.workshop.date
    ideas = [one["id"] for one in rules.liked(scene.step)]
    goals = [one["id"] for one in rules.goals(scene.step)]
    return tuple(
        {
            **action,
            **({"due": _later(today, random.choice(MONTHS))} if "responsible" in action else {}),
            **({"indicator_date": _later(today, 12)} if "indicator" in action else {}),
            **({"from": [random.choice(ideas)]} if ideas else {}),
            **({"sub_goal": random.choice(goals)} if goals else {}),
        }
        for action in random.sample(ACTIONS, k=min(rules.limit(scene.step), random.randint(1, 2)))
    )


def _later(today: date, months: int) -> str:
    return (today + timedelta(days=30 * months)).isoformat()


def _clean(text: Any) -> Any:
    return clean(text).strip() if isinstance(text, str) else text
