"""The Transfer-Steckbrief of a released workshop: a guided form, and the two files that come of it."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from facilitation import adopting, transfer
from facilitation.house import House
from facilitation.roles import Facilitator
from facilitation.similarity import names
from facilitation.transfer import CHOICES, LABELS, LINES, LISTS, PORTABILITY_NAMES, TEXTS, Element, Package, Portability
from facilitation.workshop import Process, Workshop
from modules.ui import guard, preview, refusal, workshop_head
from modules.ui.markup import draw, fill, join

PARTS = (
    ("matter", "1. Worum es geht", ("title", "summary", "occasion", "aim", "target_group")),
    ("way", "2. Vorgehen und Ergebnisse", ("steps", "participants", "resources", "results")),
    ("lessons", "3. Was andere wissen sollten", ("conditions", "success", "hurdles", "requirements", "questions")),
)
FACTS = ("municipality", "type", "size", "land", "evidence", "contact", "licence")
_HINTS = {
    "summary": "Höchstens 1.000 Zeichen: Wer hat was mit welchem Ergebnis getan?",
    "steps": "Ein Schritt je Zeile, vorbereitet aus dem Ablauf.",
    "participants": "Nach Akteursgruppe, eine je Zeile. Gruppen unter fünf Personen sind zusammengefasst.",
    "results": "Eines je Zeile, vorbereitet aus dem Protokoll.",
    "conditions": "Zuständigkeit, Beschlüsse, Netzwerke, die es schon gab.",
    "requirements": "Eine je Zeile. Andere haken sie ab, bevor sie beginnen.",
    "questions": "Eine je Zeile. Sie liegen bei der anderen Kommune im Themenspeicher, bis sie beantwortet sind.",
    "type": "z. B. Kreisstadt",
    "contact": "eine Stelle, keine Person",
}
_TALL = {"summary": 130, "participants": 130, "steps": 300, "results": 170, "questions": 130, "requirements": 130}


def show(house: House, who: Facilitator, workshop: Workshop) -> None:
    """The form of one workshop; before the minutes are released only what it needs."""
    guard.require_signed_in(house, who)
    with house.store.read() as ledger:
        process = ledger.get(Process, workshop.process_id)
    workshop_head.show("Transfer-Steckbrief", process, workshop, view="ergebnis", words="Ergebnisse")
    draw("<p class='k-muted'>Damit andere Kommunen Ihren Workshop an ihren Ort anpassen können.</p>")
    if workshop.released_at is None:
        draw(
            "<div class='k-panel'><h2>Erst das Protokoll freigeben</h2><p class='k-muted'>Weitergegeben wird, was "
            "freigegeben ist.</p><p class='k-acts'><a class='k-btn' href='/{format}?workshop={id}&amp;ansicht=protokoll'>"
            "Zum Protokoll</a></p></div>",
            format=workshop.format,
            id=workshop.id,
        )
        return
    package, kept = adopting.look_at(house, who, workshop.id)
    place = f"transfer-{workshop.id}"
    left, right = st.columns([1.7, 1], gap="medium")
    with left:
        for key, heading, fields in PARTS:
            with st.container(key=f"panel-{key}"):
                draw("<h2>{heading}</h2>", heading=heading)
                for name in fields:
                    _field(place, package, name)
        marks = _elements(place, package.elements)
        with st.container(key="panel-facts"):
            draw("<h2>5. Angaben</h2>")
            halves = st.columns(2, gap="medium")
            for number, name in enumerate(FACTS):
                with halves[number >= len(FACTS) / 2]:
                    _field(place, package, name)
    with right, st.container(key="beside"):
        with st.container(key="panel-package"):
            _finish(house, who, workshop, package, kept, marks)
        with st.container(key="panel-own"):
            _keep(house, who, workshop, kept)
    fold = st.expander("Vorschau des Steckbriefs", key="transfer-preview", on_change="rerun")
    if fold.open:
        with fold:
            draw("<p class='k-small k-muted'>So steht er in der Word-Datei, mit dem, was zuletzt gespeichert wurde.</p>")
            preview.show(transfer.describe(package), process.colour)


def _finish(house: House, who: Facilitator, workshop: Workshop, package: Package, kept: bool, marks: dict[str, str]) -> None:
    place = f"transfer-{workshop.id}"
    draw("<h2>6. Paket</h2>")
    if st.button("Steckbrief speichern", type="primary", key=f"{place}-keep", width="stretch"):
        given = {name: st.session_state[f"{place}-{name}"] for name in LABELS}
        done, _ = refusal.attempt(place, adopting.keep_sheet, house, who, workshop.id, given, marks)
        if done:
            st.session_state[f"{place}-kept"] = True
        st.rerun()
    refusal.show(place, known=tuple(LABELS))
    if st.session_state.pop(f"{place}-kept", None):
        draw("<p class='k-badge ok k-i tick' role='status'>Gespeichert</p>")
    if lacking := transfer.missing(package.words):
        draw("<p class='k-hint'>Es fehlt noch: {lacking}.</p>", lacking=", ".join(lacking))
    if named := _named(package):
        draw("<p class='k-hint'>Steht hier ein Name? Bitte prüfen: {named}.</p>", named=", ".join(named))
    if not kept:
        draw("<p class='k-small k-muted'>Noch nicht gespeichert. Die Dateien zeigen, was vorbereitet ist.</p>")
    draw(
        "<ul class='k-list'><li>"
        "<a class='k-link' href='/transfer/{id}.docx' target='_blank' rel='noopener'>Steckbrief (Word)</a>"
        "<span class='k-small k-muted'>Zum Lesen und Weitergeben. Das Paket steckt mit darin; das steht auch im Dokument."
        "</span></li><li><a class='k-link' href='/transfer/{id}.json' target='_blank' rel='noopener'>Paket (JSON)</a>"
        " · <a class='k-link' href='/schema/transfer-1.json' target='_blank' rel='noopener' aria-label='Schema des Pakets'>"
        "Schema</a><span class='k-small k-muted'>Zum Einlesen in einem anderen Modulkoffer, der sichere Weg.</span></li></ul>"
        "<p class='k-small k-muted'>Beide enthalten keine Namen, keine einzelnen Karten und nichts, was verborgen oder "
        "geschwärzt ist.</p>",
        id=workshop.id,
    )


def _keep(house: House, who: Facilitator, workshop: Workshop, kept: bool) -> None:
    """Into the library of this house, or what has become of the entry there."""
    place = f"library-{workshop.id}"
    draw(
        "<h2>7. Eigene Bibliothek</h2><p class='k-small k-muted'>Als eigenes Ergebnis ist der Workshop in der Bibliothek "
        "dieses Koffers zu finden und wird beim Planen von Maßnahmen vorgeschlagen.</p>"
    )
    if not kept:
        draw("<p class='k-small k-muted'>Dazu bitte zuerst den Steckbrief speichern.</p>")
        return
    entry, current = adopting.own_entry(house, who, workshop.id)
    label = "Eintrag erneuern" if entry else "In die Bibliothek aufnehmen"
    if not current and st.button(label, key=f"{place}-keep", width="stretch"):
        refusal.attempt(place, adopting.keep_own, house, who, workshop.id)
        st.rerun()
    refusal.show(place)
    if entry is None:
        return
    if current:
        draw("<p class='k-badge ok k-i tick' role='status'>In der Bibliothek, wie zuletzt gespeichert</p>")
    else:
        draw(
            "<p class='k-hint'>Der Steckbrief wurde seitdem geändert. Erneuern ersetzt die Texte des Eintrags; Handlungsfelder "
            "und Zielgruppen bleiben.</p>"
        )
    draw("<p><a class='k-link' href='/bibliothek?eintrag={id}'>Eintrag ansehen</a></p>", id=entry.id)


def _field(place: str, package: Package, name: str) -> None:
    key = f"{place}-{name}"
    stored = package.words[name]
    st.session_state.setdefault(key, "\n".join(stored) if name in LISTS else stored)
    label = f"{LABELS[name]} ({_HINTS[name]})" if name in LINES and name in _HINTS else LABELS[name]
    if name in CHOICES:
        st.selectbox(label, ("", *map(str, CHOICES[name])), key=key, format_func=lambda one: one or "keine Angabe")
    elif name in LINES:
        st.text_input(label, key=key, max_chars=transfer.LINE_MAXIMUM)
    else:
        maximum = transfer.SHORT_MAXIMUM if name == "summary" else None
        st.text_area(label, key=key, height=_TALL.get(name, 96), max_chars=maximum)
        if name in _HINTS:
            draw("<p class='k-small k-muted'>{hint}</p>", hint=_HINTS[name])
    refusal.show(place, name)


def _elements(place: str, elements: Sequence[Element]) -> dict[str, str]:
    """What is core, adaptable and local; by element."""
    marks: dict[str, str] = {}
    with st.container(key="panel-portability"):
        draw(
            "<h2>4. Was davon übertragbar ist</h2><p class='k-small k-muted'>Kern: unverändert übernehmen. Anpassbar: an den "
            "eigenen Ort anpassen. Ortsspezifisch: nur zum Verstehen, wird anderen nicht vorgeschlagen.</p>"
        )
        for one in elements:
            words, choice = st.columns([2.6, 1], gap="small", vertical_alignment="center")
            name = transfer.kind_name(one, elements)
            with words:
                draw(
                    "<p dir='auto'><span class='k-small k-muted'>{name}</span><br>{text}</p>",
                    name=name,
                    text=one.text or "ohne Frage",
                )
            with choice:
                key = f"{place}-mark-{one.id}"
                st.session_state.setdefault(key, one.portability.value)
                mark = st.selectbox(
                    f"Übertragbarkeit: {name}, {one.text}",
                    [mark.value for mark in Portability],
                    key=key,
                    format_func=lambda mark: PORTABILITY_NAMES[Portability(mark)],
                    label_visibility="collapsed",
                )
                marks[one.id] = mark or one.portability.value
    return marks


def _named(package: Package) -> list[str]:
    """The labels of texts in which somebody's name may stand."""
    texts = {name: [package.words[name]] for name in (*TEXTS, "contact")} | {name: package.words[name] for name in LISTS}
    found = [LABELS[name] for name, told in texts.items() if any(names(one) for one in told)]
    results = [one.text for one in package.of_kind("result")]
    return [*found, *(["Übertragbarkeit"] if any(map(names, results)) else [])]


def tell(package: Package) -> None:
    """What a package says, for whoever thinks of taking it over."""
    words = package.words
    facts = [words[name] for name in ("municipality", "type", "size", "land") if words[name]]
    told = [
        (LABELS[name], words[name])
        for name in ("occasion", "conditions", "target_group", "aim", "resources", "success", "hurdles")
        if words[name]
    ]
    lists = [(LABELS[name], words[name]) for name in ("steps", "participants", "results") if words[name]]
    badges = [words["evidence"], words["licence"], f"Stand {date.fromisoformat(package.written):%d.%m.%Y}"]
    draw(
        "<div class='k-panel k-reading'><h2 dir='auto'>{title}</h2><p class='k-small k-muted'>{facts}</p>{badges}"
        "<p class='k-strong k-lines' dir='auto'>{summary}</p>{told}{lists}</div>",
        title=words["title"],
        facts=" · ".join(facts),
        badges=fill(
            "<p class='k-badges'>{all}</p>",
            all=join([fill("<span class='k-badge'>{one}</span>", one=one) for one in badges if one]),
        ),
        summary=words["summary"],
        told=join([fill("<h3>{label}</h3><p class='k-lines' dir='auto'>{text}</p>", label=a, text=b) for a, b in told]),
        lists=join([fill("<h3>{label}</h3><ul class='k-carried'>{lines}</ul>", label=a, lines=_lines(b)) for a, b in lists]),
    )


def _lines(lines: Sequence[str]) -> str:
    return join([fill("<li dir='auto'>{line}</li>", line=one) for one in lines])
