"""Rows of tables at which nobody sits, for a rehearsal."""

from random import Random
from typing import Any

from facilitation.contract import Scene
from modules.activities.inventory import rules

OFFERS = (
    ("Sprachcafé", "Helferkreis", "Erwachsene", "Sprache", "gut", "ok", ""),
    ("Integrationskurs am Vormittag", "Volkshochschule", "Erwachsene", "Sprache", "mittel", "ok", "Kurse am Abend"),
    (
        "Alphabetisierung für Frauen",
        "Volkshochschule",
        "Mütter",
        "Sprache",
        "wenig",
        "Lücke",
        "Kinderbetreuung während der Kurse",
    ),
    ("Eltern-Kind-Gruppe", "Familienzentrum", "Familien", "Bildung und Betreuung", "gut", "ok", ""),
    (
        "Hausaufgabenhilfe",
        "Jugendhaus",
        "Schulkinder",
        "Bildung und Betreuung",
        "mittel",
        "Doppelung",
        "Absprache mit der Schule",
    ),
    ("Vorlesestunde", "Stadtbibliothek", "Kinder", "Bildung und Betreuung", "gut", "Doppelung", ""),
    ("Bewerbungswerkstatt", "Jobcenter", "Arbeitsuchende", "Arbeit und Ausbildung", "mittel", "ok", "Termine am Nachmittag"),
    ("Beratung zur Anerkennung", "Kammer", "Fachkräfte", "Arbeit und Ausbildung", "wenig", "Lücke", "Sprechstunde vor Ort"),
    ("Wohnungspatenschaften", "Kirchengemeinde", "Familien", "Wohnen und Sozialraum", "wenig", "Lücke", "Vermieter gewinnen"),
    ("Nachbarschaftstreff", "Wohnungsgesellschaft", "alle", "Wohnen und Sozialraum", "gut", "ok", "Räume auch am Wochenende"),
    ("Hebammensprechstunde", "Gesundheitsamt", "Schwangere", "Gesundheit", "mittel", "ok", "Dolmetschen am Telefon"),
    ("Offenes Training", "Sportverein", "Jugendliche", "Begegnung, Kultur und Sport", "gut", "ok", ""),
    ("Fest der Kulturen", "Stadt", "alle", "Begegnung, Kultur und Sport", "mittel", "Doppelung", "Ein gemeinsamer Kalender"),
    (
        "Ämterlotsen",
        "Ehrenamt",
        "Neuzugewanderte",
        "Verwaltung und interkulturelle Öffnung",
        "wenig",
        "Lücke",
        "Schulung und Auslagen",
    ),
    (
        "Willkommensmappe",
        "Stadt",
        "Neuzugewanderte",
        "Verwaltung und interkulturelle Öffnung",
        "mittel",
        "ok",
        "Einfache Sprache",
    ),
)


def imagine(scene: Scene, random: Random) -> tuple[dict[str, Any], ...]:
    """The rows of one table: mostly as many as it may have."""
    limit = min(rules.limit(scene.step), len(OFFERS))
    count = limit if random.random() < 0.5 else random.randint(1, limit)
    return tuple(dict(zip(rules.COLUMNS, row, strict=True)) for row in random.sample(OFFERS, k=count))
