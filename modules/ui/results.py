"""What came out of the steps of a workshop: each with its chart and the table beside it, also beside other evenings."""

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from facilitation.agenda import day, lay_out, local
from facilitation.contract import Activity, Scene
from facilitation.document import Chart, Table
from facilitation.house import House
from facilitation.outcome import alike, outcome, shown
from facilitation.roles import Facilitator
from facilitation.workshop import Process, Step, Workshop
from modules.ui import charts, guard, lineage, tables, takeaway, workshop_head
from modules.ui.comparison import compare
from modules.ui.markup import Safe, draw, fill, join

_CONFIG = {"displayModeBar": False, "showTips": False, "scrollZoom": False, "doubleClick": False}
_FEW, _MANY = 4, 7


def show(house: House, who: Facilitator, workshop: Workshop) -> None:
    """All results of a workshop that may be seen."""
    guard.require_signed_in(house, who)
    scenes = shown(house, who, workshop.id)
    with house.store.read() as ledger:
        process = ledger.get(Process, workshop.process_id)
        numbers = {slot.step.id: slot.number for slot in lay_out(workshop, ledger.all(Step, workshop_id=workshop.id))}
    workshop_head.show("Ergebnisse", process, workshop, view="protokoll", words="Protokoll")
    takeaway.menu(house, workshop)
    if workshop.forgotten_at is not None:
        _say_forgotten(workshop, workshop.forgotten_at)
        lineage.show(house, who, workshop)
        return
    if not scenes:
        draw(
            "<div class='k-panel'><h2>Noch kein Ergebnis</h2>"
            "<p class='k-muted'>Was ein Schritt ergibt, steht hier, sobald er aufgedeckt ist.</p></div>"
        )
        return
    _contents(scenes, numbers)
    for scene in scenes:
        _step(house, who, scene.workshop.id, scene.step.id, numbers[scene.step.id])
    lineage.show(house, who, workshop)


def _say_forgotten(workshop: Workshop, at: datetime) -> None:
    draw(
        "<div class='k-panel'><h2>Die Rohdaten sind gelöscht</h2><p class='k-muted'>Fristgemäß am {day}. Was herauskam, steht "
        "mit allen Zahlen im freigegebenen Protokoll und in den Daten (JSON).</p><p class='k-acts'>"
        "<a class='k-btn' href='/{format}?workshop={id}&amp;ansicht=protokoll'>Zum Protokoll</a>"
        "<a class='k-btn' href='/ergebnis/{id}.json' target='_blank' rel='noopener'>Daten (JSON)</a></p></div>",
        day=day(local(at).date()),
        format=workshop.format,
        id=workshop.id,
    )


def draw_figures(activity: Activity, scene: Scene, *, beside: bool = True) -> None:
    """Every chart of a step with its table, and the whole result as a table where no chart shows it."""
    drawn = activity.charts(scene)
    for place, chart in enumerate(drawn):
        _draw(chart, f"{scene.step.id}-{place}", beside=beside)
    whole = activity.table(scene)
    if whole is not None and whole not in [chart.table for chart in drawn]:
        _lay(whole)


def _contents(scenes: Sequence[Scene], numbers: dict[str, int]) -> None:
    """Where on the page which step stands."""
    lines = [
        fill(
            "<li><a class='k-link' href='#schritt-{number}'>{number}. {title}</a></li>",
            number=numbers[scene.step.id],
            title=scene.step.title,
        )
        for scene in scenes
    ]
    draw("<nav class='k-contents' aria-label='Schritte'><ul>{lines}</ul></nav>", lines=join(lines))


@st.fragment
def _step(house: House, who: Facilitator, workshop_id: str, step_id: str, number: int) -> None:
    """One step; comparing it draws only itself anew."""
    scene = next((one for one in shown(house, who, workshop_id) if one.step.id == step_id), None)
    if scene is None:
        return
    activity = house.catalogue.activity(scene.step.activity)
    with st.container(key=f"panel-result-{step_id}"):
        facts = [_took_part(house, scene), activity.standing.value if activity.standing else ""]
        badges = [fill("<span class='k-badge'>{words}</span>", words=fact) for fact in facts if fact]
        draw(
            "<div class='k-head' id='schritt-{number}'><h2>{number}. {title}</h2><span class='k-acts'>{badges}</span></div>"
            "{question}",
            number=number,
            title=scene.step.title,
            question=_question(scene.step),
            badges=join([*badges, *_as_file(scene, activity)]),
        )
        others = alike(house, who, scene) if activity.charts(scene) else ()
        if others:
            _compare(activity, scene, others)
        else:
            draw_figures(activity, scene)
        for remark in activity.remarks(scene):
            draw("<p class='k-hint'>{remark}</p>", remark=remark)
        if scene.step.notes:
            draw("<p class='k-notes' dir='auto'><b>Notizen:</b> {notes}</p>", notes=scene.step.notes)
        elif not activity.has_figures:
            draw("<p class='k-muted'>Hier wurde gesprochen; Notizen gibt es keine.</p>")


def _question(step: Step) -> Safe:
    """What was asked, unless the heading says it already."""
    asked = step.question if step.question != step.title else ""
    return fill("<p class='k-question' dir='auto'>{asked}</p>", asked=asked) if asked else Safe("")


def _as_file(scene: Scene, activity: Activity) -> list[Safe]:
    """The table of a step as a file of its own, where it has one."""
    if activity.table(scene) is None:
        return []
    return [
        fill(
            "<a class='k-link k-small' href='/ergebnis/{workshop}/{step}.csv' download aria-label='{label}'>CSV</a>",
            workshop=scene.workshop.id,
            step=scene.step.key,
            label=f"{scene.step.title} als CSV-Datei",
        )
    ]


def _took_part(house: House, scene: Scene) -> str:
    said = outcome(house.catalogue, scene)
    if said.get("N") is None:
        return ""
    return f"{said['n']} von {said['N']} {'Tischen' if scene.by_table else 'Personen'}"


def _compare(activity: Activity, scene: Scene, others: Sequence[Scene]) -> None:
    """The charts, laid over those of other evenings where somebody chooses some."""
    offered = {one.step.id: _evening(one, scene) for one in others}
    chosen = st.multiselect(
        "Vergleichen mit",
        list(offered),
        format_func=lambda id: offered[id],
        key=f"compare-{scene.step.id}",
        placeholder="Derselbe Baustein an anderer Stelle des Prozesses",
    )
    if not chosen:
        draw_figures(activity, scene)
        return
    evenings = sorted((one for one in (*others, scene) if one is scene or one.step.id in chosen), key=_when)
    each = list(zip(_names(evenings), (activity.charts(one) for one in evenings), strict=True))
    for place in range(max(len(drawn) for _, drawn in each)):
        laid = [(name, drawn[place]) for name, drawn in each if place < len(drawn)]
        together = compare(laid)
        if together is not None:
            _draw(together, f"{scene.step.id}-compared-{place}")
            continue
        for turn, (name, chart) in enumerate(laid):
            draw("<h3>{name}</h3>", name=name)
            _draw(chart, f"{scene.step.id}-compared-{place}-{turn}")


def _evening(one: Scene, beside: Scene) -> str:
    """How another step is offered for comparison."""
    when = "" if one.workshop.id == beside.workshop.id else f", {one.workshop.title} ({one.workshop.date:%d.%m.%Y})"
    return f"{one.step.title}{when}"


def _names(evenings: Sequence[Scene]) -> list[str]:
    """The shortest names under which steps can be told apart: by date, by title, by both."""
    dates = [f"{one.workshop.date:%d.%m.%Y}" for one in evenings]
    titles = [one.step.title for one in evenings]
    both = [f"{date}, {title}" for date, title in zip(dates, titles, strict=True)]
    counted = [f"{number}. {name}" for number, name in enumerate(both, 1)]
    return next(names for names in (dates, titles, both, counted) if len(set(names)) == len(names))


def _when(scene: Scene) -> tuple[str, str, float]:
    return scene.workshop.date.isoformat(), scene.workshop.starts, scene.step.position


def _draw(chart: Chart, key: str, *, beside: bool = True) -> None:
    """A chart and its table; beside each other where there is room for both."""
    columns = len(chart.table.columns)
    if beside and columns <= _MANY:
        picture, words = st.columns([1, 1.25 if columns > _FEW else 0.85], gap="medium")
    else:
        picture, words = st.container(), st.container()
    with picture:
        draw("<h3>{title}</h3>", title=chart.title)
        st.plotly_chart(
            charts.figure(chart, _theme()),
            theme=None,
            key=f"chart-{key}",
            config=_CONFIG,
            alt=f"Diagramm: {chart.title}. Die Werte stehen in der Tabelle.",
        )
    with words:
        _lay(chart.table)


def _lay(table: Table) -> None:
    draw("{table}", table=tables.draw_up(table) if table.rows else _nothing(table))


def _nothing(table: Table) -> Safe:
    return fill("<p class='k-muted'>{caption}: noch nichts.</p>", caption=table.caption)


def _theme() -> charts.Theme:
    return "dark" if st.context.theme.type == "dark" else "light"
