"""Charts as DrawingML with their figures in an embedded workbook: Word draws them, and people can edit them there.

Every series has a pattern or a sign of its own besides its colour, every bar its figure. What people typed is text in the
chart and in the workbook, never a formula or a link.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import xlsxwriter

from data.word import emit
from data.word.styles import INK, INK_SOFT, LINE, Accent
from facilitation.colour import darken
from facilitation.document import NO_VALUE, NUMBERS, Cell, Chart
from facilitation.legend import drawn_rows, explain
from facilitation.text import clean

WIDEST = 9184
"""Twips: on a wider line a chart would only be emptier."""
LABEL = 44
ALT_LIMIT = 1_500
SHEET = "Daten"

_SCHEMAS = "http://schemas.openxmlformats.org"
_NAMESPACES = (
    f'xmlns:c="{_SCHEMAS}/drawingml/2006/chart" xmlns:a="{_SCHEMAS}/drawingml/2006/main"'
    f' xmlns:r="{_SCHEMAS}/officeDocument/2006/relationships"'
)
_CENTIMETRE, _TWIP = 360_000, 635
_PER_CENT = '0" "%'
"""As the table writes it."""
_ROW, _BAR, _EDGE = 0.78, 0.5, 1.9
_UPRIGHT, _ROUND, _SQUARE = 6.4, 10.0, 11.0
_FORMS = {
    "columns": "Säulendiagramm",
    "bars": "Balkendiagramm",
    "stacked": "Gestapeltes Balkendiagramm",
    "radar": "Netzdiagramm",
    "scatter": "Punktdiagramm",
    "gantt": "Zeitplan als Balken",
}
_PATTERNS = (None, "wdUpDiag", "pct25", "dkHorz", "smGrid", "wdDnDiag")
_SIGNS = ("circle", "square", "triangle", "diamond", "x", "star")
_DASHES = ("solid", "dash", "sysDot", "dashDot", "lgDash", "sysDash")
_FIRST_DAY = date(1899, 12, 30)
_SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}

Grid = list[list[Cell | date]]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart ready to be put into a file: its part, its workbook, what is read aloud, its size in EMU."""

    xml: bytes
    workbook: bytes
    alt: str
    width: int
    height: int
    note: str


def draw(chart: Chart, accent: Accent, line: int = WIDEST) -> Drawing:
    """The chart in colours that stand out from the paper at least 4.5 to 1, no wider than a line of so many twips."""
    return _Plot(chart, palette(accent)).draw(line)


def palette(accent: Accent) -> tuple[str, ...]:
    """Six colours of the template, as dark as it takes to be read on white."""
    return tuple(map(darken, (accent.plain, *accent.further, accent.strong)))


class _Plot:
    """One chart on its way into the file."""

    def __init__(self, chart: Chart, colours: Sequence[str]) -> None:
        self.chart, self.colours = chart, colours
        self.rows = drawn_rows(chart)
        self.names = [self.name(row) for row in self.rows]

    def draw(self, line: int) -> Drawing:
        make: Callable[[], tuple[str, Grid, float]] = {
            "columns": self.columns,
            "bars": self.bars,
            "stacked": self.stacked,
            "radar": self.radar,
            "scatter": self.scatter,
            "gantt": self.gantt,
        }[self.chart.form]
        plot, grid, height = make()
        legend = len(self.chart.series) > 1 and self.chart.form not in ("scatter", "gantt")
        return Drawing(
            _space(plot, legend=legend).encode(),
            _workbook(grid, _PER_CENT if self.is_share else ""),
            self.alt(),
            min(line, WIDEST) * _TWIP,
            round(height * _CENTIMETRE),
            explain(self.chart),
        )

    # ── what all of them share ───────────────────────────────────────────────

    @property
    def is_share(self) -> bool:
        return self.chart.table.column(self.chart.series[0]).measure == "share"

    def name(self, row: int) -> str:
        """The label of a row with its number, a figure that belongs to it and the word for what is special about it."""
        table = self.chart.table
        text = _short(str(table.cells(self.chart.labels)[row] or NO_VALUE))
        number = self.number(row)
        aside = [f"{self.chart.aside} {self.shown(self.chart.aside, row)}"] if self.chart.aside else []
        mark = (
            [clean(str(table.cells(self.chart.marks)[row]))] if self.chart.marks and table.cells(self.chart.marks)[row] else []
        )
        if self.chart.form == "radar" and len(self.chart.series) == 1:
            aside = [self.shown(self.chart.series[0], row)]
        behind = f" ({', '.join([*aside, *mark])})" if aside or mark else ""
        return f"{number}{'. ' if number else ''}{text}{behind}"

    def number(self, row: int) -> str:
        first = self.chart.table.columns[0]
        return first.write(self.chart.table.rows[row][0]) if first.header in NUMBERS else ""

    def values(self, header: str) -> list[float | None]:
        cells = self.chart.table.cells(header)
        return [cell if isinstance(cell, int | float) else None for cell in (cells[row] for row in self.rows)]

    def shown(self, header: str, row: int) -> str:
        return self.chart.table.column(header).write(self.chart.table.cells(header)[row])

    def grid(self) -> Grid:
        """The sheet behind the chart: labels and series as the chart shows them, and nothing else."""
        columns = [self.values(header) for header in self.chart.series]
        head: list[Cell | date] = [self.chart.labels, *self.chart.series]
        return [head, *([name, *row] for name, *row in zip(self.names, *columns, strict=True))]

    @property
    def format(self) -> str:
        if self.is_share:
            return _PER_CENT
        whole = all(
            isinstance(value, int) for header in self.chart.series for value in self.values(header) if value is not None
        )
        return "0" if whole else "0.00"

    def alt(self) -> str:
        """What the picture shows, in words."""
        chart = self.chart
        figures = []
        for name, row in zip(self.names, self.rows, strict=True):
            told = ", ".join(f"{header} {self.shown(header, row)}" for header in chart.series)
            told = told if len(chart.series) > 1 else self.shown(chart.series[0], row)
            figures.append(name if chart.form == "radar" and len(chart.series) == 1 else f"{name}: {told}")
        text = f"{_FORMS[chart.form]}: {clean(chart.title)}{f', {chart.unit}' if chart.unit else ''}. {'; '.join(figures)}."
        end = " Alle Werte stehen in einer Tabelle daneben."
        return (text if len(text) <= ALT_LIMIT else f"{text[:ALT_LIMIT]} …") + end

    def series(self, place: int, header: str, *, look: str, labels: str = "", invert: bool = True) -> str:
        values = self.values(header)
        inverted = '<c:invertIfNegative val="0"/>' if invert else ""
        return (
            f"<c:ser>{_named(place, place + 1, header)}{look}{inverted}{labels}{_names(self.names)}"
            f"{_numbers('val', place + 1, values, self.format)}</c:ser>"
        )

    def filled(self, place: int) -> str:
        """A colour and a pattern; five parts of a bar are a scale from one end to the other."""
        colours: Sequence[str] = self.colours
        patterns: Sequence[str | None] = _PATTERNS
        if self.chart.form == "stacked" and len(self.chart.series) == 5:
            colours = [colours[3], colours[3], colours[2], colours[0], colours[0]]
            patterns = (None, "wdUpDiag", "pct25", "wdDnDiag", None)
        colour, pattern = colours[place % len(colours)], patterns[place % len(patterns)]
        outline = f'<a:ln w="9525">{_solid(INK)}</a:ln>'
        if pattern is None:
            return f"<c:spPr>{_solid(colour)}{outline}</c:spPr>"
        return (
            f'<c:spPr><a:pattFill prst="{pattern}"><a:fgClr><a:srgbClr val="{colour}"/></a:fgClr>'
            f'<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>{outline}</c:spPr>'
        )

    def value_axis(self, place: str, crosses: str, **more: Any) -> str:
        # between steps of a scale there is nothing to read off
        scale = self.chart.maximum is not None and not self.is_share
        return _axis(
            "valAx",
            102,
            101,
            place,
            title=self.chart.unit,
            low=self.chart.minimum if self.chart.minimum is not None else 0,
            high=self.chart.maximum,
            form=_PER_CENT if self.is_share else "0",
            grid=True,
            crosses=crosses,
            unit=1 if scale else 0.25 if self.is_share and self.chart.maximum == 1 else self.step(),
            **more,
        )

    def step(self) -> int | None:
        """Few things are counted one by one; of many Word chooses the steps."""
        most = max((value for header in self.chart.series for value in self.values(header) if value), default=0)
        return 1 if most <= 6 and self.format == "0" and self.chart.form != "stacked" else None

    # ── the forms ────────────────────────────────────────────────────────────

    def columns(self) -> tuple[str, Grid, float]:
        drawn = "".join(
            self.series(place, header, look=self.filled(place), labels=_figures("outEnd", self.format))
            for place, header in enumerate(self.chart.series)
        )
        plot = _bar_chart("col", "clustered", drawn) + _axis("catAx", 101, 102, "b") + self.value_axis("l", "min")
        return plot, self.grid(), _UPRIGHT

    def bars(self) -> tuple[str, Grid, float]:
        drawn = "".join(
            self.series(place, header, look=self.filled(place), labels=_figures("outEnd", self.format))
            for place, header in enumerate(self.chart.series)
        )
        plot = _bar_chart("bar", "clustered", drawn) + self.lying()
        return plot, self.grid(), self.height(len(self.chart.series))

    def stacked(self) -> tuple[str, Grid, float]:
        drawn = "".join(
            self.series(place, header, look=self.filled(place), labels=_figures("ctr", f"{self.format};;;", boxed=True))
            for place, header in enumerate(self.chart.series)
        )
        return _bar_chart("bar", "stacked", drawn) + self.lying(), self.grid(), self.height(1) + 0.8

    def lying(self) -> str:
        """The axes of bars that lie under one another, the first on top."""
        return _axis("catAx", 101, 102, "l", reverse=True, labels="low") + self.value_axis("b", "max")

    def height(self, bars: int) -> float:
        return min(22.0, _EDGE + (0.7 if bars > 1 else 0) + len(self.rows) * max(_ROW, _BAR * bars + 0.3))

    def radar(self) -> tuple[str, Grid, float]:
        drawn = "".join(
            self.series(
                place,
                header,
                look=f'<c:spPr><a:ln w="28575">{_solid(self.colours[place % 6])}'
                f'<a:prstDash val="{_DASHES[place % 6]}"/></a:ln></c:spPr>{_sign(_SIGNS[place % 6], self.colours[place % 6])}',
                labels=_figures("", self.format) if len(self.chart.series) > 1 else "",
                invert=False,
            )
            for place, header in enumerate(self.chart.series)
        )
        plot = (
            f'<c:radarChart><c:radarStyle val="marker"/><c:varyColors val="0"/>{drawn}'
            '<c:axId val="101"/><c:axId val="102"/></c:radarChart>'
            + _axis("catAx", 101, 102, "b", grid=True)
            + self.value_axis("l", "autoZero", titled=False)
        )
        return plot, self.grid(), _ROUND

    def scatter(self) -> tuple[str, Grid, float]:
        across, up = self.chart.series
        low, high = float(self.chart.minimum or 0), float(self.chart.maximum or 1)
        edge = 1.0  # whole, so that the steps of the scale carry the marks of the axis
        xs, ys = self.values(across), self.values(up)
        marked = [bool(self.chart.marks and self.chart.table.cells(self.chart.marks)[row]) for row in self.rows]
        points = "".join(
            f'<c:dPt><c:idx val="{place}"/>{_sign("diamond", self.colours[3], 10)}<c:bubble3D val="0"/></c:dPt>'
            for place, mark in enumerate(marked)
            if mark
        )
        numbers = [self.number(row) or str(place + 1) for place, row in enumerate(self.rows)]
        drawn = (
            f'<c:ser>{_named(0, 2, up)}<c:spPr><a:ln w="19050"><a:noFill/></a:ln></c:spPr>'
            f"{_sign('circle', self.colours[0], 9)}{points}{_written(numbers, 'r', bold=True)}"
            f'{_numbers("xVal", 1, xs, "0.00")}{_numbers("yVal", 2, ys, "0.00")}<c:smooth val="0"/></c:ser>'
        )
        if self.chart.middle is not None:
            drawn += self.quadrants(low - edge, high + edge, float(self.chart.middle))
        axes = "".join(
            _axis(
                "valAx",
                one,
                other,
                place,
                title=header,
                low=low - edge,
                high=high + edge,
                form=f'[<{low:g}]"";[>{high:g}]"";0',
                unit=1,
                crosses="min",
                between="midCat",
                labels="nextTo",
            )
            for one, other, place, header in ((101, 102, "b", across), (102, 101, "l", up))
        )
        plot = (
            f'<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>{drawn}'
            f'<c:axId val="101"/><c:axId val="102"/></c:scatterChart>{axes}'
        )
        return plot, self.grid(), _SQUARE

    def quadrants(self, low: float, high: float, middle: float) -> str:
        """The cut through the middle in both directions, and the names of the four corners."""
        drawn = ""
        line = f'<c:spPr><a:ln w="12700">{_solid(LINE)}<a:prstDash val="dash"/></a:ln></c:spPr>'
        for place, (xs, ys) in enumerate((((low, high), (middle, middle)), ((middle, middle), (low, high))), 1):
            drawn += (
                f'<c:ser>{_titled(place, "Mitte")}{line}<c:marker><c:symbol val="none"/></c:marker>'
                f'{_literal("xVal", xs)}{_literal("yVal", ys)}<c:smooth val="0"/></c:ser>'
            )
        near = 0.03 * (high - low)
        left, right = low + near, high - near
        corners = ((left, right, "r"), (right, right, "l"), (left, left, "r"), (right, left, "l"))
        for place, (name, (x, y, side)) in enumerate(zip(self.chart.quadrants, corners, strict=False), 3):
            drawn += (
                f'<c:ser>{_titled(place, name)}<c:spPr><a:ln w="19050"><a:noFill/></a:ln></c:spPr>'
                f'<c:marker><c:symbol val="none"/></c:marker>{_written([name], side, colour=INK_SOFT)}'
                f'{_literal("xVal", (x,))}{_literal("yVal", (y,))}<c:smooth val="0"/></c:ser>'
            )
        return drawn

    def gantt(self) -> tuple[str, Grid, float]:
        begin, end = self.chart.series
        days = [
            (date.fromisoformat(str(first)), date.fromisoformat(str(last)))
            for first, last in ((self.chart.table.cells(begin)[row], self.chart.table.cells(end)[row]) for row in self.rows)
        ]
        starts = [(first - _FIRST_DAY).days for first, _ in days]
        lengths = [(last - first).days for first, last in days]
        low, high = min(starts, default=0) - 7, max(map(sum, zip(starts, lengths, strict=True)), default=1) + 7
        grid: Grid = [[self.chart.labels, begin, "Tage", end]]
        grid += [[name, first, length, last] for name, length, (first, last) in zip(self.names, lengths, days, strict=True)]
        drawn = "".join(
            f'<c:ser>{_named(place, place + 1, header)}{look}<c:invertIfNegative val="0"/>{labels}{_names(self.names)}'
            f"{_numbers('val', place + 1, values, form)}</c:ser>"
            for place, (header, look, labels, values, form) in enumerate(
                (
                    (begin, "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>", "", starts, "dd.mm.yyyy"),
                    (
                        "Tage",
                        self.filled(0),
                        _written([f"{last:%d.%m.%Y}" for _, last in days], "inEnd", colour="FFFFFF"),
                        lengths,
                        "0",
                    ),
                )
            )
        )
        axes = _axis("catAx", 101, 102, "l", reverse=True, labels="low") + _axis(
            "valAx",
            102,
            101,
            "b",
            low=low,
            high=high,
            form="mmm\\ yy",
            grid=True,
            crosses="max",
            unit=max(30.4375, round((high - low) / 6 / 30.4375) * 30.4375),
        )
        return _bar_chart("bar", "stacked", drawn) + axes, grid, self.height(1)


# ── DrawingML ────────────────────────────────────────────────────────────────


def _space(plot: str, *, legend: bool) -> str:
    shown = f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_type()}</c:legend>' if legend else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace {_NAMESPACES}><c:date1904 val="0"/>'
        '<c:lang val="de-DE"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f'<c:plotArea><c:layout/>{plot}</c:plotArea>{shown}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr/></a:pPr>"
        '<a:endParaRPr lang="de-DE"/></a:p></c:txPr>'
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _bar_chart(direction: str, grouping: str, series: str) -> str:
    overlap = '<c:overlap val="100"/>' if grouping == "stacked" else ""
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="45"/>{overlap}<c:axId val="101"/><c:axId val="102"/></c:barChart>'
    )


def _axis(
    kind: str,
    axis: int,
    cross: int,
    place: str,
    *,
    title: str = "",
    titled: bool = True,
    low: float | None = None,
    high: float | None = None,
    form: str = "General",
    reverse: bool = False,
    grid: bool = False,
    unit: float | None = None,
    crosses: str = "autoZero",
    between: str = "between",
    labels: str = "nextTo",
) -> str:
    scaling = (
        f'<c:scaling><c:orientation val="{"maxMin" if reverse else "minMax"}"/>'
        + (f'<c:max val="{high}"/>' if high is not None else "")
        + (f'<c:min val="{low}"/>' if low is not None else "")
        + "</c:scaling>"
    )
    lines = f'<c:majorGridlines><c:spPr><a:ln w="6350">{_solid("D9D3C8")}</a:ln></c:spPr></c:majorGridlines>' if grid else ""
    start = (
        f'<c:{kind}><c:axId val="{axis}"/>{scaling}<c:delete val="0"/><c:axPos val="{place}"/>{lines}'
        f'{_title(title) if title and titled else ""}<c:numFmt formatCode="{_escaped(form)}" sourceLinked="0"/>'
        f'<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="{labels}"/>'
        f'<c:spPr><a:ln w="6350">{_solid(LINE)}</a:ln></c:spPr>{_type(still=True)}'
        f'<c:crossAx val="{cross}"/><c:crosses val="{crosses}"/>'
    )
    if kind == "catAx":
        more = (
            '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/>'
        )
    else:
        more = f'<c:crossBetween val="{between}"/>' + (f'<c:majorUnit val="{unit}"/>' if unit else "")
    return f"{start}{more}</c:{kind}>"


def _title(text: str) -> str:
    return f'<c:title>{_rich(text)}<c:overlay val="0"/></c:title>'


def _rich(text: str, *, bold: bool = False, colour: str = INK) -> str:
    look = f'sz="1000" b="{int(bold)}"'
    return (
        f"<c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr {look}>{_solid(colour)}</a:defRPr></a:pPr>"
        f'<a:r><a:rPr lang="de-DE" {look}>{_solid(colour)}</a:rPr><a:t>{_escaped(text)}</a:t></a:r></a:p></c:rich></c:tx>'
    )


def _type(*, still: bool = False, colour: str = INK) -> str:
    body = '<a:bodyPr rot="0" vert="horz"/>' if still else "<a:bodyPr/>"
    return (
        f'<c:txPr>{body}<a:lstStyle/><a:p><a:pPr><a:defRPr sz="1000" b="0">{_solid(colour)}</a:defRPr></a:pPr>'
        '<a:endParaRPr lang="de-DE"/></a:p></c:txPr>'
    )


def _solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _sign(symbol: str, colour: str, size: int = 8) -> str:
    outline = f'<c:spPr>{_solid(colour)}<a:ln w="9525">{_solid(INK)}</a:ln></c:spPr>'
    return f'<c:marker><c:symbol val="{symbol}"/><c:size val="{size}"/>{outline}</c:marker>'


_SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="{}"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


def _figures(place: str, form: str, *, boxed: bool = False) -> str:
    """The value at each bar; in a box of paper where it stands on a pattern."""
    ground = _solid("FFFFFF") if boxed else "<a:noFill/>"
    where = f'<c:dLblPos val="{place}"/>' if place else ""
    return (
        f'<c:dLbls><c:numFmt formatCode="{_escaped(form)}" sourceLinked="0"/><c:spPr>{ground}<a:ln><a:noFill/></a:ln></c:spPr>'
        f"{_type()}{where}{_SHOWN.format(1)}</c:dLbls>"
    )


def _written(texts: Iterable[str], place: str, *, bold: bool = False, colour: str = INK) -> str:
    """Words at each point instead of its value."""
    end = f'<c:dLblPos val="{place}"/>{_SHOWN.format(1)}</c:dLbl>'
    labels = "".join(
        f'<c:dLbl><c:idx val="{index}"/>{_rich(text, bold=bold, colour=colour)}{end}' for index, text in enumerate(texts)
    )
    return f"<c:dLbls>{labels}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_SHOWN.format(0)}</c:dLbls>"


def _named(place: int, column: int, name: str) -> str:
    return (
        f'<c:idx val="{place}"/><c:order val="{place}"/><c:tx><c:strRef><c:f>{SHEET}!${_letter(column)}$1</c:f>'
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{_escaped(name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
    )


def _titled(place: int, name: str) -> str:
    return f'<c:idx val="{place}"/><c:order val="{place}"/><c:tx><c:v>{_escaped(name)}</c:v></c:tx>'


def _names(names: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{index}"><c:v>{_escaped(name)}</c:v></c:pt>' for index, name in enumerate(names))
    return (
        f"<c:cat><c:strRef><c:f>{_cells(0, len(names))}</c:f><c:strCache>"
        f'<c:ptCount val="{len(names)}"/>{points}</c:strCache></c:strRef></c:cat>'
    )


def _numbers(tag: str, column: int, values: Sequence[float | None], form: str) -> str:
    return (
        f"<c:{tag}><c:numRef><c:f>{_cells(column, len(values))}</c:f><c:numCache>"
        f"<c:formatCode>{_escaped(form)}</c:formatCode>{_points(values)}</c:numCache></c:numRef></c:{tag}>"
    )


def _literal(tag: str, values: Sequence[float]) -> str:
    return f"<c:{tag}><c:numLit><c:formatCode>General</c:formatCode>{_points(values)}</c:numLit></c:{tag}>"


def _points(values: Sequence[float | None]) -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{value!r}</c:v></c:pt>' for at, value in enumerate(values) if value is not None)
    return f'<c:ptCount val="{len(values)}"/>{points}'


def _cells(column: int, rows: int) -> str:
    return f"{SHEET}!${_letter(column)}$2:${_letter(column)}${rows + 1}"


def _letter(column: int) -> str:
    return chr(ord("A") + column)


def _short(text: str) -> str:
    text = " ".join(clean(text).split())
    return text if len(text) <= LABEL else f"{text[: LABEL - 1].rstrip()}…"


def _escaped(text: str) -> str:
    return emit.attribute(text)


def _workbook(grid: Grid, form: str) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, _SAFE) as book:
        sheet, day = book.add_worksheet(SHEET), book.add_format({"num_format": "dd.mm.yyyy"})
        figure = book.add_format({"num_format": form}) if form else None
        for row, cells in enumerate(grid):
            for column, cell in enumerate(cells):
                if isinstance(cell, str):
                    sheet.write_string(row, column, " ".join(clean(cell).split()))
                elif isinstance(cell, date):
                    sheet.write_number(row, column, (cell - _FIRST_DAY).days, day)
                elif cell is not None:
                    sheet.write_number(row, column, cell, figure)
        sheet.set_column(0, 0, 40)
    return file.getvalue()
