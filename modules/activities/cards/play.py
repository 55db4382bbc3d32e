"""Cards of people who are not there, for a rehearsal."""

from random import Random
from typing import Any

from facilitation.contract import Scene
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


def imagine(scene: Scene, random: Random) -> tuple[dict[str, Any], ...]:
    """The cards of one person: mostly as many as allowed, sometimes fewer."""
    if rules.has_kinds(scene.step):
        treasure = {"text": random.choice(TREASURES), "kind": rules.TREASURE}
        value = {"text": random.choice(VALUES), "kind": rules.VALUE}
        return (treasure, value) if random.random() < 0.8 else (value,)
    texts = STRENGTHS if scene.setting("meaning", rules.STRENGTH) == rules.STRENGTH else GAPS
    limit = min(rules.limit(scene.step), len(texts))
    written = random.sample(texts, k=limit if random.random() < 0.7 else random.randint(1, limit))
    offered = scene.step.opening.get("fields", ())
    maximum = scene.setting("characters", rules.CHARACTERS)
    return tuple(
        {"text": text[:maximum].strip()} | ({"field": field} if field in offered and random.random() < 0.6 else {})
        for text, field in written
    )
