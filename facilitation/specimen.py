"""Minutes of a workshop that never was: they show what a letterhead makes of every kind of block."""

from facilitation.document import (
    Bullets,
    Card,
    Cards,
    Chart,
    Column,
    Document,
    Facts,
    Heading,
    Item,
    Properties,
    Rule,
    Section,
    Stamp,
    Table,
    Text,
)

_RANKING = Table(
    "Rangfolge nach Punkten",
    (Column("Rang", 1, "right"), Column("Bedarf", 6), Column("Punkte", 1.5, "right")),
    ((1, "Sprachcafé am Abend", 24), (2, "Wegweiser für alle Angebote", 19), (3, "Bus am Sonntag", 11)),
)
_PLAN = Table(
    "Maßnahmenplan",
    (
        Column("Nr.", 1, "right"),
        Column("Maßnahme", 5),
        Column("Wer", 4),
        Column("Mit wem", 4),
        Column("Bis wann", 2, measure="date"),
        Column("Status", 2),
    ),
    (
        (1, "Sprachcafé am Abend eröffnen", "Volkshochschule, Leitung", "Ehrenamt, Bibliothek", "2027-03-15", "geplant"),
        (2, "Wegweiser drucken und auslegen", "Stadt, Integrationsbüro", "Beratungsstellen", "2027-05-31", "geplant"),
    ),
)

SPECIMEN = Document(
    "Probeseite: So sieht ein Protokoll aus",
    (
        Facts((("Kommune", "Stadt Musterstadt"), ("Datum", "21. November 2026"), ("Ort", "Bürgerhaus"), ("Status", "Probe"))),
        Heading(1, "Zusammenfassung"),
        Text("30 Personen aus acht Akteursgruppen haben beraten. Alles auf diesen Seiten ist erfunden.", "lead"),
        Bullets(("Sprachcafé am Abend", "Wegweiser für alle Angebote"), numbered=True),
        Heading(1, "Ergebnisse"),
        Heading(2, "Was fehlt in unserer Stadt?"),
        Text("Was fehlt in unserer Stadt?", "quote"),
        Cards("Begegnung", (Card("Ein Sprachcafé am Abend"), Card("Garten am Bahnhof", "vom Papier"), Card("مقهى اللغة"))),
        Heading(2, "Worauf kommt es zuerst an?"),
        Stamp("Meinungsbild", "27 von 30 haben gepunktet."),
        Chart("bars", "Rangfolge nach Punkten", _RANKING, labels="Bedarf", series=("Punkte",), tabled=False),
        _RANKING,
        Rule("Je Person vier Punkte, höchstens zwei auf einen Bedarf."),
        Section(landscape=True),
        Heading(1, "Maßnahmenplan"),
        Stamp("Zusage", "Zwei Maßnahmen haben jemanden, der sie übernimmt."),
        _PLAN,
        Section(landscape=False),
        Heading(1, "Nächste Schritte"),
        Bullets((Item("Protokoll an alle", "bis 1. Dezember"), "Bericht im Sozialausschuss")),
        Text("Die Eingaben wurden ohne Namen erhoben.", "note"),
    ),
    "Gemeinsam leben in Musterstadt",
    properties=Properties("Stadt Musterstadt", "Probeseite", ("Probe",), "Probe", date="21. November 2026", place="Bürgerhaus"),
)
