"""Letterheads of the municipality: take one in, read what became of it, try it out, choose the standard. For admins."""

import hashlib
from collections.abc import Callable, Mapping

import streamlit as st

from facilitation import letterheads
from facilitation.document import Column, Table
from facilitation.errors import WorkshopError
from facilitation.house import House
from facilitation.letterhead import Letterhead, Pairs, Reading, Report
from facilitation.letterheads import BUILT_IN, NAME_MAXIMUM
from facilitation.roles import Facilitator
from modules.ui import guard, refusal, tables
from modules.ui.dates import short_day
from modules.ui.markup import Safe, draw, fill, join

ReadLetterhead = Callable[[bytes], Reading]
"""A file somebody sent -> a letterhead that can be trusted."""
_ENDINGS = ("docx", "dotx", "docm", "dotm")
_PLACE, _SHELF = "letterhead", "letterhead-shelf"


def show(house: House, read: ReadLetterhead) -> None:
    """The page behind /briefvorlagen."""
    who = guard.facilitator(house)
    if not who.admin:
        guard.dead_end("Briefvorlagen", "Diese Seite ist für die Verwaltung des Modulkoffers.")
    draw(
        "<div><h1>Briefvorlagen</h1><p class='k-muted'>Protokolle und Steckbriefe auf dem Briefkopf Ihrer Kommune. "
        "Freigegebene Fassungen bleiben, wie sie sind.</p></div>"
    )
    left, right = st.columns([1.3, 1], gap="medium")
    with left, st.container(key="panel-letterhead-new"):
        _new(house, who, read)
    with left, st.expander("Was eine Vorlage braucht"):
        _explain()
    with right:
        _shelf(house, who)


def _new(house: House, who: Facilitator, read: ReadLetterhead) -> None:
    draw(
        "<h2>Neue Vorlage</h2><p class='k-muted'>Eine Word-Datei mit Ihrem Briefkopf. Sie sehen zuerst, was daraus wird. "
        "Nichts ändert sich, bevor Sie es bestätigen.</p>"
    )
    if taken := st.session_state.pop("letterhead-taken", None):
        draw("<p class='k-badge ok k-i tick' role='status'>„{name}“ übernommen</p>", name=taken)
    number = st.session_state.setdefault("letterhead-number", 1)
    file = st.file_uploader("Word-Datei", type=list(_ENDINGS), key=f"letterhead-file-{number}")
    if file is None:
        return
    content = file.getvalue()
    try:
        reading = read(content)
    except WorkshopError as refused:
        draw("<p class='k-fault' role='alert'>{sentence}</p>", sentence=refused.sentence())
        draw("<p class='k-small k-muted'>An den bisherigen Vorlagen ändert sich nichts.</p>")
        return
    report(reading.report)
    mark = hashlib.sha256(content).hexdigest()[:12]
    name = st.text_input("Name der Vorlage", file.name.rsplit(".", 1)[0][:NAME_MAXIMUM], key=f"letterhead-name-{mark}")
    refusal.show(_PLACE, "name")
    if st.button("Vorlage übernehmen", type="primary", key="letterhead-take"):
        done, letterhead = refusal.attempt(_PLACE, letterheads.take_in, house, who, reading, name=name)
        if done:
            st.session_state["letterhead-taken"] = letterhead.name
            st.session_state["letterhead-number"] += 1  # an empty field for the next one
        st.rerun()
    refusal.show(_PLACE, known=("name",))


def report(told: Report) -> None:
    """What became of a letterhead: what to look at first, then what was taken, added and left behind."""
    for warning in told.warnings:
        draw("<p class='k-hint'>{warning}</p>", warning=warning)
    _table("Was das Protokoll übernimmt", ("Was", "Wie"), told.taken)
    _table("Woher die Formatvorlagen kommen", ("Woher", "Wofür"), _by_origin(told.styles))
    if told.removed:
        draw(
            "<h3>Was draußen bleibt</h3><ul class='k-list k-small'>{lines}</ul>",
            lines=join([fill("<li>{line}</li>", line=line[:1].upper() + line[1:]) for line in told.removed]),
        )


def _by_origin(styles: Pairs) -> Pairs:
    """Origin and roles, instead of a role on each line."""
    origins = dict.fromkeys(origin for _, origin in styles)
    return tuple(
        (origin[:1].upper() + origin[1:], ", ".join(role for role, own in styles if own == origin)) for origin in origins
    )


def _table(title: str, headers: tuple[str, str], rows: Pairs) -> None:
    first, second = headers
    table = Table(title, (Column(first, 1), Column(second, 2)), rows)
    draw("<h3>{title}</h3>{table}", title=title, table=tables.draw_up(table))


def _shelf(house: House, who: Facilitator) -> None:
    with house.store.read() as ledger:
        kept = ledger.all(Letterhead)
    for one in kept:
        with st.container(key=f"panel-letterhead-{one.id}"):
            _one(house, who, one)
    with st.container(key="panel-letterhead-built-in"):
        draw(
            "<div class='k-head'><h2>Eingebaute Vorlage</h2>{badge}</div>"
            "<p class='k-small k-muted'>A4, in der Farbe der Kommune. Sie springt auch ein, wenn eine andere nicht geht.</p>",
            badge=_badge(not any(one.standard for one in kept)),
        )
        _acts(house, who, BUILT_IN, is_standard=not any(one.standard for one in kept))
    refusal.show(_SHELF)


def _one(house: House, who: Facilitator, one: Letterhead) -> None:
    draw(
        "<div class='k-head'><h2>{name}</h2>{badge}</div><p class='k-small k-muted'>{by}, {at}</p>{fault}",
        name=one.name,
        badge=_badge(one.standard),
        by=one.by,
        at=short_day(one.at.date()),
        fault=fault_of(one),
    )
    _acts(house, who, one.id, is_standard=one.standard)
    with st.expander("Was übernommen wurde"):
        report(Report.from_dict(one.report))
    with st.popover("Entfernen", key=f"letterhead-ask-{one.id}", type="tertiary"):
        draw("<p>Prozesse, die „{name}“ gewählt haben, bekommen den Standard.</p>", name=one.name)
        st.button(
            "Vorlage entfernen",
            key=f"letterhead-remove-{one.id}",
            on_click=_do,
            args=(letterheads.remove, house, who, one.id),
        )


def fault_of(letterhead: Letterhead) -> Safe:
    """The sentence about a letterhead on which the last file could not be written; nothing where it could."""
    if not letterhead.fault:
        return Safe("")
    return fill(
        "<p class='k-hint warn' role='alert'>Mit der Briefvorlage „{name}“ ließ sich die letzte Word-Datei nicht schreiben. "
        "Sie hat deshalb das eingebaute Aussehen. Kennzeichen für die Technik: {fault}</p>",
        name=letterhead.name,
        fault=letterhead.fault,
    )


def _do(act: Callable[[House, Facilitator, str], None], house: House, who: Facilitator, id: str) -> None:
    refusal.attempt(_SHELF, act, house, who, id)


def _badge(shown: bool) -> Safe:
    return Safe("<span class='k-badge accent'>Standard</span>" if shown else "")


def _acts(house: House, who: Facilitator, id: str, *, is_standard: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        draw(
            "<a class='k-btn k-i load' href='/briefvorlage/{id}/probe.docx' target='_blank' rel='noopener'>Probeseite</a>",
            id=id,
        )
        if not is_standard:
            st.button(
                "Zum Standard machen",
                key=f"letterhead-standard-{id}",
                on_click=_do,
                args=(letterheads.make_standard, house, who, id),
            )


def _explain() -> None:
    line = "<li><b>{what}</b><span class='k-small'>{how}</span></li>"
    draw(
        "<ul class='k-list'>{lines}</ul><p class='k-acts'>"
        "<a class='k-btn k-i load' href='/briefvorlage/beispiel.docx' target='_blank' rel='noopener'>Beispielvorlage</a></p>",
        lines=join([fill(line, what=what, how=how) for what, how in _CONTRACT.items()]),
    )


_CONTRACT: Mapping[str, str] = {
    "Briefkopf in der Kopfzeile": "Kopf- und Fußzeile, Logo, Seitengröße, Ränder und Schriften bleiben. Die erste Seite darf "
    "anders sein als die folgenden.",
    "[[Protokoll]]": "Ein Absatz, in dem nur das steht: Dort beginnt das Protokoll, und was davor und danach steht, bleibt. "
    "Ohne ihn entfällt der Text der Vorlage.",
    "[[Titel]] [[Datum]] [[Ort]]": "Werden in Kopf, Fuß und Text ersetzt.",
    "Formatvorlagen": "Titel, Überschrift 1 bis 3, Aufzählungszeichen, Listennummer und Beschriftung gelten, wo es sie gibt, "
    "ebenso „Protokoll Tabelle“, „Protokoll Zelle“, „Protokoll Tabellenkopf“ und „Protokoll Leitsatz“. Fehlendes wird ergänzt.",
    "Alternativtext": "Ein Logo mit Alternativtext ist für alle lesbar. Fehlt er, heißt es „Logo oder Grafik der Vorlage“.",
    "Was draußen bleibt": "Makros, Verweise auf andere Dateien, Formularfelder, Kommentare und nachverfolgte Änderungen.",
}
