import pytest

from facilitation.errors import NotAnOption, Unreadable
from facilitation.roots import read_roots
from facilitation.workshop import Step

STEP = Step("s", "w", "key", "activity", 1.0, "Titel", "Frage?", 10.0, opening={"options": [{"id": "a"}, {"id": "b"}]})


def test_one_or_several_are_named_each_once_and_empty_ones_are_none() -> None:
    assert [read_roots(STEP, given) for given in (None, "", "a", ["b", "", "a", "b"])] == [[], [], ["a"], ["b", "a"]]


def test_what_is_not_offered_or_no_list_of_ids_is_refused() -> None:
    with pytest.raises(NotAnOption):
        read_roots(STEP, ["a", "c"])
    with pytest.raises(Unreadable):
        read_roots(STEP, [1])
