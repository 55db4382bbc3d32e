import pytest

from facilitation.document import Chart, Facts, Table, Text
from facilitation.errors import NotANumber, TooLong, Unreadable
from facilitation.illustration import illustrate
from modules.activities.barometer import ACTIVITY
from tests.modules.scenes import build_scene, build_step

STEP = build_step(ACTIVITY)


def test_a_value_may_come_with_a_word() -> None:
    assert ACTIVITY.check(STEP, {"value": 4, "word": " offen "}) == {"value": 4, "word": "offen"}
    assert ACTIVITY.check(STEP, {"value": 1, "word": ""}) == {"value": 1}
    assert ACTIVITY.check(STEP, {"value": 5, "word": None}) == {"value": 5}


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        ({}, NotANumber),
        ({"value": 0}, NotANumber),
        ({"value": 6}, NotANumber),
        ({"value": 2.5}, NotANumber),
        ({"value": "3"}, NotANumber),
        ({"value": True}, NotANumber),
        ({"value": 3, "word": "x" * 31}, TooLong),
        ({"value": 3, "word": ["x"]}, Unreadable),
    ],
)
def test_what_is_not_on_the_scale_is_refused(data: dict[str, object], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        ACTIVITY.check(STEP, data)


def test_the_figures_are_those_of_the_scale() -> None:
    result = ACTIVITY.result(build_scene(ACTIVITY, [{"value": 1}, {"value": 1}, {"value": 5}, {"value": 5}]))
    assert result == {
        "n": 4,
        "distribution": {"1": 2, "2": 0, "3": 0, "4": 0, "5": 2},
        "mean": 3.0,
        "median": 3.0,
        "sd": 2.0,
        "consensus": 0.0,
        "polarised": True,
        "words": [],
    }


def test_without_votes_there_are_no_figures() -> None:
    scene = build_scene(ACTIVITY)
    result = ACTIVITY.result(scene)
    assert [result[name] for name in ("n", "mean", "median", "sd", "consensus", "polarised")] == [
        0,
        None,
        None,
        None,
        None,
        False,
    ]
    assert ACTIVITY.picture(scene)["reading"] is None
    assert ACTIVITY.minutes(scene) == (Text("Es wurde nichts eingegeben."),)


def test_words_are_counted_whatever_their_capitals() -> None:
    given = [{"value": 3, "word": word} for word in ("Offen", "zäh", "offen", "bunt")]
    assert ACTIVITY.result(build_scene(ACTIVITY, given))["words"] == [
        {"text": "Offen", "count": 2},
        {"text": "bunt", "count": 1},
        {"text": "zäh", "count": 1},
    ]


def test_the_picture_reads_the_consensus() -> None:
    picture = ACTIVITY.picture(build_scene(ACTIVITY, [{"value": 4}] * 3))
    assert picture["reading"] == "hohe Einigkeit"
    assert [bar["share"] for bar in picture["bars"]] == [0.0, 0.0, 0.0, 1.0, 0.0]
    assert (picture["low"], picture["high"]) == ("gar nicht gut", "sehr gut")


def test_a_single_voice_is_no_agreement() -> None:
    scene = build_scene(ACTIVITY, [{"value": 4}])
    assert ACTIVITY.picture(scene)["reading"] is None
    assert ("Einigkeit", "–") in next(one for one in ACTIVITY.minutes(scene) if isinstance(one, Facts)).pairs


def test_the_ends_can_be_worded() -> None:
    step = build_step(ACTIVITY, settings={"low": "nie", "high": "immer"})
    scale = ACTIVITY.form(step).fields[0]  # type: ignore[misc]
    assert (scale.low, scale.high, scale.minimum, scale.maximum) == ("nie", "immer", 1, 5)


def test_the_minutes_name_disagreement() -> None:
    blocks = ACTIVITY.minutes(build_scene(ACTIVITY, [{"value": 1}, {"value": 5}]))
    table = next(block for block in blocks if isinstance(block, Table))
    assert table.rows[0] == ("1: gar nicht gut", 1, 0.5)
    assert any(isinstance(block, Text) and "an beiden Enden" in block.text for block in blocks)


def test_minutes_tell_each_figure_once() -> None:
    scene = build_scene(ACTIVITY, [{"value": 1}, {"value": 5}])
    drawn = illustrate(ACTIVITY.minutes(scene), ACTIVITY.charts(scene), weighed=True)
    assert [block.tabled for block in drawn if isinstance(block, Chart)] == [False]
    assert sum(isinstance(block, Table) for block in drawn) == 1


def test_an_input_reads_as_one_line() -> None:
    assert [ACTIVITY.line(data) for data in ({"value": 4, "word": "offen"}, {"value": 2}, {})] == ["4 · offen", "2", ""]
