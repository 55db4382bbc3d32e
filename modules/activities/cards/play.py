"""Cards of people who are not there, for a rehearsal."""

from random import Random
from typing import Any

from facilitation.contract import Scene
from facilitation.text import clean
from facilitation.workshop import Data
from modules.activities.cards import rules

STRENGTHS = (
    ("Sprachcafé jeden Mittwoch", "Sprache"),
    ("Deutschkurs gleich neben der Kita", "Sprache"),
    ("Tandems aus Nachbarschaft und Verein", "Sprache"),
    ("Sprachmittlung am Telefon", "Sprache"),
    ("Kita-Team spricht sechs Sprachen", "Bildung und Betreuung"),
    ("Vorlesepaten in der Grundschule", "Bildung und Betreuung"),
    ("Elternfrühstück wird gut besucht", "Bildung und Betreuung"),
    ("Hausaufgabenhilfe im Jugendhaus", "Bildung und Betreuung"),
    ("Betriebe bieten Probetage an", "Arbeit und Ausbildung"),
    ("Jobcenter und Kammer beraten gemeinsam", "Arbeit und Ausbildung"),
    ("Ausbildungslotsin in der Berufsschule", "Arbeit und Ausbildung"),
    ("Bewerbungswerkstatt am Samstag", "Arbeit und Ausbildung"),
    ("Wohnungsgesellschaft hört zu", "Wohnen und Sozialraum"),
    ("Hausmeister kennt alle Familien", "Wohnen und Sozialraum"),
    ("Nachbarschaftstreff ohne Anmeldung", "Wohnen und Sozialraum"),
    ("Hebammensprechstunde im Stadtteil", "Gesundheit"),
    ("Praxis mit mehrsprachigem Personal", "Gesundheit"),
    ("Mädchenfußball am Freitag", "Begegnung, Kultur und Sport"),
    ("Sommerfest der Kulturen", "Begegnung, Kultur und Sport"),
    ("Chor singt in vielen Sprachen", "Begegnung, Kultur und Sport"),
    ("Gemeinschaftsgarten am Bahndamm", "Begegnung, Kultur und Sport"),
    ("Viele Ehrenamtliche bleiben dabei", "Beteiligung und Engagement"),
    ("Jugendrat redet mit", "Beteiligung und Engagement"),
    ("Kurze Wege zwischen den Ämtern", "Verwaltung und interkulturelle Öffnung"),
    ("Willkommensmappe in einfacher Sprache", "Verwaltung und interkulturelle Öffnung"),
    ("Zuständigkeiten stehen auf einer Seite", "Verwaltung und interkulturelle Öffnung"),
    ("Люди допомагають одне одному", ""),
    ("الجيران يساعدون كثيرا", ""),
)
GAPS = (
    ("Abendkurse für Menschen im Schichtdienst", "Sprache"),
    ("Kinderbetreuung während der Kurse", "Sprache"),
    ("Lange Wartezeit auf den Sprachkurs", "Sprache"),
    ("Deutsch für den Beruf fehlt", "Sprache"),
    ("Dolmetschen beim Elterngespräch", "Sprache"),
    ("Zu wenig Kitaplätze", "Bildung und Betreuung"),
    ("Eltern verstehen die Briefe der Schule nicht", "Bildung und Betreuung"),
    ("Kein Hort in den Ferien", "Bildung und Betreuung"),
    ("Lernräume am Nachmittag", "Bildung und Betreuung"),
    ("Anerkennung der Abschlüsse dauert zu lange", "Arbeit und Ausbildung"),
    ("Praktika zum Ausprobieren", "Arbeit und Ausbildung"),
    ("Betriebe finden keine Ansprechperson", "Arbeit und Ausbildung"),
    ("Teilzeitausbildung für Mütter", "Arbeit und Ausbildung"),
    ("Große Wohnungen sind knapp", "Wohnen und Sozialraum"),
    ("Vermieter zögern", "Wohnen und Sozialraum"),
    ("Mietrecht verständlich erklären", "Wohnen und Sozialraum"),
    ("Kein Bus nach acht Uhr abends", "Wohnen und Sozialraum"),
    ("Ortsteile ohne Treffpunkt", "Wohnen und Sozialraum"),
    ("Termine beim Kinderarzt", "Gesundheit"),
    ("Hilfe nach Flucht und Trauma", "Gesundheit"),
    ("Übersetzung im Krankenhaus", "Gesundheit"),
    ("Treffpunkt im Winter", "Begegnung, Kultur und Sport"),
    ("Schwimmkurse für Frauen", "Begegnung, Kultur und Sport"),
    ("Sport ohne Vereinsbeitrag ausprobieren", "Begegnung, Kultur und Sport"),
    ("Zugewanderte sitzen in keinem Gremium", "Beteiligung und Engagement"),
    ("Ehrenamtliche brauchen Begleitung", "Beteiligung und Engagement"),
    ("Vereine wissen wenig voneinander", "Beteiligung und Engagement"),
    ("Drei Stellen, drei Formulare", "Verwaltung und interkulturelle Öffnung"),
    ("Öffnungszeiten für Berufstätige", "Verwaltung und interkulturelle Öffnung"),
    ("Briefe in einfacher Sprache", "Verwaltung und interkulturelle Öffnung"),
    ("Eine Stelle, die alle Angebote kennt", "Verwaltung und interkulturelle Öffnung"),
    ("Lotsinnen für Behördengänge", "Verwaltung und interkulturelle Öffnung"),
    ("Автобус увечері", ""),
    ("دورات مسائية مع رعاية أطفال", ""),
)
IDEAS = (
    "Abendkurs mit Kinderbetreuung im Familienzentrum",
    "Sprachlotsinnen für Behörden und Praxen ausbilden",
    "Praktikumswoche für Jugendliche und Eltern",
    "Briefe der Ämter in einfacher Sprache",
    "Offener Mittwoch im Nachbarschaftstreff",
    "Eine Seite mit allen Beratungsstellen",
    "Schnupperkarte für alle Vereine",
    "Ausbildungsmesse in der Berufsschule",
    "Vorleseteam in fünf Sprachen",
    "Fahrdienst zum Sprachkurs aus den Ortsteilen",
    "Gemeinsame Sprechstunde von Jobcenter und Kammer",
    "Patenschaften für die ersten sechs Monate",
    "Elternabend mit Sprachmittlung",
    "Kochabend der Nachbarschaft einmal im Monat",
    "Schwimmkurs für Frauen am Sonntag",
    "Zugewanderte in den Jugendhilfeausschuss einladen",
)
QUESTIONS = (
    "Wer öffnet abends die Räume?",
    "Was passiert nach dem ersten Jahr?",
    "Wie erfahren die Familien davon?",
    "Gibt es das nicht schon im Nachbarort?",
    "Wer begleitet die Ehrenamtlichen?",
    "Was kostet das im Monat?",
    "Wie kommen Menschen aus den Ortsteilen hin?",
    "Wer springt ein, wenn jemand krank ist?",
)
TREASURES = (
    "Im Sprachcafé sitzen jeden Mittwoch Menschen aus zwölf Ländern an einem Tisch.",
    "Die Kita hat mit den Eltern ein Kochbuch gemacht.",
    "Beim Sommerfest haben alle Vereine zusammen aufgebaut.",
    "Eine Nachbarin begleitet neue Familien zum Kinderarzt.",
    "Der Fußballverein übersetzt seine Einladungen.",
    "Unsere Auszubildenden haben ihre Freunde mitgebracht.",
    "Im Chor singen wir Lieder in fünf Sprachen.",
    "Das Bürgerbüro hat eine Sprechstunde mit Dolmetscherin.",
    "Großeltern lesen in der Grundschule vor.",
    "Der Garten am Bahndamm gehört allen.",
)
VALUES = (
    *("Respekt", "Offenheit", "Vertrauen", "Zusammenhalt", "Neugier", "Verlässlichkeit", "Gleiche Chancen", "Teilhabe"),
    *("Freundlichkeit", "Geduld", "Mut", "Gerechtigkeit", "Vielfalt", "Hilfsbereitschaft", "Augenhöhe", "Повага", "احترام"),
)
PLAIN = {"Idee": IDEAS, "Frage": QUESTIONS}


def spoken(scene: Scene, data: Data) -> Data:
    """The sub-goal of a card by its words as an id; words that name none stay and are refused."""
    given = data.get("sub_goal")
    if not isinstance(given, str):
        return data
    wanted = clean(given).strip()
    return {**data, "sub_goal": next((id for id, text in rules.goals(scene.step).items() if text == wanted), given)}


def named(spoken: Data) -> tuple[str, ...]:
    """The words of the sub-goal a card is for."""
    goal = spoken.get("sub_goal")
    return (goal,) if isinstance(goal, str) else ()


def imagine(scene: Scene, random: Random) -> tuple[dict[str, Any], ...]:
    """The cards of one person or table: mostly as many as allowed, sometimes fewer."""
    if rules.has_kinds(scene.step):
        treasure = {"text": random.choice(TREASURES), "kind": rules.TREASURE}
        value = {"text": random.choice(VALUES), "kind": rules.VALUE}
        return (treasure, value) if random.random() < 0.8 else (value,)
    texts = _texts(scene.setting("meaning", rules.STRENGTH))
    limit = min(rules.limit(scene.step), len(texts))
    written = random.sample(texts, k=limit if random.random() < 0.7 else random.randint(1, limit))
    offered = scene.step.opening.get("fields", ())
    goals = tuple(rules.goals(scene.step))
    maximum = scene.setting("characters", rules.CHARACTERS)
    return tuple(
        {"text": text[:maximum].strip()}
        | ({"field": field} if field in offered and random.random() < 0.6 else {})
        | ({"sub_goal": random.choice(goals)} if goals else {})
        for text, field in written
    )


def _texts(meaning: str) -> tuple[tuple[str, str], ...]:
    """What may stand on a card, and the field of action it belongs to."""
    if meaning in PLAIN:
        return tuple((text, "") for text in PLAIN[meaning])
    return STRENGTHS if meaning == rules.STRENGTH else GAPS
