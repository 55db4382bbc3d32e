"""What an evening is filled with: little, usual, and more than anybody should write."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from facilitation.municipality import ACTOR_GROUPS
from tests.browser.crowd import cards
from tests.browser.server import PROCESS, ROOT


@dataclass(frozen=True)
class Content:
    """`people` besides the two tablets one looks at; `topics`: headlines with the places of their cards among the gaps.

    For the building blocks: `tables` in the room; `options` the facilitator typed where a step needs some; `chained`: steps
    work with what those before gave, where they can; the `question` of each step (none: its own); `texts`: the words in which
    everything is said (none: as the box imagines it).
    """

    name: str
    people: int
    values: Sequence[Mapping[str, Any]]
    strengths: Sequence[Mapping[str, Any]]
    gaps: Sequence[str]
    topics: Sequence[tuple[str, Sequence[int]]]
    dots: Sequence[Mapping[str, int]]
    selected: Sequence[str]
    statements: Sequence[Mapping[str, Any]]
    card: str
    word: str
    statement: str
    note: str
    parked: Sequence[str]
    next_steps: str = "Wir laden bis Ende Januar zum zweiten Abend ein."
    title: str = "Bestandsaufnahme"
    process: Mapping[str, Any] = field(default_factory=lambda: PROCESS)
    questions: Mapping[str, str] = field(default_factory=dict)
    institution: str = "Volkshochschule"
    tables: int = 6
    options: Sequence[str] = ()
    chained: bool = False
    question: str = ""
    texts: Sequence[str] = ()


def _usual() -> Content:
    played = json.loads((ROOT / "examples" / "sonneberg.json").read_text(encoding="utf-8"))["steps"]
    texts = [entry["text"] for entry in played["gaps"]]
    left = list(range(len(texts)))

    def places(named: Sequence[str]) -> list[int]:
        """A card that stands in two topics is hung up in the first."""
        found = [next((at for at in left if texts[at] == text), None) for text in named]
        for at in found:
            if at in left:
                left.remove(at)
        return [at for at in found if at is not None]

    own = ("by", "entered_by", "field")
    return Content(
        name="ueblich",
        people=28,
        values=[{name: value for name, value in one.items() if name not in own} for one in played["cooperation"]],
        strengths=[{"text": one["text"]} for one in played["strengths"]],
        gaps=texts,
        topics=[(one["title"], places(one["cards"])) for one in played["needs"]["clusters"]],
        dots=[one["dots"] for one in played["priorities"]],
        selected=played["focus"]["selected"],
        statements=[{"text": one["text"]} for one in played["closing"] if "text" in one],
        card="Hausaufgabenhilfe im Gemeindehaus",
        word="aufgeschlossen",
        statement="Heute habe ich drei neue Leute kennengelernt.",
        note="Der Bus wird in mehreren Gruppen genannt.\nDas Landratsamt klärt die Linie.",
        parked=["Zuständigkeit für den Busverkehr", "Haushalt des kommenden Jahres"],
        options=[one["title"] for one in played["needs"]["clusters"]],
        chained=True,
    )


_EXTREME = (
    "Einbürgerungsantragsbearbeitungszeitverkürzung für Migrationsberatungsstellen!!",
    "Aufenthaltsgenehmigungsverlängerungsbearbeitungsdauertransparenzverbesserungen",
    "نحتاج إلى دورات لغة مسائية مع رعاية الأطفال بالقرب من محطة الحافلات من فضلكم",
    "👩🏽‍🏫👨‍👩‍👧‍👦 Familien zuerst 🙏🏽🚌🚍🏘️ bitte",
    "=SUMME(A1:A9) <b>fett</b> [Link](http://boese.example/?a=b&c=d) **stern**",
    "کلاس آلمانی برای مادران با نگهداری کودک در نزدیکی محل زندگی ما لازم است",
    "Mehr Verständnis füreinander, mehr Zeit, mehr Räume, mehr Geld und mehr Geduld.",
    "https://www.kommune.example/integration/angebote/sprachkurse?jahr=2026&art=abend",
)
_LONG_TOPICS = (
    "Einbürgerungsantragsbearbeitungszeitverkürzung beschleunigen",
    "Sprachkurse mit Kinderbetreuung an Abenden und am Wochenende",
    "دورات اللغة الألمانية مع رعاية الأطفال في المساء بعد العمل",
    "Wohnungsmarktzugangsgerechtigkeit für kinderreiche Familien",
    "Verlässliche Ansprechpersonen in Verwaltung und Beratung 🏛️",
    "Busverbindungen in die Ortsteile bis 22 Uhr, auch sonntags",
    "Ausbildungsvorbereitung und Anerkennung von Berufsabschlüssen",
    "Begegnungsräume im Quartier, die allen offenstehen können",
    "Ehrenamtskoordination und Anerkennungskultur in den Vereinen",
    "Gesundheitsversorgung mit Dolmetscherdiensten im Krankenhaus",
    "Elternarbeit in Kindertageseinrichtungen und Grundschulen",
    "Antidiskriminierungsberatung und unabhängige Beschwerdewege",
)
_SENTENCES = (
    "Wir sorgen dafür, dass die Kinderbetreuungseinrichtungsvielfalt allen bekannt ist und jedes Kind sofort mitspielen kann.",
    "نلتقي على قدم المساواة ونقرر معا مع من يعنيهم الأمر في جميع المجالات والهيئات في المدينة",
    "Wir sprechen verständlich, beraten in vielen Sprachen und aus einer Hand. 👩🏽‍🏫🏘️",
    "Zugewanderte entscheiden in Elternvertretungen, Vereinsvorständen und im Integrationsbeirat gleichberechtigt mit.",
)


def _much() -> Content:
    ordinary = cards(150, 40, 50)
    gaps = [_EXTREME[at % len(_EXTREME)] if at % 3 == 0 else ordinary[at] for at in range(150)]
    topics = tuple((title[:60], range(at, 138, len(_LONG_TOPICS))) for at, title in enumerate(_LONG_TOPICS))
    long_title = (
        "Gemeinsam ankommen, bleiben und mitgestalten: Integrationskonzeptfortschreibung für Stadt und Landkreis Musterhausen"
    )
    return Content(
        name="viel",
        people=118,
        values=[
            {"value": at % 5 + 1, "word": ("zusammenarbeitsbereit", "aufgeschlossen", "مفتوح", "zäh")[at % 4]}
            for at in range(118)
        ],
        strengths=[{"text": gaps[-at]} for at in range(1, 119)],
        gaps=gaps,
        topics=topics,
        dots=[
            {topics[at % 12][0]: 2, topics[(at * 5 + 1) % 12][0]: 2 if at % 12 != (at * 5 + 1) % 12 else 0} for at in range(118)
        ],
        selected=[title for title, held in topics[:5]],
        statements=[{"text": f"{text} {_EXTREME[6]}"[:120]} for text in ordinary[:100]],
        card=_EXTREME[0],
        word="Zusammenarbeitsvereinbarungen",
        statement=f"{_EXTREME[6]} {_EXTREME[2]}"[:120],
        note="Verwaltungsvereinfachungsgesetz " * 60,
        parked=[f"{text} {other}"[:200] for text in _EXTREME for other in _EXTREME[:3]],
        next_steps="Nächste Schritte: " + "die Integrationskonzeptfortschreibung wird im Hauptausschuss beraten; " * 20,
        title="Bestandsaufnahme mit allen Akteurinnen und Akteuren der Integrationsarbeit im Landkreis",
        process={
            "title": long_title[:120],
            "municipality": "Verwaltungsgemeinschaft Musterhausen-Oberfranken-Südthüringen",
            "hosts": [f"Landratsamt Musterlandkreis, Fachbereich {number}" for number in range(1, 7)],
            "partners": [f"Arbeitsgemeinschaft Migrationsberatung {number}" for number in range(1, 9)],
            "actor_groups": [
                *ACTOR_GROUPS,
                "Kreisarbeitsgemeinschaft der Selbsthilfekontaktstellen",
                "Behindertenbeauftragte/Inklusion",
            ],
            "fields": ["Gesundheitsversorgung/Dolmetscherdienste", *(f"Handlungsfeld Nummer {at}" for at in range(1, 16))],
            "guiding_questions": [
                "Welche Übergaben zwischen unseren Stellen müssen besser gelingen, damit niemand verloren geht?"
            ]
            * 2,
        },
        questions={
            "cooperation": "Wie gut arbeiten Verwaltung, Wohlfahrtsverbände, Migrantenorganisationen, Ehrenamt, Schulen "
            "und Betriebe bei der Integration in unserem Landkreis aus Ihrer Sicht heute wirklich zusammen?",
            "gaps": "Was fehlt Menschen, die zu uns kommen, in den ersten zwölf Monaten nach ihrer Ankunft am meisten, und "
            "woran merken Sie das in Ihrer täglichen Arbeit in Kita, Schule, Amt oder Verein?",
            "priorities": "Welche Bedarfe gehen wir im kommenden Jahr gemeinsam zuerst an, auch wenn Geld und Zeit knapp sind?",
        },
        institution="Kreisvolkshochschule Musterlandkreis, Außenstelle Oberstadt",
        tables=12,
        options=[*_LONG_TOPICS[:8], *_SENTENCES],
        question="Welche Integrationsmaßnahmenvorschläge für Kinderbetreuungseinrichtungsvielfalt und Wohnungsmarktzugang "
        "tragen wir im Landkreis Musterhausen gemeinsam, auch wenn Geld, Zeit und Räume knapp sind?",
        texts=[*_EXTREME, *_SENTENCES],
    )


LITTLE = Content(
    name="wenig",
    people=1,
    values=[],
    strengths=[],
    gaps=["Bus am Abend", "Kurs am Wochenende"],
    topics=[("Unterwegs", [0]), ("Lernen", [1]), ("Wohnen", [])],
    dots=[{"Unterwegs": 1}],
    selected=["Unterwegs", "Lernen", "Wohnen"],
    statements=[],
    card="Bus",
    word="gut",
    statement="Danke.",
    note="Kurz.",
    parked=["Bus"],
    next_steps="",
    process={"title": "Dialog", "municipality": "Au"},
    institution="Rat",
    tables=1,
    options=["Bus am Abend", "Kurs am Wochenende"],
)
USUAL = _usual()
MUCH = _much()
CONTENTS = (LITTLE, USUAL, MUCH)
