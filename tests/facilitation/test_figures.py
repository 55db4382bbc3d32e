from collections import Counter
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.figures import REST, budget, consensus_reading, cut, participation, rank, shield, summarise

votes = st.lists(st.integers(1, 5), min_size=1, max_size=60)
ballots = st.integers(1, 8).flatmap(
    lambda people: st.dictionaries(
        st.text(st.characters(codec="utf-8"), min_size=1, max_size=4),
        st.lists(st.integers(0, 2), min_size=people, max_size=people),
        min_size=1,
        max_size=12,
    )
)
groups = st.dictionaries(st.sampled_from("ABCDEFGHIJ") | st.just(REST), st.integers(0, 12))


def repeat(frequencies: dict[int, int]) -> list[int]:
    return [value for value, count in frequencies.items() for _ in range(count)]


def test_the_published_example_gives_its_published_consensus() -> None:
    published = repeat(dict(zip(range(1, 8), (30, 40, 210, 130, 530, 50, 10), strict=True)))
    consensus = summarise(published, 1, 7)["consensus"]
    assert consensus is not None
    assert round(consensus, 4) == 0.7257


def test_an_even_spread_on_five_values_gives_0_43() -> None:
    consensus = summarise([1, 2, 3, 4, 5], 1, 5)["consensus"]
    assert consensus is not None
    assert round(consensus, 2) == 0.43


def test_a_scale_worked_by_hand() -> None:
    # mean 24/8 = 3; squared distances 4 + 1 + 1 + 0 + 0 + 1 + 1 + 4 = 12, sd = √(12/8)
    assert summarise([1, 2, 2, 3, 3, 4, 4, 5], 1, 5) == {
        "n": 8,
        "distribution": {"1": 1, "2": 2, "3": 2, "4": 2, "5": 1},
        "mean": 3.0,
        "median": 3.0,
        "sd": pytest.approx(1.5**0.5),
        # two votes at distance 2/4 weigh log2(1/2) = −1, four at 1/4 weigh log2(3/4): 1 − 2/8 + 4/8 · log2(3/4)
        "consensus": pytest.approx(0.75 - 0.5 * 0.4150374992788438),
        "polarised": True,
    }


def test_a_scale_without_votes_has_a_distribution_and_no_figures() -> None:
    assert summarise([], 0, 3) == {
        "n": 0,
        "distribution": {"0": 0, "1": 0, "2": 0, "3": 0},
        "mean": None,
        "median": None,
        "sd": None,
        "consensus": None,
        "polarised": False,
    }


def test_an_even_number_of_votes_has_its_median_between_the_middle_two() -> None:
    assert summarise([1, 2, 3, 5], 1, 5)["median"] == 2.5


@pytest.mark.parametrize(
    ("frequencies", "polarised"),
    [
        ({1: 1, 3: 2, 5: 1}, True),
        ({2: 1, 3: 2, 4: 1}, True),
        ({1: 1, 3: 3, 5: 1}, False),
        ({1: 2, 3: 2}, False),
        ({4: 3, 5: 9}, False),
    ],
)
def test_a_scale_is_polarised_from_a_quarter_at_each_end(frequencies: dict[int, int], polarised: bool) -> None:
    assert summarise(repeat(frequencies), 1, 5)["polarised"] is polarised


def test_a_scale_of_three_values_is_never_polarised() -> None:
    assert summarise([2, 2, 2], 1, 3)["polarised"] is False


@pytest.mark.parametrize("stray", [0, 6, -1])
def test_a_value_off_the_scale_is_refused(stray: int) -> None:
    with pytest.raises(ValueError, match="outside the scale"):
        summarise([3, stray], 1, 5)


def test_a_scale_without_width_is_refused() -> None:
    with pytest.raises(ValueError, match="no width"):
        summarise([], 5, 5)


@given(st.integers(0, 10), st.integers(1, 500))
def test_equal_votes_are_full_consensus(value: int, n: int) -> None:
    summary = summarise([value] * n, 0, 10)
    assert (summary["consensus"], summary["mean"], summary["sd"]) == (1.0, value, 0.0)


@given(st.integers(1, 200), st.integers(-3, 3), st.integers(1, 12))
def test_half_and_half_at_the_ends_is_no_consensus(half: int, minimum: int, width: int) -> None:
    summary = summarise([minimum, minimum + width] * half, minimum, minimum + width)
    assert summary["consensus"] == 0.0


@given(votes)
def test_figures_stay_within_their_bounds(values: list[int]) -> None:
    summary = summarise(values, 1, 5)
    assert summary["consensus"] is not None
    assert 0.0 <= summary["consensus"] <= 1.0
    assert summary["sd"] is not None
    assert 0.0 <= summary["sd"] <= 2.0
    assert summary["n"] == sum(summary["distribution"].values()) == len(values)
    assert list(summary["distribution"]) == ["1", "2", "3", "4", "5"]
    assert summary["mean"] == float(Fraction(sum(values), len(values)))


@given(votes.flatmap(lambda values: st.tuples(st.just(values), st.permutations(values))))
def test_a_summary_does_not_depend_on_who_voted_first(orders: tuple[list[int], list[int]]) -> None:
    assert summarise(orders[0], 1, 5) == summarise(orders[1], 1, 5)


@given(votes)
def test_turning_the_scale_round_keeps_the_consensus(values: list[int]) -> None:
    turned = summarise([6 - value for value in values], 1, 5)
    summary = summarise(values, 1, 5)
    assert turned["consensus"] == pytest.approx(summary["consensus"], abs=1e-12)
    assert turned["polarised"] == summary["polarised"]


@pytest.mark.parametrize(
    ("consensus", "reading"),
    [(1.0, "hoch"), (0.75, "hoch"), (0.7499, "mittel"), (0.5, "mittel"), (0.4999, "strittig"), (None, None)],
)
def test_a_consensus_reads_as_a_word(consensus: float | None, reading: str | None) -> None:
    assert consensus_reading(consensus) == reading


def test_participation_is_a_share_and_nothing_without_people() -> None:
    assert (participation(18, 30), participation(0, 30), participation(0, 0)) == (0.6, 0.0, None)


@pytest.mark.parametrize(
    ("options", "people", "dots"),
    [(6, 30, 3), (8, 30, 4), (12, 30, 5), (20, 30, 7), (3, 30, 1), (0, 30, 1), (4, 30, 2), (40, 3, 10), (12, 5, 6)],
)
def test_the_budget_worked_by_hand(options: int, people: int, dots: int) -> None:
    assert budget(options, people) == dots


def test_nobody_in_the_room_counts_as_one() -> None:
    assert budget(12, 0) == budget(12, 1) == 6


@given(st.integers(0, 300), st.integers(0, 600))
def test_a_budget_is_between_one_and_ten_and_at_most_half_the_options(options: int, people: int) -> None:
    dots = budget(options, people)
    assert 1 <= dots <= 10
    assert options < 4 or dots <= options // 2


@given(st.integers(0, 300), st.integers(1, 600))
def test_a_budget_grows_with_the_options_and_never_with_the_people(options: int, people: int) -> None:
    assert budget(options, people) <= budget(options + 1, people)
    assert budget(options, people) >= budget(options, people + 1)


def test_a_ranking_worked_by_hand() -> None:
    dots = {"Räume": [1, 1], "Kurse": [2, 1, 1], "Lotsen": [2], "Café": [1, 1], "Fahrdienst": []}
    assert rank(dots, 4) == [
        {"option": "Kurse", "points": 4, "share": 0.4, "breadth": 0.75, "rank": 1},
        {"option": "Räume", "points": 2, "share": 0.2, "breadth": 0.5, "rank": 2},
        {"option": "Café", "points": 2, "share": 0.2, "breadth": 0.5, "rank": 2},
        {"option": "Lotsen", "points": 2, "share": 0.2, "breadth": 0.25, "rank": 4},
        {"option": "Fahrdienst", "points": 0, "share": 0.0, "breadth": 0.0, "rank": 5},
    ]


def test_without_any_dot_nothing_is_ranked() -> None:
    assert rank({"b": [], "a": [0]}, 3) == [
        {"option": "b", "points": 0, "share": None, "breadth": None, "rank": None},
        {"option": "a", "points": 0, "share": None, "breadth": None, "rank": None},
    ]


@pytest.mark.parametrize(("dots", "n"), [({"a": [1, -1]}, 2), ({"a": [1, 1]}, 1)])
def test_impossible_dots_are_refused(dots: dict[str, list[int]], n: int) -> None:
    with pytest.raises(ValueError, match="dots"):
        rank(dots, n)


@given(ballots)
def test_the_shares_of_a_ranking_sum_to_one(dots: dict[str, list[int]]) -> None:
    rows = rank(dots, 8)
    assert sorted(row["option"] for row in rows) == sorted(dots)
    shares = [row["share"] for row in rows if row["share"] is not None]
    assert (sum(shares) == pytest.approx(1.0)) if any(map(any, dots.values())) else (shares == [])


@given(ballots)
def test_a_rank_is_one_more_than_the_number_of_better_options(dots: dict[str, list[int]]) -> None:
    rows = rank(dots, 8)
    for row in rows:
        if row["rank"] is not None:
            better = [other for other in rows if (other["points"], other["breadth"]) > (row["points"], row["breadth"])]
            assert row["rank"] == 1 + len(better)
    assert rows == sorted(rows, key=lambda row: row["rank"] or 0)


@given(ballots.flatmap(lambda dots: st.tuples(st.just(dots), st.permutations(list(dots)))))
def test_the_order_of_the_options_changes_nothing_but_the_order_among_equals(
    case: tuple[dict[str, list[int]], list[str]],
) -> None:
    dots, order = case
    turned = rank({option: dots[option] for option in order}, 8)
    straight = rank(dots, 8)
    assert sorted(turned, key=lambda row: row["option"]) == sorted(straight, key=lambda row: row["option"])


RANKING = rank({"a": [2, 2], "b": [1, 1], "c": [1, 1], "d": [1, 1], "e": [1]}, 4)


@pytest.mark.parametrize(
    ("places", "inside", "tied", "outside", "left"),
    [
        (0, [], [], ["a", "b", "c", "d", "e"], 0),
        (1, ["a"], [], ["b", "c", "d", "e"], 0),
        (2, ["a"], ["b", "c", "d"], ["e"], 1),
        (3, ["a"], ["b", "c", "d"], ["e"], 2),
        (4, ["a", "b", "c", "d"], [], ["e"], 0),
        (5, ["a", "b", "c", "d", "e"], [], [], 0),
        (9, ["a", "b", "c", "d", "e"], [], [], 0),
    ],
)
def test_a_cut_shows_a_tie_as_a_tie(places: int, inside: list[str], tied: list[str], outside: list[str], left: int) -> None:
    assert cut(RANKING, places) == {"inside": inside, "tied": tied, "outside": outside, "places": left}


def test_without_dots_all_options_are_tied_at_the_cut() -> None:
    assert cut(rank({"a": [], "b": [], "c": []}, 0), 2) == {
        "inside": [],
        "tied": ["a", "b", "c"],
        "outside": [],
        "places": 2,
    }


def test_without_places_nothing_is_tied() -> None:
    equals = rank({"a": [1], "b": [1]}, 1)
    assert cut(equals, 0) == {"inside": [], "tied": [], "outside": ["a", "b"], "places": 0}


@given(ballots, st.integers(0, 12))
def test_a_cut_loses_no_option_and_fills_its_places(dots: dict[str, list[int]], places: int) -> None:
    rows = rank(dots, 8)
    parts = cut(rows, places)
    assert [*parts["inside"], *parts["tied"], *parts["outside"]] == [row["option"] for row in rows]
    assert len(parts["inside"]) + parts["places"] == min(places, len(rows))
    assert parts["places"] < len(parts["tied"]) or parts["tied"] == []


def test_small_groups_are_summed_as_the_rest() -> None:
    assert shield({"Verwaltung": 8, "Politik": 3, "Ehrenamt": 5, "Wirtschaft": 2}) == {
        "Verwaltung": 8,
        "Ehrenamt": 5,
        "übrige": 5,
    }


def test_a_rest_too_small_takes_the_smallest_shown_group_in() -> None:
    assert shield({"Verwaltung": 8, "Politik": 3, "Ehrenamt": 5}) == {"Verwaltung": 8, "übrige": 8}


def test_there_is_no_breakdown_if_no_group_is_left_to_show() -> None:
    assert shield({"Verwaltung": 8, "Politik": 3}) == {}
    assert shield({"Verwaltung": 4, "Politik": 4}) == {}
    assert shield({}) == {}


def test_groups_that_are_all_large_have_no_rest_and_empty_ones_make_none() -> None:
    assert shield({"Verwaltung": 8, "Ehrenamt": 5, "Politik": 0}) == {"Verwaltung": 8, "Ehrenamt": 5}


def test_values_are_shielded_with_the_people_who_gave_them() -> None:
    assert shield({"Politik": [1], "Verwaltung": [3, 3, 4, 4, 5], "Ehrenamt": [2, 2, 2, 2]}) == {
        "Verwaltung": [3, 3, 4, 4, 5],
        "übrige": [1, 2, 2, 2, 2],
    }


def test_a_group_called_like_the_rest_is_part_of_it() -> None:
    assert shield({"übrige": 6, "Politik": 2, "Verwaltung": 9}) == {"Verwaltung": 9, "übrige": 8}


@given(groups, st.integers(1, 8))
def test_a_shielded_breakdown_loses_nobody_and_shows_no_small_group(sizes: dict[str, int], floor: int) -> None:
    shown = shield(sizes, floor)
    assert shown == {} or (sum(shown.values()) == sum(sizes.values()) and set(shown) - {REST} != set())
    assert all(count >= floor for count in shown.values())
    assert all(count == sizes[name] for name, count in shown.items() if name != REST)


@given(groups)
def test_a_breakdown_is_missing_only_if_nothing_could_be_shown(sizes: dict[str, int]) -> None:
    large = [name for name, count in sizes.items() if count >= 5 and name != REST]
    rest = sum(count for name, count in sizes.items() if name not in large)
    assert (shield(sizes) == {}) == (len(large) == 0 or (len(large) == 1 and 0 < rest < 5))


@given(groups)
def test_counts_and_values_are_shielded_alike(sizes: dict[str, int]) -> None:
    values = {name: [name] * count for name, count in sizes.items()}
    shown = shield(values)
    assert {name: len(given) for name, given in shown.items()} == shield(sizes)
    everybody = Counter(name for given in shown.values() for name in given)
    assert shown == {} or everybody == Counter({name: count for name, count in sizes.items() if count})


def test_groups_join_the_rest_by_size_and_not_by_their_order() -> None:
    sizes = {"B": 5, "A": 5, "C": 1}
    orders = [dict(pair) for pair in (sizes.items(), reversed(sizes.items()))]
    assert [shield(order) for order in orders] == [{"B": 5, "übrige": 6}] * 2
    assert all(one is not two for one, two in combinations(orders, 2))
