from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.caution import ONE_VOICE
from facilitation.contract import Option, Scene
from facilitation.document import Bullets, Heading, Table, Text
from facilitation.errors import NotAnOption, NotANumber, TooLong, Unreadable
from facilitation.workshop import Data
from modules.activities.target import ACTIVITY, rules
from tests.modules.scenes import build_cards, build_entry, build_scene, build_step, offer

SEGMENTS = build_cards("Zusammenarbeit", "Wirkung", "Beteiligung", "Öffentlichkeit")
STEP = offer(build_step(ACTIVITY), SEGMENTS)


def aimed(*given: tuple[int, ...], inputs: tuple[Option, ...] = SEGMENTS, comments: Any = None) -> Scene:
    """The n-th rings are those for the n-th segment; the k-th ring is the k-th person's."""
    entries = [
        build_entry(
            100 * place + person,
            {"segment": SEGMENTS[place].id, "ring": ring}
            | ({"comment": comments[place, person]} if (place, person) in (comments or {}) else {}),
            by=f"p{person}",
        )
        for place, rings in enumerate(given)
        for person, ring in enumerate(rings, 1)
    ]
    return build_scene(ACTIVITY, step=STEP, entries=tuple(entries), inputs=inputs)


def rows(scene: Scene) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ACTIVITY.result(scene)["segments"]
    return found


# ── what may be said ─────────────────────────────────────────────────────────


def test_the_usual_segments_are_asked_unless_others_are_given() -> None:
    usual = [one["text"] for one in build_scene(ACTIVITY).step.opening["segments"]]
    assert (usual, 4 <= len(usual) <= 6) == (list(rules.SEGMENTS), True)
    assert build_scene(ACTIVITY, inputs=SEGMENTS).options == SEGMENTS


def test_a_ring_is_cleaned() -> None:
    assert ACTIVITY.check(STEP, {"segment": "c1", "ring": 5, "comment": " ", "name": "Eva"}) == {"segment": "c1", "ring": 5}
    assert ACTIVITY.check(STEP, {"segment": "c1", "ring": 1, "comment": " Gut. "})["comment"] == "Gut."


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        ({"ring": 1}, NotAnOption),
        ({"segment": "c9", "ring": 1}, NotAnOption),
        ({"segment": ["c1"], "ring": 1}, NotAnOption),
        ({"segment": "c1"}, NotANumber),
        ({"segment": "c1", "ring": 0}, NotANumber),
        ({"segment": "c1", "ring": 6}, NotANumber),
        ({"segment": "c1", "ring": True}, NotANumber),
        ({"segment": "c1", "ring": 2.5}, NotANumber),
        ({"segment": "c1", "ring": None}, NotANumber),
        ({"segment": "c1", "ring": 2, "comment": "x" * 201}, TooLong),
        ({"segment": "c1", "ring": 2, "comment": 7}, Unreadable),
    ],
)
def test_what_breaks_the_rule_is_refused(data: Data, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        ACTIVITY.check(STEP, data)


def test_one_segment_after_the_other_is_asked() -> None:
    form = ACTIVITY.form(STEP)  # type: ignore[misc]
    assert (form.subject, [one["value"] for one in form.subjects]) == ("segment", ["c1", "c2", "c3", "c4"])
    assert ACTIVITY.question({"segment": "c2", "ring": 1}) == "c2"


# ── what comes of it ─────────────────────────────────────────────────────────


def test_the_attainment_is_the_way_from_the_outer_ring_to_the_middle() -> None:
    first, second, third, fourth = rows(aimed((5, 5, 5), (1, 1), (2, 4, 3), ()))
    assert [one["attainment"] for one in (first, second, third, fourth)] == [1.0, 0.0, 0.5, None]
    assert set(first) == {
        *("id", "from", "segment", "n", "distribution", "mean", "median", "sd", "consensus", "polarised"),
        *("comments", "attainment"),
    }
    assert (third["n"], third["mean"], third["median"], third["consensus"] < 1) == (3, 3.0, 3.0, True)
    assert (first["id"], first["from"], first["segment"]) == ("c1", ["r1"], "Zusammenarbeit")
    assert ACTIVITY.became(aimed((5, 5), (), (2, 4))) == {"c1": "Zielerreichung 100\u00a0%", "c3": "Zielerreichung 50\u00a0%"}


@given(st.lists(st.integers(1, 5), min_size=1, max_size=20))
def test_the_attainment_stays_between_0_and_1_and_grows_with_the_mean(rings: list[int]) -> None:
    (one, *_rest) = rows(aimed(tuple(rings)))
    assert 0 <= one["attainment"] <= 1
    assert one["attainment"] == pytest.approx((sum(rings) / len(rings) - 1) / 4)


def test_comments_stand_with_their_segment_in_no_ones_order() -> None:
    given_comments = {(0, person): f"Satz {person}" for person in range(1, 9)}
    said = rows(aimed((3,) * 8, (4,), comments=given_comments))[0]["comments"]
    assert sorted(said) == sorted(given_comments.values())
    assert said != list(given_comments.values())


def test_the_picture_numbers_the_segments_and_marks_what_is_disputed() -> None:
    picture = ACTIVITY.picture(aimed((1, 1, 5, 5), (3, 3, 3, 3)))
    assert [(one["number"], one["mean"], one["disputed"]) for one in picture["segments"]] == [
        (1, 3.0, True),
        (2, 3.0, False),
        (3, None, False),
        (4, None, False),
    ]


# ── what is said beside it ───────────────────────────────────────────────────


def test_it_says_that_nobody_or_only_one_person_chose_a_ring() -> None:
    assert ACTIVITY.remarks(aimed()) == (rules.NO_VALUES,)
    assert ACTIVITY.remarks(aimed((2,), (3,), (4,), (5,))) == (ONE_VOICE,)


def test_it_says_that_all_segments_are_level_or_one_is_empty() -> None:
    assert ACTIVITY.remarks(aimed(*[(2, 4)] * 4)) == (rules.LEVEL,)
    assert ACTIVITY.remarks(aimed((2, 4), (3, 4), (), (1, 1))) == ("„Beteiligung“ hat niemand bewertet.",)


def test_rings_in_a_segment_that_was_removed_stay_and_are_named() -> None:
    given_rings = ((2, 4), (3, 4), (1, 2), (1, 1))
    assert ACTIVITY.remarks(aimed(*given_rings, inputs=SEGMENTS[:3])) == (
        "„Öffentlichkeit“ steht nicht mehr in der Vorlage. Was dazu abgegeben wurde, bleibt und zählt weiter.",
    )
    assert rows(aimed(*given_rings, inputs=SEGMENTS[:3])) == rows(aimed(*given_rings))


# ── minutes and files ────────────────────────────────────────────────────────


def test_the_minutes_say_where_the_group_came_nearest() -> None:
    scene = aimed((5, 4), (2, 2), (3, 3), (3, 4), comments={(1, 1): "Zu wenig sichtbar."})
    table, reading, _rule, heading, said = ACTIVITY.minutes(scene)
    assert isinstance(table, Table)
    assert table.rows[1][:5] == (2, "Wirkung", 2.0, 2.0, "25\u00a0%")
    assert reading == Text(
        "Am nächsten an der Mitte: „Zusammenarbeit“ (88\u00a0%). Den weitesten Weg hat noch „Wirkung“ (25\u00a0%)."
    )
    assert (heading, said) == (Heading(3, "Dazu gesagt: Wirkung"), Bullets(("Zu wenig sichtbar.",)))
    (spread,) = ACTIVITY.annex(scene)
    assert isinstance(spread, Table)
    assert spread.rows[0] == ("Zusammenarbeit", 0, 0, 0, 1, 1)
    assert ACTIVITY.minutes(aimed()) == ACTIVITY.annex(aimed()) == ()


def test_level_ends_are_not_told_apart_in_the_minutes() -> None:
    assert ACTIVITY.minutes(aimed((5,), (5,), (1,), (3,)))[1] == Text(
        "Die Zielerreichung liegt zwischen 0\u00a0% und 100\u00a0%."
    )


def test_a_file_names_segments_by_their_words() -> None:
    spoken = ACTIVITY.spoken(build_scene(ACTIVITY, step=STEP), {"segment": "Wirkung ", "ring": 3})
    assert spoken == {"segment": "c2", "ring": 3}
    assert ACTIVITY.spoken(build_scene(ACTIVITY, step=STEP), {"segment": "Mars", "ring": 3})["segment"] == "Mars"
    assert (ACTIVITY.named({"segment": "Wirkung"}), ACTIVITY.named({"segment": 3})) == (("Wirkung",), ())


def test_an_input_reads_as_one_line() -> None:
    assert [ACTIVITY.line(one) for one in ({"ring": 4}, {"ring": 4, "comment": "Gut."}, {})] == ["Ring 4", "Ring 4 · Gut.", ""]
