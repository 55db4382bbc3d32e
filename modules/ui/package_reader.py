"""A package from another town: see what it holds, choose what is taken over, and begin a workshop or keep it."""

import datetime
from collections.abc import Callable
from typing import Any

import streamlit as st

from facilitation import adopting, planning, transfer
from facilitation.errors import WorkshopError
from facilitation.house import House
from facilitation.practice import Practice
from facilitation.roles import Facilitator
from facilitation.transfer import PORTABILITY_NAMES, Comparison, Fate, Package
from facilitation.workshop import Process, Workshop
from modules.ui import refusal, tables
from modules.ui.dates import today
from modules.ui.markup import draw, fill, join
from modules.ui.transfer import tell

ReadPackage = Callable[[str, bytes], Any]
"""Name and content of a file -> what it holds as plain data."""
_NEW = ""
_PLACE = "package"
_FIELDS = ("title", "date", "municipality", "place")


def show(house: House, who: Facilitator, read_package: ReadPackage) -> None:
    """The page with the file, the preview and the choices."""
    draw(
        "<p><a class='k-link' href='/planung'>Zur Planung</a></p><div><h1>Paket einlesen</h1>"
        "<p class='k-muted'>Ein Transfer-Paket einer anderen Kommune, als .json oder als Word-Datei. "
        "Sie sehen zuerst, was darin ist. Nichts wird übernommen, bevor Sie es bestätigen.</p></div>"
    )
    file = st.file_uploader("Datei", type=["json", "docx"], key="package-file")
    if file is None:
        return
    try:
        package = transfer.unpack(read_package(file.name, file.getvalue()), house.catalogue)
    except WorkshopError as refused:
        draw("<p class='k-fault' role='alert'>{sentence}</p>", sentence=refused.sentence())
        return
    for flag in package.flags:
        draw("<p class='k-hint'>{flag}</p>", flag=flag)
    left, right = st.columns([1.4, 1], gap="medium")
    with left:
        tell(package)
        chosen = _choose(package)
    with right:
        with st.container(key="panel-check"):
            _check(package)
        with st.container(key="panel-start"):
            _start(house, who, package, chosen)
        with st.container(key="panel-keep"):
            _keep(house, who, package)


def _check(package: Package) -> None:
    draw("<h2>Passt es zu Ihnen?</h2><p class='k-small k-muted'>Zum Prüfen, bevor Sie beginnen.</p>")
    missing = 0
    for number, line in enumerate(package.words["requirements"]):
        missing += not st.checkbox(_plain(line), key=f"package-check-{package.checksum[-12:]}-{number}")
    if missing:
        draw("<p class='k-small k-muted'>Noch offen: {missing}. Beginnen können Sie trotzdem.</p>", missing=missing)
    if package.words["questions"]:
        draw(
            "<h3>Fragen zum Anpassen</h3><p class='k-small k-muted'>Sie kommen in den Themenspeicher des Workshops.</p>"
            "<ul class='k-carried'>{lines}</ul>",
            lines=join([fill("<li dir='auto'>{line}</li>", line=one) for one in package.words["questions"]]),
        )


def _choose(package: Package) -> list[str]:
    """The elements somebody ticks; the local ones are left out unless wanted."""
    usual, chosen = set(adopting.usual(package)), []
    with st.container(key="panel-elements"):
        draw(
            "<h2>Was übernommen wird</h2><p class='k-small k-muted'>Schritte bilden den Ablauf. Ergebnisse werden zu "
            "Vorschlägen, die Ihre Runde ändern oder weglassen kann.</p>"
        )
        for one in package.elements:
            name = f"{transfer.kind_name(one, package.elements)} · {one.text} ({PORTABILITY_NAMES[one.portability]})"
            key = f"package-take-{package.checksum[-12:]}-{one.id}"
            fixed = bool(one.problem) or one.kind == "format"
            if st.checkbox(_plain(name), one.id in usual, key=key, disabled=fixed):
                chosen.append(one.id)
            if one.problem:
                draw("<p class='k-hint'>{problem}</p>", problem=one.problem)
    return chosen


def _start(house: House, who: Facilitator, package: Package, chosen: list[str]) -> None:
    draw("<h2>Workshop beginnen</h2>")
    if not package.can_start:
        draw("<p class='k-muted'>{problem}</p>", problem=package.format.problem)
        return
    with house.store.read() as ledger:
        processes = {one.id: f"{one.title} ({one.municipality})" for one in ledger.all(Process)[::-1]}
    process = st.selectbox(
        "Prozess", (_NEW, *processes), key="package-process", format_func=lambda id: processes.get(id, "Neuer Prozess")
    )
    municipality = ""
    if process == _NEW:
        municipality = st.text_input("Ihre Kommune", key="package-municipality", max_chars=planning.TITLE_MAXIMUM)
        refusal.show(_PLACE, "municipality")
    key = f"package-title-{package.checksum[-12:]}"
    title = st.text_input("Titel des Workshops", package.format.text, key=key, max_chars=planning.TITLE_MAXIMUM)
    refusal.show(_PLACE, "title")
    date = st.date_input("Datum", today() + datetime.timedelta(days=14), key="package-date", format="DD.MM.YYYY")
    refusal.show(_PLACE, "date")
    place = st.text_input("Ort", key="package-place", max_chars=planning.TITLE_MAXIMUM)
    refusal.show(_PLACE, "place")
    if st.button("Workshop anlegen", type="primary", key="package-start", width="stretch"):
        done, workshop = refusal.attempt(
            _PLACE,
            adopting.start,
            house,
            who,
            package,
            chosen=chosen,
            title=title,
            date=date,
            process_id=process or None,
            municipality=municipality,
            place=place,
        )
        if done:
            st.query_params.from_dict({"workshop": workshop.id})
        st.rerun()
    refusal.show(_PLACE, known=_FIELDS)
    draw("<p class='k-small k-muted'>Das Paket liegt danach auch in der Bibliothek.</p>")


def _keep(house: House, who: Facilitator, package: Package) -> None:
    draw(
        "<h2>Nur aufheben</h2><p class='k-small k-muted'>Als Eintrag der Bibliothek, zum Nachlesen und als Anregung beim "
        "Planen.</p>"
    )
    id = adopting.entry_of(package)
    with house.store.read() as ledger:
        there = ledger.find(Practice, id=id) is not None
    if there:
        draw(
            "<p class='k-badge ok k-i tick' role='status'>In der Bibliothek</p>"
            "<p><a class='k-link' href='/bibliothek?eintrag={id}'>Eintrag ansehen</a></p>",
            id=id,
        )
    elif st.button("In die Bibliothek legen", key="package-keep", width="stretch"):
        refusal.attempt("package-keep", adopting.to_library, house, who, package)
        st.rerun()
    refusal.show("package-keep")


def compare(house: House, who: Facilitator, workshop: Workshop) -> None:
    """What became of the package a workshop was started from; nothing where it was not."""
    found = adopting.compare(house, who, workshop.id)
    if found is None:
        return
    counted = ", ".join(f"{len(found.of(fate))} {fate.value}" for fate in Fate)
    with st.expander(_plain(f"Aus einem Paket: {counted}")):
        _difference(found)


def _difference(found: Comparison) -> None:
    words = found.package.words
    draw(
        "<p>„{title}“, {municipality}. Der Vergleich steht auch im Protokoll.</p>{table}",
        title=words["title"],
        municipality=words["municipality"],
        table=tables.draw_up(transfer.lay_side_by_side(found)),
    )
    if found.added:
        draw("<p class='k-small k-muted'>Hinzugekommen: {added}.</p>", added=", ".join(found.added))
    if found.open:
        draw(
            "<h3>Noch offen</h3><ul class='k-carried'>{lines}</ul>",
            lines=join([fill("<li dir='auto'>{line}</li>", line=one) for one in found.open]),
        )


def _plain(text: str) -> str:
    """A label without Streamlit's own markup: what somebody else wrote is shown as it stands."""
    return "".join(f"\\{letter}" if letter in r"\`*_{}[]()#+-.!~:$<>|" else letter for letter in text)
