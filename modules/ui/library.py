"""The library of good practice: looking for entries, reading one, writing one, and reading a town's own list."""

from collections.abc import Callable
from urllib.parse import urlsplit

import streamlit as st

from facilitation import library, turnout
from facilitation.errors import Missing
from facilitation.house import House
from facilitation.library import LINES, LISTS, PAGE, TEXTS, TITLE_MAXIMUM, tag
from facilitation.municipality import FIELDS
from facilitation.ports import Books
from facilitation.practice import Evidence, Practice, Provenance, Size
from facilitation.roles import Facilitator
from facilitation.text import shorten
from facilitation.workshop import Workshop
from modules.ui import guard, list_reader, refusal
from modules.ui.list_reader import ReadList
from modules.ui.markup import Safe, draw, fill, join

LABELS = {
    "title": "Titel",
    "summary": "Kurzfassung",
    "municipality": "Kommune",
    "land": "Land",
    "size": "Größe der Kommune",
    "fields": "Handlungsfelder",
    "target_groups": "Zielgruppen",
    "approach": "Vorgehen",
    "partners": "Beteiligte",
    "resources": "Ressourcen",
    "results": "Ergebnisse",
    "success": "Was gelingen ließ",
    "hurdles": "Stolpersteine",
    "evidence": "Evidenzgrad",
    "source": "Quelle",
    "link": "Adresse im Internet",
}
_TOLD = ("approach", "partners", "resources", "results", "success", "hurdles")
_BEGINNING = 280
_ANY = "alle"


def show(house: House, books: Books, read_list: ReadList) -> None:
    """The page behind /bibliothek; the address says what is open."""
    who = guard.facilitator(house)
    asked = st.query_params
    if "liste" in asked:
        list_reader.show(house, who, read_list)
    elif "neu" in asked:
        _write(house, who, None)
    elif "eintrag" in asked:
        try:
            practice = library.look_up(house, who, asked["eintrag"])
        except Missing:
            guard.dead_end("Nicht gefunden", "Diesen Eintrag gibt es hier nicht oder nicht mehr.")
        if "aendern" in asked:
            _write(house, who, practice)
        else:
            _read(house, who, practice)
    else:
        _search(books, who)


# ── looking ──────────────────────────────────────────────────────────────────


def _search(books: Books, who: Facilitator) -> None:
    draw(
        "<div class='k-head'><div><h1>Bibliothek</h1>"
        "<p class='k-muted'>Was hier und anderswo schon versucht wurde, mit Quelle</p></div>"
        "<p class='k-acts'><a class='k-btn' href='/bibliothek?liste=1'>Liste einlesen</a>"
        "<a class='k-btn k-primary k-i plus' href='/bibliothek?neu=1'>Neuer Eintrag</a></p></div>"
    )
    with st.container(key="panel-search"):
        text = st.text_input(
            "Suchen", key="library-text", placeholder="z. B. Sprachkurse für Mütter", on_change=_turn, args=(0,)
        )
        choices = {
            "field": ("Handlungsfeld", library.marked(books, "field")),
            "group": ("Zielgruppe", library.marked(books, "group")),
            "size": ("Größe der Kommune", tuple(one.value for one in Size)),
            "evidence": ("Evidenzgrad", tuple(one.value for one in Evidence)),
            "origin": ("Herkunft", tuple(one.value for one in Provenance)),
        }
        chosen = {}
        for column, (kind, (label, values)) in zip(st.columns(len(choices)), choices.items(), strict=True):
            with column:
                chosen[kind] = st.selectbox(label, (_ANY, *values), key=f"library-{kind}", on_change=_turn, args=(0,))
    marks = [tag(kind, value) for kind, value in chosen.items() if value != _ANY]
    page = int(st.session_state.get("library-page", 0))
    shelf = library.find(books, who, text, marks=marks, page=page)
    draw("<p class='k-muted' role='status'>{count}</p>", count=_counted(shelf.found, page))
    if shelf.practices:
        draw("<div class='k-grid'>{panels}</div>", panels=join([_panel(one) for one in shelf.practices]))
    else:
        draw(
            "<div class='k-panel'><h2>Nichts gefunden</h2><p class='k-muted'>Weniger Wörter oder ein anderes Handlungsfeld "
            "helfen oft. Gesucht wird nach Wortstämmen: Kindergarten findet auch Kindergärten.</p></div>"
        )
    _pages(shelf.found, page)


def _turn(page: int) -> None:
    st.session_state["library-page"] = page


def _pages(found: int, page: int) -> None:
    if found <= PAGE:
        return
    with st.container(horizontal=True):
        st.button("Zurück", key="library-back", disabled=page == 0, on_click=_turn, args=(page - 1,))
        st.button("Weiter", key="library-next", disabled=(page + 1) * PAGE >= found, on_click=_turn, args=(page + 1,))


def _counted(found: int, page: int) -> str:
    if found <= PAGE:
        return turnout.count(found, "Eintrag", "Einträge")
    return f"{page * PAGE + 1} bis {min(found, (page + 1) * PAGE)} von {found} Einträgen"


def _panel(practice: Practice) -> Safe:
    return fill(
        "<section class='k-panel k-entry'><div><h2><a href='/bibliothek?eintrag={id}'>{title}</a></h2>"
        "<p class='k-small k-muted'>{where}</p></div><p>{short}</p>{badges}</section>",
        id=practice.id,
        title=practice.title,
        where=_where(practice),
        short=shorten(practice.summary, _BEGINNING),
        badges=_badges(practice),
    )


def _where(practice: Practice) -> str:
    return " · ".join(
        one for one in (practice.municipality, practice.land, practice.size.value if practice.size else "") if one
    )


def _badges(practice: Practice) -> Safe:
    origin = () if practice.provenance is Provenance.SHIPPED else (practice.provenance.value,)
    told = [fill("<span class='k-badge'>{one}</span>", one=one) for one in (*origin, practice.evidence.value, *practice.fields)]
    return fill("<p class='k-badges'>{told}</p>", told=join(told))


# ── reading one ──────────────────────────────────────────────────────────────


def _read(house: House, who: Facilitator, practice: Practice) -> None:
    draw(
        "<p><a class='k-link' href='/bibliothek'>Zur Bibliothek</a></p>"
        "<div class='k-head'><div><h1>{title}</h1><p class='k-muted'>{where}</p>{badges}</div></div>",
        title=practice.title,
        where=_where(practice),
        badges=_badges(practice),
    )
    told = [(LABELS[name], getattr(practice, name)) for name in _TOLD if getattr(practice, name)]
    parts = join([fill("<h2>{label}</h2><p class='k-lines'>{text}</p>", label=label, text=text) for label, text in told])
    groups = ", ".join(practice.target_groups)
    draw(
        "<div class='k-panel k-reading'><p class='k-strong k-lines'>{summary}</p>{groups}{parts}</div>",
        summary=practice.summary,
        groups=fill("<h2>Zielgruppen</h2><p>{groups}</p>", groups=groups) if groups else "",
        parts=parts,
    )
    draw(
        "<p class='k-small k-muted'>Quelle: {source}{link}{workshop} · {provenance}</p>",
        source=practice.source or "nicht angegeben",
        link=_link(practice.link),
        workshop=_workshop(house, practice),
        provenance=practice.provenance.value,
    )
    if practice.provenance is Provenance.SHIPPED:
        return
    with st.container(horizontal=True):
        draw("<a class='k-btn' href='/bibliothek?eintrag={id}&aendern=1'>Ändern</a>", id=practice.id)
        with st.popover("Löschen"):
            draw("<p>Der Eintrag verschwindet aus der Bibliothek.</p>")
            if st.button("Eintrag löschen", key="library-drop"):
                done, _ = refusal.attempt("library", library.drop, house, who, practice.id)
                if done:
                    st.query_params.clear()
                st.rerun()
    refusal.show("library")


def _workshop(house: House, practice: Practice) -> Safe | str:
    """The way to the workshop an entry was made of: it bears its id."""
    with house.store.read() as ledger:
        workshop = ledger.find(Workshop, id=practice.id)
    if workshop is None:
        return ""
    return fill(
        ", <a class='k-link' href='/{format}?workshop={id}&amp;ansicht=transfer'>zum Steckbrief</a>",
        format=workshop.format,
        id=workshop.id,
    )


def _link(address: str) -> Safe:
    """Somebody's address as a link, where it is one of the web."""
    if urlsplit(address).scheme in ("http", "https"):
        return fill(
            ", <a class='k-link' href='{address}' rel='noreferrer noopener' target='_blank'>{address}</a>", address=address
        )
    return fill("{address}", address=f", {address}" if address else "")


# ── writing one ──────────────────────────────────────────────────────────────


def _write(house: House, who: Facilitator, practice: Practice | None) -> None:
    draw(
        "<div><h1>{title}</h1><p class='k-muted'>Titel und Kurzfassung genügen.</p></div>",
        title="Eintrag ändern" if practice else "Neuer Eintrag",
    )
    given: dict[str, object] = {}
    left, right = st.columns([1.6, 1], gap="medium")
    with left, st.container(key="panel-practice"):
        for name in ("title", *TEXTS):
            given[name] = _field(practice, name)
    with right, st.container(key="panel-facts"):
        for name in ("municipality", "land"):
            given[name] = _field(practice, name)
        given["size"] = _choice(practice, "size", ("", *(one.value for one in Size)))
        given["evidence"] = _choice(practice, "evidence", tuple(one.value for one in Evidence))
        for name in (*LISTS, "source", "link"):
            given[name] = _field(practice, name)
        draw(
            "<p class='k-small k-muted'>Handlungsfelder und Zielgruppen: eine Angabe je Zeile. Üblich sind {fields}.</p>",
            fields=", ".join(FIELDS),
        )
    with st.container(horizontal=True):
        if st.button("Eintrag speichern", type="primary", key="library-keep"):
            act: Callable[..., Practice] = library.change if practice else library.keep
            place = (practice.id,) if practice else ()
            done, kept = refusal.attempt("library", act, house, who, *place, given)
            if done:
                st.query_params.from_dict({"eintrag": kept.id})
            st.rerun()
        draw("<a class='k-btn k-ghost' href='/bibliothek'>Abbrechen</a>")
    refusal.show("library")


def _field(practice: Practice | None, name: str) -> str:
    stored = getattr(practice, name) if practice else ""
    key = f"library-{practice.id if practice else 'neu'}-{name}"
    if name in LINES:
        text = st.text_input(
            LABELS[name], stored, key=key, max_chars=TITLE_MAXIMUM if name == "title" else library.LINE_MAXIMUM
        )
    else:
        lines = "\n".join(stored) if name in LISTS else stored
        text = st.text_area(LABELS[name], lines, key=key, height=110 if name in ("summary", "approach") else 72)
    refusal.show("library", name)
    return text


def _choice(practice: Practice | None, name: str, values: tuple[str, ...]) -> str:
    stored = getattr(practice, name) if practice else None
    place = values.index(stored.value) if stored else 0
    key = f"library-{practice.id if practice else 'neu'}-{name}"
    return st.selectbox(LABELS[name], values, place, key=key, format_func=lambda one: one or "keine Angabe")
