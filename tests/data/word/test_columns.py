"""Columns share the line, and no word is cut where there is room for it."""

from hypothesis import given
from hypothesis import strategies as st

from data.word.columns import GAP, fit, gaps

LINE = 9355


def test_short_texts_leave_the_shares_as_they_are() -> None:
    assert fit((3, 1), (0, 0), (["Bedarf"], ["Zahl"]), 8000) == [6000, 2000]


def test_a_narrow_column_takes_what_its_longest_word_needs() -> None:
    narrow, wide = fit((1, 99), (0, 0), (["Teilnehmende", "12"], ["Schritt"]), LINE)
    assert narrow + wide == LINE
    assert narrow == fit((1, 9), (0, 0), (["Teilnehmende"], ["anderes"]), LINE)[0]


def test_what_one_column_has_to_spare_goes_to_the_one_with_more_to_say() -> None:
    short, long = fit((1, 1), (0, 0), (["Bus"], ["Ein Wegweiser für alle Angebote der Stadt und des Landkreises"]), 8000)
    assert (short + long, short < 1000) == (8000, True)


def test_numbers_keep_away_from_the_words_at_their_right() -> None:
    assert gaps((True, False, True, True)) == [GAP, 0, 0, 0]
    assert (
        fit((1, 99), (GAP, 0), (["Nr."], ["Schritt"]), LINE)[0] - fit((1, 99), (0, 0), (["Nr."], ["Schritt"]), LINE)[0] == GAP
    )


@given(
    st.lists(st.tuples(st.floats(0.01, 100), st.lists(st.text(max_size=60), min_size=1, max_size=4)), min_size=1, max_size=12)
)
def test_columns_fill_the_line_whatever_they_hold(columns: list[tuple[float, list[str]]]) -> None:
    shares, texts = zip(*columns, strict=True)
    widths = fit(shares, [0] * len(shares), texts, LINE)
    assert sum(widths) == LINE
    assert min(widths) > 0
