from facilitation.caution import ALL_GONE, ONE_VOICE, listed, one_voice, say_gone
from tests.modules.scenes import build_entry


def test_one_person_is_one_voice_however_much_it_says() -> None:
    assert one_voice([build_entry(1, {}, by="p1"), build_entry(2, {}, by="p1")]) == (ONE_VOICE,)
    assert one_voice([build_entry(1, {}, by="p1"), build_entry(2, {}, by="p2")]) == ()
    assert one_voice([]) == ()


def test_paper_of_nobody_in_particular_is_a_voice_each() -> None:
    paper = [build_entry(number, {}, pseudonym="") for number in (1, 2)]
    assert (one_voice(paper[:1]), one_voice(paper)) == ((ONE_VOICE,), ())


def test_what_is_gone_is_named_unless_it_is_everything() -> None:
    assert say_gone([], 3) == ()
    assert say_gone(["Bus"], 3) == (
        "„Bus“ steht nicht mehr in der Vorlage. Was dazu abgegeben wurde, bleibt und zählt weiter.",
    )
    assert say_gone(["Bus", "Kita"], 2) == (ALL_GONE,)


def test_words_are_listed_as_they_are_said() -> None:
    assert [listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a und b", "a, b und c"]
