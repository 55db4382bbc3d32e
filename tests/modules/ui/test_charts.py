"""Charts: what is drawn is what was counted, and what people wrote stays text."""

import json
from datetime import date
from random import Random
from typing import Any

import plotly.graph_objects as go
import pytest

from facilitation import rehearsal
from facilitation.contract import Activity
from facilitation.document import Chart, Column, Table
from modules.ui.charts import PALETTES, figure, plain
from modules.ui.comparison import compare
from modules.ui.tables import draw_up
from tests.builders import FACILITATOR
from tests.modules.scenes import BOX, build_cards, build_rehearsal, build_scene, build_slate, build_step, look, offer

HOSTILE = (
    "<b>fett</b>",
    '<a href="http://x.example">x</a>',
    "=cmd|' /C calc'!A0",
    "%{x}",
    "{0}",
    "&lt;i&gt;",
    "$a$",
    "2026-01-01",
)
ACTIVITIES = [pytest.param(activity, id=key) for key, activity in BOX.activities.items()]
RANKING = Table(
    "Rangfolge",
    (Column("Möglichkeit"), Column("Punkte", align="right"), Column("Gleichstand")),
    (("Garten", 5, ""), ("Bus", 2, "gleichauf"), ("Kita", 2, "gleichauf")),
)
BARS = Chart("bars", "Rangfolge", RANKING, "Möglichkeit", ("Punkte",), unit="Punkte", minimum=0, marks="Gleichstand")
SCALE = Table(
    "Verteilung",
    (Column("Stufe"), Column("Personen"), Column("Anteil", measure="share")),
    (("1", 1, 0.25), ("2", 0, 0.0), ("3", 3, 0.75)),
)
COLUMNS = Chart("columns", "Verteilung", SCALE, "Stufe", ("Personen",), unit="Personen", compared=("Anteil",))


def words(drawn: go.Figure) -> list[str]:
    """Every string in a figure."""

    def walk(part: Any) -> list[str]:
        if isinstance(part, dict):
            return [word for one in part.values() for word in walk(one)]
        if isinstance(part, list):
            return [word for one in part for word in walk(one)]
        return [part] if isinstance(part, str) else []

    return walk(json.loads(drawn.to_json()))


def texts(drawn: go.Figure) -> str:
    return "\n".join(words(drawn))


# ── figures equal the results ────────────────────────────────────────────────


def test_columns_are_as_high_as_the_counts():
    (drawn,) = figure(COLUMNS).data
    assert (list(drawn.y), list(drawn.text)) == ([1, 0, 3], ["1", "0", "3"])


def test_bars_are_as_long_as_the_points_and_say_what_is_level():
    drawn = figure(BARS)
    assert list(drawn.data[0].x) == [5, 2, 2]
    assert list(drawn.layout.yaxis.ticktext) == ["Garten", "Bus<br>gleichauf", "Kita<br>gleichauf"]


def test_the_bars_of_a_ballot_are_its_result():
    dots = BOX.activities["dots"]
    scene = build_scene(
        dots,
        [{"dots": {"c1": 1}}, {"dots": {"c2": 1}}, {"dots": {"c2": 1}}],
        step=offer(build_step(dots), build_cards("Bus", "Garten"), k=1, maximum=1),
        people=3,
    )
    (chart,) = dots.charts(scene)
    assert list(figure(chart).data[0].x) == [row["points"] for row in dots.result(scene)["ranking"]]


def test_an_idea_lies_where_its_means_lie():
    weighing = BOX.activities["impact_effort"]
    scene = build_scene(
        weighing,
        [{"item": "c1", "effort": 2, "impact": 5}, {"item": "c1", "effort": 3, "impact": 4}],
        step=offer(build_step(weighing), build_cards("Bus")),
        people=2,
    )
    (chart,) = weighing.charts(scene)
    (points,) = figure(chart).data
    (item,) = weighing.result(scene)["items"]
    assert (points.x[0], points.y[0]) == (item["effort"]["mean"], item["impact"]["mean"])


def test_the_four_quadrants_have_their_names():
    weighing = BOX.activities["impact_effort"]
    (chart,) = weighing.charts(build_scene(weighing, step=offer(build_step(weighing), build_cards("Bus"))))
    assert [one.text for one in figure(chart).layout.annotations] == [
        "<b>Quick Win</b>",
        "<b>strategisch</b>",
        "<b>Füller</b>",
        "<b>zurückstellen</b>",
    ]


def test_agreement_of_both_rounds_stands_side_by_side_with_the_threshold():
    table = Table(
        "Zustimmung",
        (Column("Satz"), Column("Runde 1", measure="share"), Column("Runde 2", measure="share")),
        (("Wir hören zu.", 0.5, 0.9), ("Wir reden.", 0.7, None)),
    )
    chart = Chart("bars", "Zustimmung", table, "Satz", ("Runde 1", "Runde 2"), minimum=0, maximum=1, threshold=2 / 3)
    drawn = figure(chart)
    assert [list(one.x) for one in drawn.data] == [[0.5, 0.7], [0.9, None]]
    assert drawn.layout.shapes[0].x0 == 2 / 3


def test_a_plan_has_bars_and_milestones_on_the_line_of_their_action():
    table = Table(
        "Plan",
        (Column("Maßnahme"), Column("Beginn", measure="date"), Column("Ende", measure="date")),
        (
            ("Bus", "2027-01-01", "2027-01-31"),
            ("Café", "2027-02-01", "2027-03-01"),
            ("Bus", "2027-01-15", "2027-01-15"),
            ("offen", None, None),
        ),
    )
    bars, stones = figure(Chart("gantt", "Plan", table, "Maßnahme", ("Beginn", "Ende"))).data
    days = (date(2027, 1, 31) - date(2027, 1, 1)).days
    assert (list(bars.base), list(bars.y), bars.x[0]) == (["2027-01-01", "2027-02-01"], [0, 1], days * 86_400_000)
    assert (list(stones.x), list(stones.y)) == (["2027-01-15"], [0])


def test_a_radar_closes_its_lines():
    table = Table("Ziele", (Column("Segment"), Column("Heute")), (("Sprache", 2.0), ("Arbeit", 4.0), ("Wohnen", 3.0)))
    (line,) = figure(Chart("radar", "Ziele", table, "Segment", ("Heute",), minimum=1, maximum=5)).data
    assert list(line.r) == [2, 4, 3, 2]


@pytest.mark.parametrize("theme", list(PALETTES))
@pytest.mark.parametrize("activity", ACTIVITIES)
def test_every_chart_of_the_box_is_drawn_with_little_and_with_much(activity: Activity, theme: Any):
    house = build_slate()
    step = build_rehearsal(house, activity, HOSTILE)
    rehearsal.fill(house, FACILITATOR, step.id, Random(4))
    for scene in (build_scene(activity, opened=False), look(house, step.id)):
        for chart in activity.charts(scene):
            assert figure(chart, theme).layout.height > 0


# ── people's words stay text ─────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("<b>fett</b>", "&lt;b&gt;fett&lt;/b&gt;"),
        ("&lt;i&gt;", "&amp;lt;i&amp;gt;"),
        ("$x$", "&#36;x&#36;"),
        ("%{x} {0}", "%{x} {0}"),
        ("zwei\nZeilen", "zwei Zeilen"),
    ],
)
def test_what_plotly_would_read_as_markup_is_shown_as_it_was_written(said: str, shown: str):
    assert plain(said) == shown


def test_long_words_are_broken_and_cut_after_three_lines():
    assert plain("eins zwei drei vier fünf sechs sieben acht", 10) == "eins zwei<br>drei vier<br>fünf sechs …"


def test_an_entity_is_never_cut_in_two():
    assert plain("a<b a<b", 3) == "a&lt;b<br>a&lt;b"


@pytest.mark.parametrize("form", ["columns", "bars", "stacked", "radar", "scatter", "gantt"])
def test_no_chart_reads_what_people_wrote(form: Any):
    is_plan = form == "gantt"
    measure: Any = "date" if is_plan else "plain"
    values: tuple[Any, Any] = ("2027-01-01", "2027-02-01") if is_plan else (1.0, 2.0)
    table = Table(
        "Eingaben",
        (Column("Wort"), Column("eins", measure=measure), Column("zwei", measure=measure), Column("Hinweis")),
        tuple((word, *values, word) for word in HOSTILE),
    )
    drawn = figure(Chart(form, "Eingaben", table, "Wort", ("eins", "zwei"), marks="Hinweis"))
    assert "<a " not in texts(drawn)
    assert "<b>fett" not in texts(drawn)
    assert "template" not in " ".join(key for trace in drawn.data for key in trace.to_plotly_json())


@pytest.mark.parametrize("word", HOSTILE)
def test_the_table_beside_shows_what_people_wrote_as_text(word: str):
    markup = draw_up(Table(word, (Column(word),), ((word,),), word))
    assert "<a " not in markup
    assert "<b>" not in markup
    assert "<i>" not in markup


# ── never colour alone ───────────────────────────────────────────────────────


@pytest.mark.parametrize("form", ["bars", "stacked"])
def test_series_differ_by_pattern_as_well(form: Any):
    table = Table("Werte", (Column("Feld"), *(Column(str(n)) for n in range(1, 6))), (("Sprache", 1, 2, 3, 4, 5),))
    chart = Chart(form, "Werte", table, "Feld", tuple(str(n) for n in range(1, 6)))
    drawn = figure(chart).data
    assert len({one.marker.pattern.shape for one in drawn}) == 5
    assert [one.marker.pattern.bgcolor for one in drawn] == [one.marker.color for one in drawn]


def test_lines_differ_by_dash_and_sign_as_well():
    table = Table("Ziele", (Column("Segment"), Column("Start"), Column("Heute")), (("Sprache", 2.0, 3.0), ("Arbeit", 4.0, 1.0)))
    start, now = figure(Chart("radar", "Ziele", table, "Segment", ("Start", "Heute"), maximum=5)).data
    assert (start.line.dash, start.marker.symbol) != (now.line.dash, now.marker.symbol)


def test_a_borderline_idea_has_another_shape():
    weighing = BOX.activities["impact_effort"]
    scene = build_scene(
        weighing,
        [{"item": "c1", "effort": 3, "impact": 5}, {"item": "c2", "effort": 1, "impact": 5}],
        step=offer(build_step(weighing), build_cards("Bus", "Garten")),
        people=1,
    )
    (chart,) = weighing.charts(scene)
    assert list(figure(chart).data[0].marker.symbol) == ["diamond", "circle"]


# ── tables ───────────────────────────────────────────────────────────────────


def test_a_column_in_which_nothing_stands_is_left_out():
    table = Table("Karten", (Column("Karte"), Column("Hinweis"), Column("Feld")), (("Bus", "", None), ("Café", "", "Sprache")))
    markup = draw_up(table)
    assert "Hinweis" not in markup
    assert "Feld" in markup


# ── several evenings ─────────────────────────────────────────────────────────


def test_scales_of_two_evenings_are_laid_over_each_other_by_shares():
    later = Chart(**{**_fields(COLUMNS), "table": Table("V", SCALE.columns, (("1", 0, 0.0), ("2", 5, 0.5), ("3", 5, 0.5)))})
    together = compare([("Beginn", COLUMNS), ("Ende", later)])
    assert together is not None
    assert (together.series, together.table.rows) == (
        ("Beginn", "Ende"),
        (("1", 0.25, 0.0), ("2", 0.0, 0.5), ("3", 0.75, 0.5)),
    )


def test_what_only_one_evening_asked_has_a_gap():
    later = Chart(**{**_fields(BARS), "table": Table("R", RANKING.columns, (("Bus", 4, ""),))})
    together = compare([("Beginn", BARS), ("Ende", later)])
    assert together is not None
    assert together.table.rows == (("Bus", 2, 4), ("Garten", 5, None), ("Kita", 2, None))


def test_what_cannot_be_laid_over_each_other_is_not():
    assert compare([("Beginn", BARS), ("Ende", COLUMNS)]) is None


def _fields(chart: Chart) -> dict[str, Any]:
    return {name: getattr(chart, name) for name in Chart.__dataclass_fields__}
