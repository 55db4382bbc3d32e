"""Soft hyphens for the projector."""

from modules.locale.hyphens import SOFT_HYPHEN, hyphenate, hyphenate_all, hyphenate_headline


def test_long_words_may_break_and_short_ones_may_not() -> None:
    assert hyphenate("Migrationsberatung am Ort").replace(SOFT_HYPHEN, "-") == "Migra-ti-ons-be-ra-tung am Ort"


def test_what_fits_on_a_line_stays_in_one_piece() -> None:
    assert hyphenate("Integration an der Fachschule") == "Integration an der Fachschule"


def test_a_question_keeps_all_words_but_the_longest_in_one_piece() -> None:
    question = "Was läuft gut beim Zusammenleben, was in der Migrationsberatung?"
    softened = hyphenate_headline(question).replace(SOFT_HYPHEN, "-")
    assert softened == "Was läuft gut beim Zusammenleben, was in der Migra-ti-ons-be-ra-tung?"
    assert hyphenate_all({"step": {"question": question}}) == {"step": {"question": hyphenate_headline(question)}}


def test_without_the_hyphens_it_is_the_same_text() -> None:
    text = "Behördengänge verständlich, Kita-Einstieg, قاعة, Berufsabschlüsse =1+1 <b>"
    assert hyphenate(text).replace(SOFT_HYPHEN, "") == text


def test_in_plain_data_only_what_is_shown_gets_them() -> None:
    picture = {"kind": "wall", "cards": [{"id": "Migrationsberatung", "text": "Kurs"}], "title": "Ganztag", "n": 3}
    assert hyphenate_all(picture) == picture
    assert hyphenate_all({"id": "Ganztagsbetreuung", "rows": [{"text": "Ganztagsbetreuung"}]}) == {
        "id": "Ganztagsbetreuung",
        "rows": [{"text": hyphenate("Ganztagsbetreuung")}],
    }


def test_reasons_people_gave_are_hyphenated_one_by_one() -> None:
    assert hyphenate_all({"reasons": ["Ganztagsbetreuung fehlt", "Kurs"]}) == {
        "reasons": [hyphenate("Ganztagsbetreuung fehlt"), "Kurs"]
    }


def test_lists_of_what_people_read_get_them_too() -> None:
    assert hyphenate_all({"others": ["Ganztagsbetreuung"], "recommendation": ["Kurs", "Ganztagsbetreuung"]}) == {
        "others": [hyphenate("Ganztagsbetreuung")],
        "recommendation": ["Kurs", hyphenate("Ganztagsbetreuung")],
    }
