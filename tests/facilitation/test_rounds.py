import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.errors import NotAnOption, Unreadable
from facilitation.rounds import current, name, read_name, read_round, split, subjects
from facilitation.workshop import Step

STEP = Step(
    "s",
    "w",
    "key",
    "activity",
    1.0,
    "Titel",
    "Frage?",
    10.0,
    opening={"round": 2, "options": [{"id": "a", "text": "Alt"}, {"id": "b", "text": "B"}], "texts": {"a": "Neu"}},
)


@given(st.text(min_size=1), st.integers(0, 99))
def test_a_name_is_taken_apart_as_it_was_put_together(id: str, number: int) -> None:
    assert split(name(id, number), "option") == (id, number)


@pytest.mark.parametrize("given", [None, 3, "", "a", "a.", ".1", "a.x"])
def test_what_is_no_name_is_refused_at_its_subject(given: object) -> None:
    with pytest.raises(NotAnOption) as refused:
        split(given, "option")
    assert refused.value.field == "option"


def test_a_ballot_names_what_is_offered_in_a_round_so_far() -> None:
    assert [read_name(STEP, {"option": told}, "option") for told in ("a.1", "b.2")] == ["a.1", "b.2"]
    for told in ("a.0", "a.3", "c.1"):
        with pytest.raises(NotAnOption):
            read_name(STEP, {"option": told}, "option")


def test_tablets_are_asked_about_present_wordings_in_the_round_that_runs() -> None:
    assert subjects(STEP) == ({"value": "a.2", "label": "Neu"}, {"value": "b.2", "label": "B"})


def test_a_file_names_the_round_or_means_the_one_that_runs() -> None:
    assert [current(STEP), read_round(STEP, {}), read_round(STEP, {"round": 1})] == [2, 2, 1]
    with pytest.raises(Unreadable):
        read_round(STEP, {"round": True})
