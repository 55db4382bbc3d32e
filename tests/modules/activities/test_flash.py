import pytest

from facilitation.document import Card, Cards, Text
from facilitation.errors import Empty, TooLong
from modules.activities.flash import ACTIVITY
from tests.modules.scenes import build_entry, build_scene, build_step

STEP = build_step(ACTIVITY)


def test_a_statement_or_passing() -> None:
    assert ACTIVITY.check(STEP, {"text": " Danke. "}) == {"text": "Danke."}
    assert ACTIVITY.check(STEP, {"text": "doch", "passed": True}) == {"passed": True}
    assert ACTIVITY.check(STEP, {"text": "Danke.", "passed": False}) == {"text": "Danke."}


@pytest.mark.parametrize(
    ("data", "refusal"), [({}, Empty), ({"passed": False}, Empty), ({"passed": 1}, Empty), ({"text": "x" * 121}, TooLong)]
)
def test_saying_nothing_is_not_passing(data: dict[str, object], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        ACTIVITY.check(STEP, data)


def test_who_passes_counts_and_says_nothing() -> None:
    scene = build_scene(ACTIVITY, [{"text": "Danke."}, {"passed": True}])
    assert scene.n == 2
    assert ACTIVITY.result(scene) == {"statements": [{"id": "e1", "from": [], "text": "Danke."}]}
    assert [card["text"] for card in ACTIVITY.picture(scene)["cards"]] == ["Danke."]
    assert ACTIVITY.minutes(scene) == (Cards("Stimmen", (Card("Danke."),)), Text("1 Person hat weitergegeben."))


def test_who_passes_leaves_a_live_wall_as_it_is() -> None:
    card = ACTIVITY.card
    assert card is not None
    assert card(STEP, build_entry(1, {"passed": True})) is None
    assert card(STEP, build_entry(1, {"text": "Danke."})) == {
        "id": "e1",
        "text": "Danke.",
        "colour": "white",
        "sign": "",
        "count": 1,
    }


def test_an_input_reads_as_one_line() -> None:
    assert [ACTIVITY.line(data) for data in ({"text": "Danke."}, {"passed": True})] == ["Danke.", "nichts gesagt"]
