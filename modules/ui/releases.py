"""The panel "Fassungen": releasing the draft as the next version, and every version there was, with its files."""

from collections.abc import Sequence

import streamlit as st

from facilitation import releases
from facilitation.agenda import clock
from facilitation.house import House
from facilitation.publication import is_cleared
from facilitation.releases import CHANGE_MAXIMUM
from facilitation.roles import Facilitator
from facilitation.variants import Variant
from facilitation.version import latest, short
from facilitation.workshop import Release, Workshop, WorkshopState
from modules.ui import refusal
from modules.ui.markup import Safe, draw, fill, join

FILES = {Variant.FULL: "protokoll", Variant.COUNCIL: "ratsfassung", Variant.PUBLIC: "veroeffentlichung"}
"""How the address of a file names its variant."""
OFFERED = {
    Variant.FULL: "das vollständige Protokoll, mit allen Karten und Ihren Notizen",
    Variant.COUNCIL: "die Ratsfassung, ohne Anhang und Notizen",
    Variant.PUBLIC: "die geprüfte Veröffentlichung",
}
TITLES = {Variant.FULL: "Vollständiges Protokoll", Variant.COUNCIL: "Ratsfassung", Variant.PUBLIC: "Veröffentlichung"}


def show(house: House, who: Facilitator, workshop: Workshop, versions: Sequence[Release], *, stands: bool) -> None:
    """What can be released, and what was, the newest first. `stands`: the newest is offered, and nothing has changed since."""
    with st.container(key="panel-releases"):
        draw("<h2>Fassungen</h2>")
        _draft(house, who, workshop, versions[0] if versions else None, stands=stands)
        if versions:
            draw("<ul class='k-list'>{all}</ul>", all=join([_version(house, one) for one in versions]))


def offer(house: House, who: Facilitator, workshop: Workshop, place: str) -> None:
    """The controls under which the next version is released, with what has to be said of it."""
    with house.store.read() as ledger:
        last = latest(ledger, workshop.id)
    number, typed = (last.number if last else 0) + 1, f"{place}-change"
    variants = [variant for variant in Variant if variant is not Variant.PUBLIC or is_cleared(house, workshop.id)]
    st.radio("Teilnehmende nehmen mit", variants, format_func=OFFERED.__getitem__, key=f"{place}-offered")
    if last is not None:
        st.text_input(
            "Was hat sich geändert?",
            key=typed,
            max_chars=CHANGE_MAXIMUM,
            placeholder=f"Steht in Fassung {number}, in einer Zeile.",
        )
        refusal.show(place, "change")
    st.button(
        f"Fassung {number} freigeben",
        key=f"{place}-release",
        type="primary",
        width="stretch",
        on_click=_release,
        args=(house, who, workshop.id, number, place),
    )
    refusal.show(place, known=("change",))


def withdraw(house: House, who: Facilitator, workshop: Workshop, place: str) -> None:
    """The control under which the version that is offered is offered no longer; it asks once, for nothing brings it back."""
    with st.popover("Freigabe zurücknehmen", key=f"{place}-ask", width="stretch"):
        draw(
            "<p>Tablets und Beitrittslink bieten das Protokoll dann nicht mehr an.</p>"
            "<p class='k-small k-muted'>Die Fassung bleibt als zurückgezogen verzeichnet. "
            "Wieder anbieten lässt sich nur eine neue.</p>"
        )
        st.button(
            "Freigabe zurücknehmen",
            key=f"{place}-recall",
            width="stretch",
            on_click=_recall,
            args=(house, who, workshop.id, place),
        )
    refusal.show(place, known=("change",))


def _release(house: House, who: Facilitator, workshop_id: str, number: int, place: str) -> None:
    typed = f"{place}-change"
    given = {"change": st.session_state.get(typed, ""), "offered": st.session_state[f"{place}-offered"], "number": number}
    done, _ = refusal.attempt(place, releases.release, house, who, workshop_id, **given)
    if done and typed in st.session_state:
        st.session_state[typed] = ""


def _recall(house: House, who: Facilitator, workshop_id: str, place: str) -> None:
    refusal.attempt(place, releases.recall, house, who, workshop_id)


def _draft(house: House, who: Facilitator, workshop: Workshop, last: Release | None, *, stands: bool) -> None:
    """Where the draft stands beside the last version, and what can be done."""
    offered = last is not None and last.withdrawn_at is None
    if last is None:
        draw("<p><span class='k-badge'>Entwurf, Fassung 1</span></p><p class='k-small k-muted'>Noch nicht freigegeben.</p>")
    elif stands:
        draw(
            "<p><span class='k-badge ok k-i tick'>Fassung {number} freigegeben</span></p>"
            "<p class='k-small k-muted'>Seither hat sich nichts geändert.</p>",
            number=last.number,
        )
    else:
        draw(
            "<p><span class='k-badge warn'>Entwurf zu Fassung {number}</span></p><p class='k-small k-muted'>{why}</p>",
            number=last.number + 1,
            why=f"Seit Fassung {last.number} hat sich etwas geändert. Angeboten wird weiter Fassung {last.number}."
            if offered
            else f"Fassung {last.number} ist zurückgezogen. Angeboten wird keine.",
        )
    if last is not None and workshop.forgotten_at is not None:
        draw(
            "<p class='k-small k-muted'>Die Rohdaten sind fristgemäß gelöscht. Eine weitere Fassung übernimmt die Ergebnisse "
            "aus Fassung {number}; neu sind darin Gremienweg und Beschlüsse, nächste Schritte, Zusammenfassung und Kopf.</p>",
            number=last.number,
        )
    if workshop.state is not WorkshopState.FINISHED:
        draw("<p class='k-hint'>Freigeben lässt sich das Protokoll, sobald der Workshop beendet ist.</p>")
        return
    number = (last.number if last else 0) + 1
    if stands:
        refusal.show("releases", known=("change",))
    else:
        with st.popover(f"Fassung {number} freigeben", key=f"release-ask-{number}", width="stretch"):
            draw(
                "<p>Eine freigegebene Fassung bleibt für immer, wie sie ist. Eine Korrektur wird die nächste Fassung.</p>"
                "<p class='k-small k-muted'>Alle Tablets und der Beitrittslink bieten sie 30 Tage lang an.</p>"
            )
            offer(house, who, workshop, "releases")
    if offered:
        withdraw(house, who, workshop, "withdrawal")


def _version(house: House, one: Release) -> Safe:
    facts = [f"freigegeben am {short(one.at)} um {clock(one.at)} Uhr durch {one.by}"]
    facts.append(f"Teilnehmende nehmen mit: {OFFERED[one.offered]}")
    if one.change:
        facts.append(f"Geändert: {one.change}")
    if one.withdrawn_at is not None:
        facts.append(f"Zurückgezogen am {short(one.withdrawn_at)} durch {one.withdrawn_by}")
    if one.cleared_at is not None:
        facts.append(f"Zur Veröffentlichung geprüft am {short(one.cleared_at)} durch {one.cleared_by}")
    return fill(
        "<li><span><b>Fassung {number}</b>{badge}</span>{facts}<span class='k-small'>{files}</span></li>",
        number=one.number,
        badge=Safe(" <span class='k-badge'>zurückgezogen</span>") if one.withdrawn_at else "",
        facts=join([fill("<span class='k-small k-muted'>{fact}</span>", fact=fact) for fact in facts]),
        files=Safe("<br>".join(_files(house, one))),
    )


def _files(house: House, one: Release) -> list[Safe]:
    given = [variant for variant in Variant if variant is not Variant.PUBLIC or one.cleared_at is not None]
    return [fill("{title}: {links}", title=TITLES[variant], links=links(house, one, variant)) for variant in given]


def links(house: House, one: Release, variant: Variant) -> Safe:
    """The files of one variant of a version, as links."""
    endings = {"docx": "Word", "pdf": "PDF"} if house.offers_pdf else {"docx": "Word"}
    made = [
        fill(
            "<a class='k-link' href='/protokoll/{id}.{ending}?art={art}&amp;fassung={number}' target='_blank' "
            "rel='noopener' aria-label='{title}, Fassung {number}, {name}'>{name}</a>",
            id=one.workshop_id,
            ending=ending,
            art=FILES[variant],
            number=one.number,
            title=TITLES[variant],
            name=name,
        )
        for ending, name in endings.items()
    ]
    return Safe(" · ".join(made))
