import pytest

from facilitation.errors import NotANumber, NotJudged, TooLong, Unreadable
from facilitation.values import read_judgement, read_remark, read_value


def test_a_whole_number_within_its_bounds_is_a_value() -> None:
    assert [read_value(value, 1, 5, "value") for value in (1, 5)] == [1, 5]


@pytest.mark.parametrize("value", [0, 6, 2.0, "3", True, None])
def test_nothing_else_is_one(value: object) -> None:
    with pytest.raises(NotANumber) as refused:
        read_value(value, 1, 5, "ring")
    assert refused.value.field == "ring"


def test_who_cannot_judge_says_so_on_each_scale() -> None:
    assert read_judgement({"effort": 2, "impact": None, "more": 9}, ("effort", "impact"), 1, 5) == {"effort": 2, "impact": None}
    with pytest.raises(NotJudged) as refused:
        read_judgement({"effort": 2}, ("effort", "impact"), 1, 5)
    assert refused.value.field == "impact"


def test_a_remark_nobody_can_see_is_none() -> None:
    assert [read_remark(given, 5, "reason") for given in (None, "", " \u200b ", " gut ")] == ["", "", "", "gut"]


def test_a_remark_is_bounded_text() -> None:
    with pytest.raises(TooLong):
        read_remark("sechse", 5, "reason")
    with pytest.raises(Unreadable):
        read_remark(3, 5, "reason")
