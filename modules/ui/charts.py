"""Charts of the plain data an activity declares, drawn by Plotly.

Plotly reads a little HTML in every label, and more in templates. People's words therefore go through `plain`, templates are
never used, and places on an axis are numbers, so that no word is taken for a date.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from textwrap import wrap
from typing import Any, Literal

import numpy
import pandas
import plotly.graph_objects as go

from facilitation.document import Chart, Column
from modules import frames

Theme = Literal["light", "dark"]

LABEL, NARROW, LINES = 34, 16, 3
ROW, BAR, LINE, EDGE = 42, 24, 19, 96
_ENTITIES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("$"): "&#36;"}
_PATTERNS = ("", "/", ".", "x", "-", "+")
_SYMBOLS = ("circle", "square", "diamond", "triangle-up", "cross", "star")
_DASHES = ("solid", "dash", "dot", "dashdot")
_MILLISECOND = numpy.timedelta64(1, "ms")
_UNDER_FIGURES = 0.3
_FONT = "Koffer, 'Noto Sans', sans-serif"


@dataclass(frozen=True)
class Palette:
    """Colours of modules/web/style/tokens.css; every series also has a pattern, a sign or a line of its own."""

    ink: str
    quiet: str
    grid: str
    sheet: str
    series: tuple[str, ...]
    scale: tuple[str, ...]
    warn: str

    def wearing(self, accent: str) -> "Palette":
        """The same with another first colour, wherever that stands."""
        own = self.series[0]
        series, scale = (tuple(accent if one == own else one for one in colours) for colours in (self.series, self.scale))
        return replace(self, series=series, scale=scale)


PALETTES: Mapping[Theme, Palette] = {
    "light": Palette(
        ink="#1e1b18",
        quiet="#675f55",
        grid="#cfc7b9",
        sheet="#ffffff",
        series=("#105e78", "#d3b27a", "#675f55", "#c7361b", "#8fc0d3", "#857b6b"),
        scale=("#c7361b", "#d3b27a", "#ddd6c9", "#8fc0d3", "#105e78"),
        warn="#7a4b00",
    ),
    "dark": Palette(
        ink="#f4efe6",
        quiet="#afa698",
        grid="#4b443b",
        sheet="#24211d",
        series=("#7dc2df", "#a98a55", "#afa698", "#ff8266", "#2f6d85", "#948a7b"),
        scale=("#ff8266", "#a98a55", "#6b6256", "#2f6d85", "#7dc2df"),
        warn="#ffcf70",
    ),
}


def plain(text: str, width: int | None = None) -> str:
    """Words as Plotly shows them: nothing in them is markup. `width`: letters per line, three lines at most."""
    words = " ".join(text.split())
    lines = wrap(words, width) if width else [words]
    if len(lines) > LINES:
        lines = [*lines[: LINES - 1], f"{lines[LINES - 1]} …"]
    return "<br>".join(line.translate(_ENTITIES) for line in lines)


def figure(chart: Chart, theme: Theme = "light", accent: str = "") -> go.Figure:
    """The chart as Plotly draws it. `accent`: a colour as `#105e78` in place of our own first one."""
    drawn = _Drawing(chart, PALETTES[theme].wearing(accent) if accent else PALETTES[theme])
    make = {
        "columns": drawn.columns,
        "bars": drawn.bars,
        "stacked": drawn.stacked,
        "radar": drawn.radar,
        "scatter": drawn.scatter,
        "gantt": drawn.gantt,
    }[chart.form]
    made: go.Figure = make()
    return made


class _Drawing:
    """One chart on its way to a figure."""

    def __init__(self, chart: Chart, palette: Palette) -> None:
        self.chart, self.palette = chart, palette
        self.frame = frames.frame(chart.table)
        self.names = [str(cell) if cell is not None else "" for cell in chart.table.cells(chart.labels)]
        self.places = list(range(len(self.names)))

    # ── what all of them share ───────────────────────────────────────────────

    def values(self, header: str) -> list[float | None]:
        """The figures of a column, None where there is none."""
        return [None if pandas.isna(value) else float(value) for value in self.frame[header]]

    def shown(self, header: str, column: Column | None = None) -> list[str]:
        """The cells of a column as a reader sees them; nothing where there is none."""
        column = column or self.chart.table.column(header)
        return [plain(column.write(cell)) if cell is not None else "" for cell in self.chart.table.cells(header)]

    def label(self, place: int, width: int) -> str:
        """A row's name, and below it what makes it stand out."""
        return "<br>".join(one for one in (plain(self.names[place], width), self.aside(place)) if one)

    def aside(self, place: int) -> str:
        """A figure that belongs to the row, and the word for what is special about it."""
        words = [plain(self.cell(self.chart.marks, place))]
        if self.chart.aside:
            words.insert(0, f"{plain(self.chart.aside)} {self.shown(self.chart.aside)[place] or '–'}")
        return " · ".join(one for one in words if one)

    def cell(self, header: str, place: int) -> str:
        return str(self.chart.table.cells(header)[place] or "") if header else ""

    def told(self, header: str) -> list[str]:
        """What is read when a mark is pointed at."""
        return [
            f"{plain(name, LABEL)}<br><b>{plain(header)}: {shown or '–'}</b>"
            for name, shown in zip(self.names, self.shown(header), strict=True)
        ]

    @property
    def is_share(self) -> bool:
        return self.chart.table.column(self.chart.series[0]).measure == "share"

    def value_axis(self) -> dict[str, Any]:
        axis: dict[str, Any] = {
            "title": {"text": plain(self.chart.unit), "font": {"size": 14}},
            "gridcolor": self.palette.grid,
            "zerolinecolor": self.palette.quiet,
            "automargin": True,
            "tickformat": ".0%" if self.is_share else "",
            "fixedrange": True,
        }
        if self.chart.minimum is not None and self.chart.maximum is not None:
            # room for the figure behind the longest bar
            axis["range"] = [self.chart.minimum, self.chart.maximum + 0.12 * (self.chart.maximum - self.chart.minimum)]
        elif self.chart.minimum is not None:
            axis["rangemode"] = "tozero"
        if self.chart.unit and not self.is_share and max(self.all_values(), default=0) <= 10 and self.chart.maximum is None:
            axis["dtick"] = 1 if max(self.all_values(), default=0) <= 5 else 2
        return axis

    def all_values(self) -> list[float]:
        return [value for header in self.chart.series for value in self.values(header) if value is not None]

    def row_axis(self, width: int, **more: Any) -> dict[str, Any]:
        return {
            "tickmode": "array",
            "tickvals": self.places,
            "ticktext": [self.label(place, width) for place in self.places],
            "showgrid": False,
            "zeroline": False,
            "automargin": True,
            "fixedrange": True,
            **more,
        }

    def bar(self, header: str, place: int, **more: Any) -> dict[str, Any]:
        """What bars of one series look like: a colour and a pattern."""
        colour = self.colour(place)
        return {
            "name": plain(header, LABEL),
            "marker": {
                "color": colour,
                "line": {"color": self.palette.ink, "width": 1},
                "pattern": {
                    "shape": _PATTERNS[place % len(_PATTERNS)],
                    "fgcolor": self.on(colour),
                    "bgcolor": colour,
                    "size": 7,
                    "solidity": 0.18,
                },
            },
            "text": self.shown(header),
            "hovertext": self.told(header),
            "hoverinfo": "text",
            "cliponaxis": False,
            **more,
        }

    def layout(self, height: int, **more: Any) -> dict[str, Any]:
        several = len(self.chart.series) > 1
        return {
            "template": "none",
            "height": height,
            "margin": {"l": 8, "r": 24, "t": 40 if several else 12, "b": 44},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": _FONT, "size": 14, "color": self.palette.ink},
            "separators": ",.",
            "dragmode": False,
            "showlegend": several,
            "legend": {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "traceorder": "normal"},
            "hoverlabel": {
                "bgcolor": self.palette.sheet,
                "bordercolor": self.palette.quiet,
                "font": {"family": _FONT, "color": self.palette.ink},
                "align": "left",
            },
            **more,
        }

    # ── the forms ────────────────────────────────────────────────────────────

    def columns(self) -> go.Figure:
        series = [
            go.Bar(x=self.places, y=self.values(header), textposition="outside", **self.bar(header, place))
            for place, header in enumerate(self.chart.series)
        ]
        axes = {"xaxis": self.row_axis(NARROW), "yaxis": self.value_axis()}
        return go.Figure(series, self.layout(320, barmode="group", bargap=0.3 if len(series) == 1 else 0.12, **axes))

    def bars(self) -> go.Figure:
        series = [
            go.Bar(x=self.values(header), y=self.places, orientation="h", textposition="outside", **self.bar(header, place))
            for place, header in enumerate(self.chart.series)
        ]
        made = go.Figure(series, self.lying())
        if self.chart.threshold is not None:
            made.add_vline(
                self.chart.threshold,
                line={"color": self.palette.ink, "dash": "dash", "width": 2},
                annotation={
                    "text": plain(self.chart.threshold_name),
                    "yanchor": "bottom",
                    "y": 0,
                    "yref": "paper",
                    "x": self.chart.threshold,
                },
            )
        return made

    def lying(self) -> dict[str, Any]:
        """The layout of bars that lie under one another."""
        axes = {"xaxis": self.value_axis(), "yaxis": self.row_axis(LABEL, autorange="reversed", ticklabelstandoff=6)}
        return self.layout(self.height(), barmode="group", bargap=0.28, **axes)

    def height(self) -> int:
        """Pixels for all rows; each takes what the one with the longest name needs."""
        beside = len(self.chart.series) if self.chart.form == "bars" else 1
        lines = max((self.label(place, LABEL).count("<br>") + 1 for place in self.places), default=1)
        return EDGE + len(self.places) * max(ROW, BAR * beside + 14, LINE * lines + 8)

    def stacked(self) -> go.Figure:
        series = []
        for place, header in enumerate(self.chart.series):
            drawn = self.bar(header, place, textposition="inside", insidetextanchor="middle", textangle=0)
            drawn["text"] = [shown if value else "" for shown, value in zip(drawn["text"], self.values(header), strict=True)]
            drawn["textfont"] = {"color": self.on(self.colour(place)), "weight": 700}
            drawn["marker"]["pattern"]["fgopacity"] = _UNDER_FIGURES
            series.append(go.Bar(x=self.values(header), y=self.places, orientation="h", **drawn))
        return go.Figure(series, self.lying() | {"barmode": "stack"})

    def on(self, colour: str) -> str:
        """Ink or paper, whichever can be read on a colour."""
        red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
        is_light = 0.299 * red + 0.587 * green + 0.114 * blue > 128
        dark, light = sorted((self.palette.ink, self.palette.sheet), key=lambda one: int(one[1:3], 16))
        return dark if is_light else light

    def colour(self, place: int) -> str:
        """Five parts of a bar are a scale from one end to the other; otherwise each series is a kind of its own."""
        is_scale = self.chart.form == "stacked" and len(self.chart.series) == len(self.palette.scale)
        colours = self.palette.scale if is_scale else self.palette.series
        return colours[place % len(colours)]

    def radar(self) -> go.Figure:
        around = [360 * place / max(1, len(self.places)) for place in self.places]
        series = [
            go.Scatterpolar(
                r=[*self.values(header), *self.values(header)[:1]],
                theta=[*around, *around[:1]],
                name=plain(header, LABEL),
                mode="lines+markers",
                line={"color": self.palette.series[place % 6], "dash": _DASHES[place % 4], "width": 3},
                marker={"symbol": _SYMBOLS[place % 6], "size": 10},
                hovertext=[*self.told(header), *self.told(header)[:1]],
                hoverinfo="text",
            )
            for place, header in enumerate(self.chart.series)
        ]
        radial = {
            "range": [0 if self.chart.minimum is None else self.chart.minimum, self.chart.maximum],
            "gridcolor": self.palette.grid,
            "tickformat": ".0%" if self.is_share else "",
            **({} if self.is_share else {"dtick": 1}),
        }
        angular = {
            "tickmode": "array",
            "tickvals": around,
            "ticktext": [self.label(place, NARROW) for place in self.places],
            "direction": "clockwise",
            "rotation": 90,
            "gridcolor": self.palette.grid,
        }
        polar = {"radialaxis": radial, "angularaxis": angular, "bgcolor": "rgba(0,0,0,0)"}
        return go.Figure(series, self.layout(460, polar=polar) | {"margin": {"l": 90, "r": 90, "t": 60, "b": 50}})

    def scatter(self) -> go.Figure:
        across, up = self.chart.series
        marked = [bool(self.cell(self.chart.marks, place)) for place in self.places]
        spread = self.values(self.chart.size) if self.chart.size else [0.0 for _ in self.places]
        points = go.Scatter(
            x=self.values(across),
            y=self.values(up),
            mode="markers+text",
            text=[str(place + 1) for place in self.places],
            textfont={"color": self.palette.ink, "size": 14, "weight": 700},
            marker={
                "size": [28 + 22 * (one or 0) for one in spread],
                "symbol": ["diamond" if one else "circle" for one in marked],
                "color": self.palette.sheet,
                "opacity": 1,
                "line": {
                    "color": [self.palette.series[3] if one else self.palette.series[0] for one in marked],
                    "width": [4 if one else 3 for one in marked],
                },
            },
            hovertext=[self.point(place) for place in self.places],
            hoverinfo="text",
            cliponaxis=False,
        )
        return go.Figure([points], self.layout(460, showlegend=False, **self.field(across, up)))

    def point(self, place: int) -> str:
        headers = [header for header in (*self.chart.series, self.chart.size) if header]
        figures = [f"{plain(header)}: {self.shown(header)[place] or '–'}" for header in headers]
        words = [f"{place + 1}. {plain(self.names[place], LABEL)}", *figures, self.aside(place)]
        return "<br>".join(one for one in words if one)

    def field(self, across: str, up: str) -> dict[str, Any]:
        """Both axes, the cut through the middle, and the names of the four corners."""
        low, high = float(self.chart.minimum or 0), float(self.chart.maximum or 1)
        edge = 0.11 * (high - low)  # where the corners are named

        def axis(header: str) -> dict[str, Any]:
            return {
                "title": {"text": plain(header), "font": {"size": 14}},
                "range": [low - edge, high + edge],
                "tickvals": list(range(int(low), int(high) + 1)),
                "gridcolor": self.palette.grid,
                "zeroline": False,
                "automargin": True,
                "fixedrange": True,
            }

        if self.chart.middle is None:
            return {"xaxis": axis(across), "yaxis": axis(up)}
        cut = {"type": "line", "layer": "below", "line": {"color": self.palette.quiet, "dash": "dash", "width": 2}}
        middle = self.chart.middle
        corners = [(0, 1, "left", "top"), (1, 1, "right", "top"), (0, 0, "left", "bottom"), (1, 0, "right", "bottom")]
        return {
            "xaxis": axis(across),
            "yaxis": axis(up),
            "shapes": [
                {**cut, "x0": middle, "x1": middle, "yref": "paper", "y0": 0, "y1": 1},
                {**cut, "y0": middle, "y1": middle, "xref": "paper", "x0": 0, "x1": 1},
            ],
            "annotations": [
                {
                    "text": f"<b>{plain(name)}</b>",
                    "x": x,
                    "y": y,
                    "xref": "paper",
                    "yref": "paper",
                    "xanchor": left,
                    "yanchor": top,
                    "showarrow": False,
                    "font": {"color": self.palette.quiet},
                }
                for name, (x, y, left, top) in zip(self.chart.quadrants, corners, strict=False)
            ],
        }

    def gantt(self) -> go.Figure:
        """One line for each label; what has no length is a milestone."""
        lines = list(dict.fromkeys(self.names))
        first, last = self.chart.series
        dated = self.frame[[first, last]].dropna()
        rows = [
            (lines.index(self.names[place]), *days, place) for place, days in zip(dated.index, dated.to_numpy(), strict=True)
        ]
        bars = [row for row in rows if row[1] < row[2]]
        stones = [row for row in rows if row[1] == row[2]]
        drawn: list[Any] = [
            go.Bar(
                base=[str(begin)[:10] for _, begin, _, _ in bars],
                x=[(end - begin) / _MILLISECOND for _, begin, end, _ in bars],
                y=[line for line, _, _, _ in bars],
                orientation="h",
                marker={"color": self.palette.series[0], "line": {"color": self.palette.ink, "width": 1}},
                hovertext=[self.term(place) for *_, place in bars],
                hoverinfo="text",
                name="Laufzeit",
            ),
            go.Scatter(
                x=[str(day)[:10] for _, day, _, _ in stones],
                y=[line for line, *_ in stones],
                mode="markers",
                marker={
                    "symbol": "diamond",
                    "size": 16,
                    "color": self.palette.series[1],
                    "line": {"color": self.palette.ink, "width": 2},
                },
                hovertext=[self.term(place) for *_, place in stones],
                hoverinfo="text",
                name="Meilenstein",
            ),
        ]
        self.places = [self.names.index(line) for line in lines]
        rows_axis = self.row_axis(LABEL, autorange="reversed", tickvals=list(range(len(lines))))
        days = {"type": "date", "tickformat": "%m.%Y", "gridcolor": self.palette.grid, "automargin": True, "fixedrange": True}
        return go.Figure(drawn, self.layout(self.height(), showlegend=bool(stones), xaxis=days, yaxis=rows_axis, bargap=0.4))

    def term(self, place: int) -> str:
        begin, end = (self.shown(header)[place] for header in self.chart.series)
        when = begin if begin == end else f"{begin} bis {end}"
        return "<br>".join(one for one in (plain(self.names[place], LABEL), f"<b>{when}</b>", self.aside(place)) if one)
