"""Minutes as a Bestandsaufnahme in Musterstadt would leave them."""

from datetime import datetime, timedelta, timezone

from facilitation.document import (
    Block,
    Bullets,
    Card,
    Cards,
    Column,
    Document,
    Facts,
    Heading,
    Item,
    PageBreak,
    Properties,
    Rule,
    Stamp,
    Table,
    Text,
    percent,
)

CLUSTERS: dict[str, tuple[Card, ...]] = {
    "1 Sprache im Alltag üben": (
        Card("Sprachcafé auch am Wochenende"),
        Card("Kinderbetreuung während der Sprachkurse"),
        Card("Wartezeit auf den B1-Kurs: sieben Monate"),
        Card("Більше розмовних груп увечері", language="uk-UA"),
        Card("Kurse im Betrieb, nicht nur im Bildungszentrum"),
        Card("مقهى اللغة قريب من البيت", "vom Papier"),
        Card("Ehrenamtliche brauchen eine feste Ansprechperson"),
    ),
    "2 Ein Wegweiser für alle Angebote": (
        Card("Niemand kennt alle Angebote"),
        Card("Eine Übersicht in einfacher Sprache, auf Papier und im Netz"),
        Card("Beratungsstellen verweisen zu selten aufeinander"),
        Card("Lotsinnen und Lotsen im Rathaus", "doppelt, zusammengelegt"),
        Card("Zuständigkeiten von Stadt und Landkreis erklären"),
    ),
    "3 Ankommen in Kita und Schule": (
        Card("Kitaplätze im Norden der Stadt"),
        Card("Elternabende mit Dolmetschen"),
        Card("Seiteneinsteigerklassen: Übergang begleiten"),
        Card("Sprachmittlung für Anmeldegespräche", "geschwärzt"),
    ),
    "4 Schneller in passende Arbeit": (
        Card("Anerkennung von Abschlüssen dauert zu lange"),
        Card("Praktika, die zum Betrieb passen"),
        Card("Ein Termin mit Jobcenter und Ausländerbehörde zusammen"),
        Card("Handwerk sucht Auszubildende"),
        Card("Busverbindung ins Gewerbegebiet"),
    ),
    "5 Orte der Begegnung": (
        Card("Nachbarschaftsfest am Marktplatz wiederholen"),
        Card("Sportvereine öffnen ihre Hallen"),
        Card("Garten am Bahnhof 🌻"),
        Card("Räume kosten zu viel Miete"),
    ),
}

RANKING = (
    ("1", "Ein Wegweiser für alle Angebote", 31, 0.2583, 22, "Schwerpunkt"),
    ("2", "Sprache im Alltag üben", 28, 0.2333, 19, "Schwerpunkt"),
    ("3", "Schneller in passende Arbeit", 24, 0.2, 18, "Schwerpunkt"),
    ("4", "Ankommen in Kita und Schule", 21, 0.175, 15, "–"),
    ("5", "Orte der Begegnung", 16, 0.1333, 12, "–"),
)


def _head() -> tuple[Block, ...]:
    return (
        Facts(
            (
                ("Kommune", "Stadt Musterstadt, Landkreis Musterland"),
                ("Anlass", "Fortschreibung des Integrationskonzepts"),
                ("Format", "Bestandsaufnahme, kurze Form (Version 1)"),
                ("Datum und Zeit", "Samstag, 21. November 2026, 13:00 bis 16:08 Uhr"),
                ("Ort", "Bürgerhaus Musterstadt, großer Saal"),
                ("Auftrag", "Stadt Musterstadt und Landkreis Musterland"),
                ("Partner", "Freiwilligenagentur Musterland, Beirat für Migration"),
                ("Moderation", "Stabsstelle Integration"),
                ("Status", "Entwurf"),
                ("Aktenzeichen", "50.2-Int-2026/11"),
                ("Verteiler", "Teilnehmende, Steuerungsgruppe, Sozialausschuss"),
            )
        ),
        Heading(1, "Zusammenfassung"),
        Text(
            "30 Personen aus neun Akteursgruppen haben zusammengetragen, was in Musterstadt beim Ankommen gelingt und was "
            "fehlt. Sie schlagen drei Schwerpunkte vor: einen Wegweiser für alle Angebote, mehr Gelegenheiten, Sprache im "
            "Alltag zu üben, und kürzere Wege in passende Arbeit.",
            "lead",
        ),
        Text(
            "Die Zusammenarbeit der Stellen wird mit 3,10 von 5 bewertet, bei mittlerer Einigkeit. Gelobt werden die kurzen "
            "Wege zwischen Ehrenamt und Verwaltung; am häufigsten fehlt der Überblick. Nicht vertreten waren die Wirtschaft "
            "und das Gesundheitswesen. Sie werden zum nächsten Treffen eigens eingeladen."
        ),
        Stamp("Empfehlung", "Die Schwerpunkte gehen an die Steuerungsgruppe und danach in den Sozialausschuss."),
        Heading(1, "Teilnehmende"),
        Text("30 Personen haben mit eigenem oder geliehenem Gerät teilgenommen. Namen wurden nicht erfasst."),
        Table(
            "Teilnehmende nach Akteursgruppe",
            (Column("Akteursgruppe", 3), Column("Personen", 1, "right"), Column("Vertretene Institutionen", 5)),
            (
                ("Verwaltung", 6, "Jugendamt, Stabsstelle Integration, Bürgerbüro, Amt für Schule"),
                ("Ehrenamt", 5, "Freiwilligenagentur, Helferkreis Nord"),
                ("Geflüchtete/Zugewanderte", 5, None),
                ("Kita/Schule/Bildung", 4, "Grundschule am Bach, Kita Regenbogen, Volkshochschule"),
                ("Wohlfahrt/Migrationsberatung", 3, "Migrationsberatung, Jugendmigrationsdienst"),
                ("Politik", 2, "Stadtrat"),
                ("Jobcenter/Arbeitsagentur", 2, "Jobcenter Musterland"),
                ("Vereine/Sport/Kultur", 2, "Sportverein 1921"),
                ("Ausländerbehörde", 1, "Landratsamt"),
                ("Zusammen", 30, ""),
            ),
            "Nicht vertreten: Wirtschaft/Kammern, Gesundheit, Wohnungswirtschaft, Religionsgemeinschaften.",
        ),
        Heading(1, "Ablauf"),
        Table(
            "Tagesordnung mit geplanten und tatsächlichen Zeiten",
            (
                Column("Nr.", 0.7, "right"),
                Column("Schritt", 4.3),
                Column("Geplant", 1.5, "right"),
                Column("Begonnen", 1.5, "right"),
                Column("Dauer (Plan)", 1.9, "right"),
            ),
            (
                (1, "Begrüßung", "13:00", "13:02", "11 min (10)"),
                (2, "Zusammenarbeit", "13:10", "13:13", "12 min (10)"),
                (3, "Was läuft gut?", "13:20", "13:25", "21 min (20)"),
                (4, "Pause", "13:40", "13:46", "15 min (15)"),
                (5, "Was fehlt?", "13:55", "14:01", "19 min (15)"),
                (6, "Bedarfe ordnen", "14:10", "14:20", "22 min (15)"),
                (7, "Reihenfolge der Bedarfe", "14:25", "14:42", "10 min (10)"),
                (8, "Schwerpunkte", "14:35", "14:52", "9 min (10)"),
                (9, "Blitzlicht", "14:45", "15:01", "8 min (10)"),
            ),
        ),
    )


def _steps() -> tuple[Block, ...]:
    return (
        Heading(1, "Ergebnisse"),
        Heading(2, "Zusammenarbeit"),
        Text("Wie gut arbeiten die Stellen in Musterstadt zusammen?", "quote"),
        Stamp("Meinungsbild", f"28 von 30 haben geantwortet ({percent(28 / 30)})."),
        Table(
            "Bewertung der Zusammenarbeit",
            (Column("Bewertung", 4), Column("Antworten", 1, "right"), Column("Anteil", 1, "right")),
            (
                ("1 – gar nicht gut", 2, percent(2 / 28)),
                ("2", 6, percent(6 / 28)),
                ("3", 9, percent(9 / 28)),
                ("4", 9, percent(9 / 28)),
                ("5 – sehr gut", 2, percent(2 / 28)),
            ),
            "Genannte Worte: ausbaufähig (4), engagiert (3), unübersichtlich (3), freundlich (2), langsam.",
        ),
        Table(
            "Kennwerte der Zusammenarbeit",
            (
                Column("Mittelwert", align="right"),
                Column("Median", align="right"),
                Column("Streuung", align="right"),
                Column("Einigkeit", align="right"),
            ),
            ((3.1071, 3.0, 1.0467, 0.6243),),
            "Einigkeit von 0 (gespalten) bis 1 (einer Meinung); 0,50 bis 0,75 gilt als mittlere Einigkeit.",
        ),
        Heading(2, "Bedarfe"),
        Text("Was fehlt Menschen, die neu in Musterstadt sind?", "quote"),
        Stamp("Meinungsbild", f"29 von 30 haben Karten geschrieben ({percent(29 / 30)}), zusammen 25 Karten."),
        Text("Die Gruppe hat die Karten zu fünf Bedarfen geordnet. Keine Karte wurde gelöscht."),
        *(Cards(title, cards) for title, cards in CLUSTERS.items()),
        Heading(2, "Reihenfolge der Bedarfe"),
        Text("Woran soll Musterstadt zuerst arbeiten?", "quote"),
        Stamp("Meinungsbild", f"30 von 30 haben gepunktet ({percent(1.0)})."),
        Table(
            "Rangfolge der Bedarfe nach Punkten",
            (
                Column("Rang", 0.8, "right"),
                Column("Bedarf", 6),
                Column("Punkte", 1.1, "right"),
                Column("Anteil", 1.1, "right"),
                Column("Personen", 1.3, "right"),
                Column("Auswahl", 1.7),
            ),
            tuple(
                (rank, need, points, percent(share), people, chosen) for rank, need, points, share, people, chosen in RANKING
            ),
        ),
        Rule(
            "Je Person 4 Punkte, höchstens 2 auf einen Bedarf. Bei gleicher Punktzahl zählt, wie viele Personen den Bedarf "
            "bepunktet haben; sind auch diese gleich, teilen sie sich den Rang."
        ),
        Heading(2, "Schwerpunkte"),
        Stamp("Empfehlung", "Drei Schwerpunkte, von der Gruppe bestätigt."),
        Bullets(("Ein Wegweiser für alle Angebote", "Sprache im Alltag üben", "Schneller in passende Arbeit"), numbered=True),
        Rule("Die drei Bedarfe mit den meisten Punkten. An der Grenze gab es keinen Gleichstand."),
        Heading(2, "Blitzlicht"),
        Text("Was nehmen Sie heute mit?", "quote"),
        Bullets(
            (
                "Ich kenne jetzt fünf Stellen mehr als heute Mittag.",
                "Bitte nicht wieder drei Jahre warten.",
                "Дякую, мене почули.",
                "Gut, dass Zahlen und Meinungen getrennt blieben.",
            )
        ),
    )


def _end() -> tuple[Block, ...]:
    return (
        Heading(1, "Themenspeicher"),
        Table(
            "Offene Punkte",
            (
                Column("Nr.", 0.6, "right"),
                Column("Thema", 4),
                Column("Herkunft", 2),
                Column("Verantwortlich", 2),
                Column("Bis", 1.6),
            ),
            (
                (1, "Fahrtkosten zu Sprachkursen im Nachbarort", "Was fehlt?", "Jobcenter", "15.12.2026"),
                (2, "Öffnungszeiten der Ausländerbehörde", "Begrüßung", "Landratsamt", "15.12.2026"),
                (3, "Wer pflegt den Wegweiser nach 2027?", "Schwerpunkte", None, None),
            ),
        ),
        Heading(1, "Nächste Schritte"),
        Bullets(
            (
                Item("Entwurf dieses Protokolls an alle Teilnehmenden", "bis 28. November 2026"),
                Item(
                    "Steuerungsgruppe berät die Schwerpunkte",
                    "8. Dezember 2026",
                    ("Wirtschaft und Gesundheitswesen dazu einladen", "Verantwortliche für den Wegweiser benennen"),
                ),
                Item("Vorlage für den Sozialausschuss", "Januar 2027"),
                Item("Leitbild-Workshop mit den drei Schwerpunkten", "20. Februar 2027"),
            )
        ),
        PageBreak(),
        Heading(1, "Anhang"),
        Heading(2, "Alle Antworten zur Zusammenarbeit"),
        Table(
            "Antworten nach Akteursgruppe",
            (
                Column("Akteursgruppe", 4),
                *(Column(str(value), 0.8, "right") for value in range(1, 6)),
                Column("Mittel", 1.2, "right"),
            ),
            (
                ("Verwaltung", 0, 1, 2, 3, 0, 3.3333),
                ("Ehrenamt", 1, 1, 2, 1, 0, 2.6),
                ("Geflüchtete/Zugewanderte", 0, 2, 1, 1, 1, 3.2),
                ("übrige", 1, 2, 4, 4, 1, 3.1667),
            ),
            "Ausgewiesen werden Gruppen ab fünf Personen; alle anderen stehen zusammen unter „übrige“.",
        ),
        Heading(2, "Datenschutz"),
        Text(
            "Die Eingaben wurden ohne Namen gespeichert und tragen je Schritt ein eigenes Pseudonym. Die Rohdaten werden am "
            "21. Mai 2027 gelöscht; dieses Protokoll wird nach dem Aktenplan aufbewahrt."
        ),
    )


MINUTES = Document(
    "Gemeinsam leben in Musterstadt",
    (*_head(), *_steps(), *_end()),
    "Ergebnisprotokoll der Bestandsaufnahme vom 21. November 2026",
    properties=Properties(
        "Stadt Musterstadt",
        "Ergebnisprotokoll der Bestandsaufnahme",
        ("Integration", "Bestandsaufnahme"),
        "Entwurf",
        datetime(2026, 11, 21, 16, 10, tzinfo=timezone(timedelta(hours=1))),
    ),
)
