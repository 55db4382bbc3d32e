"""The one table between results and everything tabular."""

import pandas
import pytest

from facilitation.contract import Activity
from facilitation.document import Column, Table
from modules import frames
from tests.modules.scenes import BOX, build_cards, build_scene, build_step, offer

TABLE = Table(
    "Maßnahmen",
    (Column("Titel"), Column("Punkte", align="right"), Column("Anteil", measure="share"), Column("Ende", measure="date")),
    (("Sprachcafé", 12, 0.75, "2027-03-31"), ("=1+1", None, 0.25, None)),
)


def test_every_header_is_a_column_in_order() -> None:
    assert list(frames.frame(TABLE)) == ["Titel", "Punkte", "Anteil", "Ende"]


def test_whole_numbers_stay_whole_beside_gaps() -> None:
    points = frames.frame(TABLE)["Punkte"]
    assert (str(points.dtype), points[0], points.isna().tolist()) == ("Int64", 12, [False, True])


def test_dates_are_dates() -> None:
    ends = frames.frame(TABLE)["Ende"]
    assert (ends[0], ends.isna().tolist()) == (pandas.Timestamp(2027, 3, 31), [False, True])


def test_text_stays_text() -> None:
    assert frames.frame(TABLE)["Titel"].tolist() == ["Sprachcafé", "=1+1"]


def test_means_that_happen_to_be_whole_stay_means() -> None:
    table = Table("Mittelwerte", (Column("Mittelwert", align="right"),), ((3.0,), (4.0,)))
    assert str(frames.frame(table)["Mittelwert"].dtype) == "Float64"


def test_the_frame_of_a_step_holds_its_result() -> None:
    dots = BOX.activities["dots"]
    step = offer(build_step(dots), build_cards("Bus", "Garten"), k=1, maximum=1)
    scene = build_scene(dots, [{"dots": {"c2": 1}}], step=step, people=1)
    ranking = dots.result(scene)["ranking"]
    found = frames.result(dots, scene)
    assert found is not None
    assert found[["Rang", "Punkte", "Anteil", "Breite"]].to_dict("list") == {
        "Rang": [row["rank"] for row in ranking],
        "Punkte": [row["points"] for row in ranking],
        "Anteil": [row["share"] for row in ranking],
        "Breite": [row["breadth"] for row in ranking],
    }


@pytest.mark.parametrize("activity", [pytest.param(one, id=key) for key, one in BOX.activities.items()])
def test_no_two_columns_of_a_result_are_called_the_same(activity: Activity) -> None:
    table = activity.table(build_scene(activity, opened=False))
    headers = [column.header for column in table.columns] if table else []
    assert len(headers) == len(set(headers))
