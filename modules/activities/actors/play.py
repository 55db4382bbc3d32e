"""Actors named by people who are not there, for a rehearsal."""

from random import Random
from typing import Any

from facilitation.contract import Scene
from modules.activities.actors import rules

NAMES = (
    ("Volkshochschule", False, "Sprachkursträger"),
    ("Migrationsberatung im Rathaus", False, "Wohlfahrt/Migrationsberatung"),
    ("Sportverein am Park", False, "Vereine/Sport/Kultur"),
    ("Helferkreis", False, "Ehrenamt"),
    ("Kita Regenbogen", False, "Kita/Schule/Bildung"),
    ("Grundschule Mitte", False, "Kita/Schule/Bildung"),
    ("Jobcenter", False, "Jobcenter/Arbeitsagentur"),
    ("Moscheeverein", True, "Religionsgemeinschaften"),
    ("Kirchengemeinde", False, "Religionsgemeinschaften"),
    ("Wohnungsbaugesellschaft", True, "Wohnungswirtschaft"),
    ("Private Vermieter", True, "Wohnungswirtschaft"),
    ("Hausärztinnen und Hausärzte", True, "Gesundheit"),
    ("Hebammen", True, "Gesundheit"),
    ("Handwerkskammer", True, "Wirtschaft/Kammern"),
    ("Betriebe im Gewerbegebiet", True, "Wirtschaft/Kammern"),
    ("Elternbeirat der Berufsschule", True, "Kita/Schule/Bildung"),
    ("Frauengruppe im Stadtteil", True, "Migrantenorganisationen"),
    ("Jugendrat", True, "Politik"),
    ("Busunternehmen", True, "Sonstige"),
    ("Stadtbibliothek", False, "Vereine/Sport/Kultur"),
)


def imagine(scene: Scene, random: Random) -> tuple[dict[str, Any], ...]:
    """What one person names; a group the process does not have is replaced by one it has."""
    offered = scene.step.opening.get("groups", ())
    if not offered:
        return ()
    count = min(rules.limit(scene.step), len(NAMES))
    named = random.sample(NAMES, k=count if random.random() < 0.6 else 1)
    return tuple(
        {"name": name, "actor_group": group if group in offered else random.choice(offered), "missing": missing}
        for name, missing, group in named
    )
