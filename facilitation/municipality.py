"""Default catalogues of a municipality's process: fields of action, actor groups, guiding questions.

Sources: Bertelsmann Stiftung 2019 (fields "Ankommen in Deutschland"), KGSt 15/2017, Weltoffene Kommune, Flüchtlingsdialog
Baden-Württemberg; the default set and the actor groups are this project's own condensation of them.
"""

FIELD_SETS: dict[str, tuple[str, ...]] = {
    "Modulkoffer": (
        "Sprache",
        "Bildung und Betreuung",
        "Arbeit und Ausbildung",
        "Wohnen und Sozialraum",
        "Gesundheit",
        "Begegnung, Kultur und Sport",
        "Beteiligung und Engagement",
        "Verwaltung und interkulturelle Öffnung",
    ),
    "Ankommen in Deutschland (2019)": (
        "Arbeit und Ausbildung",
        "Sprache und Bildung",
        "Dialog und Beteiligung",
        "Wohnen und Unterbringung",
    ),
    "KGSt 15/2017": (
        "Wohnen",
        "Sprache",
        "Bildung",
        "Arbeitsmarkt und Wirtschaft",
        "Gesundheit",
        "Sport und Kultur",
    ),
    "Weltoffene Kommune": (
        "Management und Steuerung",
        "Interkulturelle Öffnung und Antirassismus",
        "Fairer Zugang und Teilhabechancen",
        "Arbeit und wirtschaftliche Entwicklung",
        "Engagement und Beteiligung",
        "Zusammenhalt und Begegnung",
        "Kommunikation und Konfliktmanagement",
    ),
    "Flüchtlingsdialog Baden-Württemberg": (
        "Bauen und Wohnen",
        "Kindergarten und Schule",
        "Ausbildung und Arbeit",
        "Gemeinschaft und Nachbarschaft",
        "Infrastruktur und Sicherheit",
    ),
}

FIELDS: tuple[str, ...] = FIELD_SETS["Modulkoffer"]

ACTOR_GROUPS: tuple[str, ...] = (
    "Politik",
    "Verwaltung",
    "Ausländerbehörde",
    "Jobcenter/Arbeitsagentur",
    "Kita/Schule/Bildung",
    "Sprachkursträger",
    "Wohlfahrt/Migrationsberatung",
    "Migrantenorganisationen",
    "Geflüchtete/Zugewanderte",
    "Ehrenamt",
    "Vereine/Sport/Kultur",
    "Religionsgemeinschaften",
    "Wirtschaft/Kammern",
    "Wohnungswirtschaft",
    "Gesundheit",
    "Sonstige",
)

GUIDING_QUESTIONS: dict[str, str] = {
    "Arbeit": "Wie finden Menschen, die neu bei uns sind, schneller eine passende Arbeit?",
    "Kommunikation": "Wie erfahren alle Beteiligten rechtzeitig, was die anderen tun?",
    "Abläufe": "Welche Übergaben zwischen unseren Stellen müssen besser gelingen?",
}
