"""Columns share the line; no word is cut where there is room for it, and dates and numbers never are."""

from hypothesis import given
from hypothesis import strategies as st

from data.word.columns import GAP, MARGINS, Fit, fit, gaps

LINE = 9355


def test_short_texts_leave_the_shares_as_they_are() -> None:
    assert fit((3, 1), (0, 0), (["Bedarf"], ["Zahl"]), 8000) == Fit([6000, 2000], 22)


def test_a_narrow_column_takes_what_its_longest_word_needs() -> None:
    narrow, wide = fit((1, 99), (0, 0), (["Teilnehmende", "12"], ["Schritt"]), LINE).widths
    assert narrow + wide == LINE
    assert narrow == fit((1, 9), (0, 0), (["Teilnehmende"], ["anderes"]), LINE).widths[0]


def test_what_one_column_has_to_spare_goes_to_the_one_with_more_to_say() -> None:
    short, long = fit(
        (1, 1), (0, 0), (["Bus"], ["Ein Wegweiser für alle Angebote der Stadt und des ganzen Landkreises"]), 8000
    ).widths
    assert (short + long, short < 1000) == (8000, True)


def test_numbers_keep_away_from_the_words_at_their_right() -> None:
    assert gaps((True, False, True, True)) == [GAP, 0, 0, 0]
    assert (
        fit((1, 99), (GAP, 0), (["Nr."], ["Schritt"]), LINE).widths[0]
        - fit((1, 99), (0, 0), (["Nr."], ["Schritt"]), LINE).widths[0]
        == GAP
    )


def test_wider_type_needs_wider_columns() -> None:
    narrow, wide = (fit((1, 99), (0, 0), (["Teilnehmende"], ["Schritt"]), LINE, stretch).widths for stretch in (1.0, 1.17))
    assert (sum(narrow), sum(wide), wide[0] - round(narrow[0] * 1.17)) == (LINE, LINE, 0)


COMMITMENTS = (
    ["Nr.", "1"],
    ["Maßnahme", "Anerkennungsberatung im Rathaus"],
    ["Institution", "Stadt Sonneberg, Kindertagesstätten"],
    ["Funktion", "Fachdienstleitung"],
    ["Bis wann", "01.09.2027"],
    ["Ressourcen", "300 Std. · 7800 € (Landesförderung)"],
)


def test_a_table_with_long_words_is_set_smaller_rather_than_cut() -> None:
    fitted = fit((0.5, 3, 2, 1.8, 1.2, 1.8), gaps((True, *[False] * 5)), COMMITMENTS, LINE)
    assert (fitted.size, sum(fitted.widths)) == (18, LINE)
    assert fitted.widths[4] >= 5004 * 18 / 100 + MARGINS - 2


def test_where_nothing_fits_dates_stay_whole_and_long_words_are_cut() -> None:
    words = ["Wohnungsbaugesellschaft"] * 2
    fitted = fit([1] * 9, [0] * 9, (*[words] * 8, ["Bis wann", "01.09.2027"]), LINE)
    assert fitted.size == 18
    assert fitted.widths[-1] >= 5004 * 18 / 100 + MARGINS - 2


@given(
    st.lists(st.tuples(st.floats(0.01, 100), st.lists(st.text(max_size=60), min_size=1, max_size=4)), min_size=1, max_size=12)
)
def test_columns_fill_the_line_whatever_they_hold(columns: list[tuple[float, list[str]]]) -> None:
    shares, texts = zip(*columns, strict=True)
    widths = fit(shares, [0] * len(shares), texts, LINE).widths
    assert sum(widths) == LINE
    assert min(widths) > 0
