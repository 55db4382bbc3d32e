"""What is drawn of a chart, and what has to be known to read it."""

from facilitation.document import Chart, Column, Table
from facilitation.legend import drawn_rows, explain, is_drawable

DAYS = (Column("Was"), Column("Beginn", measure="date"), Column("Ende", measure="date"))


def bars(*values: int | None) -> Chart:
    rows = tuple((f"Thema {place}", value) for place, value in enumerate(values, 1))
    return Chart("bars", "T", Table("T", (Column("Was"), Column("n")), rows), labels="Was", series=("n",))


def plan(*days: tuple[str, str]) -> Chart:
    rows = tuple((f"Schritt {place}", *term) for place, term in enumerate(days, 1))
    return Chart("gantt", "T", Table("T", DAYS, rows), labels="Was", series=("Beginn", "Ende"))


def test_nothing_is_drawn_of_nothing() -> None:
    assert not is_drawable(bars())
    assert not is_drawable(bars(0, None))
    assert is_drawable(bars(0, 1))


def test_a_plan_of_milestones_alone_is_not_drawn() -> None:
    assert not is_drawable(plan(("2026-05-01", "2026-05-01")))
    assert list(drawn_rows(plan(("2026-05-01", "2026-05-01"), ("2026-05-01", "2026-06-01")))) == [1]


def test_of_many_rows_the_first_twenty_are_drawn_and_that_is_said() -> None:
    assert list(drawn_rows(bars(*range(60)))) == list(range(20))
    assert explain(bars(*range(60))) == "Gezeigt sind die ersten 20 von 60."
    assert explain(bars(*range(20))) == ""
