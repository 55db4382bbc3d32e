"""The panel in which the public variant is looked at for personal data: what stays, what is covered, and that it was read."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from facilitation import publication, turnout
from facilitation.house import House
from facilitation.publication import COVERED, Finding, Inspection, Verdict
from facilitation.roles import Facilitator
from facilitation.version import short
from facilitation.workshop import Workshop
from modules.ui import refusal
from modules.ui.markup import Safe, draw, fill

_WORDS = {Verdict.KEEP.value: "bleibt", Verdict.COVER.value: "schwärzen"}


def show(house: House, who: Facilitator, workshop: Workshop) -> None:
    """Everything that may be personal, in its sentence, with a decision for each."""
    seen = publication.inspect(house, who, workshop.id)
    place = f"publication-{workshop.id}"
    with st.container(key="panel-publication"):
        draw("<h2 id='pruefung'>Prüfung zur Veröffentlichung</h2>")
        _state(workshop, seen, pdf=house.offers_pdf)
        with st.form(f"{place}-form", border=False):
            keys = _findings(seen.findings)
            kept = f"{place}-words"
            refusal.keep(place, kept, "\n".join(seen.words))
            st.text_area(
                "Weitere Wörter schwärzen, eines je Zeile",
                key=kept,
                height=80,
                placeholder="Überall in der Veröffentlichung, auch mitten im Wort.",
            )
            refusal.show(place, "words")
            draw(
                "<p class='k-small k-muted'>Mit dem Abschluss sagen Sie: Ich habe den Text gelesen, auch die Karten, die "
                "Einwände und die Stimmen am Ende. Festgehalten wird, wer wann abgeschlossen hat.</p>"
            )
            given = (house, who, workshop.id, keys, kept, place)
            refusal.show(place, known=("words",))
            st.form_submit_button(
                "Prüfung abschließen",
                type="secondary" if seen.at else "primary",
                width="stretch",
                on_click=_do,
                args=(publication.clear, *given),
            )
            st.form_submit_button("Zwischenstand merken", width="stretch", on_click=_do, args=(publication.decide, *given))


def _state(workshop: Workshop, seen: Inspection, *, pdf: bool) -> None:
    if seen.at is not None:
        draw(
            "<p><span class='k-badge ok k-i tick'>geprüft am {day}</span></p>"
            "<p class='k-small k-muted'>Durch {by}. {texts} Texte. <a class='k-link' target='_blank' rel='noopener' "
            "href='/protokoll/{id}.docx?art=veroeffentlichung'>Word</a>{pdf}</p>",
            pdf=fill(
                " · <a class='k-link' target='_blank' rel='noopener' href='/protokoll/{id}.pdf?art=veroeffentlichung'>PDF</a>",
                id=workshop.id,
            )
            if pdf
            else "",
            day=short(seen.at),
            by=seen.by,
            texts=seen.texts,
            id=workshop.id,
        )
        return
    draw(
        "<p class='k-small'>Karten in Themen, Einwände und Stimmen stehen dort im Wortlaut: das sind Worte der Teilnehmenden. "
        "Die Suche findet häufige Namen, E-Mail-Adressen, Telefonnummern, Anschriften und Bankverbindungen, aber nicht jeden "
        "Namen. Geschwärztes heißt „{covered}“, nur in der Veröffentlichung.</p>",
        covered=COVERED,
    )
    if seen.new:
        text = "1 Text ist neu oder anders" if seen.new == 1 else f"{seen.new} Texte sind neu oder anders"
        draw("<p class='k-hint warn'>Seit der letzten Prüfung: {text}.</p>", text=text)
    if seen.number is not None:
        draw(
            "<p class='k-hint'>Fassung {number} ist freigegeben und wartet: Mit dem Abschluss bekommt sie ihre Datei zur "
            "Veröffentlichung.</p>",
            number=seen.number,
        )


def _findings(findings: Sequence[Finding]) -> list[str]:
    """Draw each with its choice; gives their keys."""
    draw("<p class='k-small k-muted'>{found}</p>", found=_found(len(findings)))
    for one in findings:
        draw("{one}", one=_sentence(one))
        st.radio(
            f"{one.hit}: bleibt oder schwärzen?",
            list(_WORDS),
            key=_key(one.key),
            index=list(_WORDS).index(one.verdict) if one.verdict else None,
            format_func=_WORDS.__getitem__,
            horizontal=True,
            label_visibility="collapsed",
        )
    return [one.key for one in findings]


def _found(count: int) -> str:
    """How many there are to go through, before the first of them."""
    if not count:
        return "Die Suche hat nichts gefunden."
    return f"{turnout.count(count, 'Stelle', 'Stellen')} gefunden. Zu jeder gehört eine Wahl: bleibt oder schwärzen."


def _sentence(one: Finding) -> Safe:
    return fill(
        "<p class='k-finding' dir='auto'><span class='k-small k-muted'>{kind} · {place}{times}</span><br>"
        "{before}<mark>{hit}</mark>{after}</p>",
        kind=one.kind,
        place=one.place,
        times=f" · {one.times}-mal" if one.times > 1 else "",
        before=one.before,
        hit=one.hit,
        after=one.after,
    )


def _key(finding: str) -> str:
    return f"verdict-{finding}"


def _do(
    verb: Callable[..., Any], house: House, who: Facilitator, workshop_id: str, keys: Sequence[str], kept: str, place: str
) -> None:
    chosen = {key: st.session_state.get(_key(key)) for key in keys}
    verdicts = {key: said for key, said in chosen.items() if said is not None}
    refusal.attempt(place, verb, house, who, workshop_id, verdicts, st.session_state[kept])
