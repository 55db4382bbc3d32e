"""The figures of the box: how scales, dots and groups become numbers.

Everything here is a pure function of stored input. Numbers are unrounded; whoever shows them rounds.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log2
from statistics import median, pstdev
from typing import Literal, TypedDict, TypeVar, overload

Value = TypeVar("Value")
Reading = Literal["hoch", "mittel", "strittig"]

REST = "übrige"
"""Label under which groups too small to be shown are summed."""


class ScaleSummary(TypedDict):
    """What a scale says: counts for every scale value and the figures drawn from them."""

    n: int
    distribution: dict[str, int]
    mean: float | None
    median: float | None
    sd: float | None
    consensus: float | None
    polarised: bool


class RankingRow(TypedDict):
    """One option of a ranking. `share` is of all dots, `breadth` of all people who gave some."""

    option: str
    points: int
    share: float | None
    breadth: float | None
    rank: int | None


class Cut(TypedDict):
    """Which options a cut through a ranking takes, leaves, and cannot decide, each in rank order.

    `places` of the options in `tied` can still be taken; with nothing tied it is 0.
    """

    inside: list[str]
    tied: list[str]
    outside: list[str]
    places: int


def summarise(values: Iterable[int], minimum: int, maximum: int) -> ScaleSummary:
    """Summarise whole numbers given on a scale from `minimum` to `maximum`.

    `sd` is the population standard deviation. `polarised` means that at least a quarter chose one of the bottom two
    values and at least a quarter one of the top two; a scale of fewer than four values has no such ends.
    Without values the figures are None and `polarised` is False. Raises ValueError for a value off the scale.

    Consensus: W. J. Tastle, M. J. Wierman, "Consensus and dissention: a measure of ordinal dispersion" (2007):
    1 + Σ p_v · log2(1 − |v − mean| / (maximum − minimum)); 1 is agreement, 0 is half and half at the ends.
    """
    if minimum >= maximum:
        raise ValueError(f"a scale from {minimum} to {maximum} has no width")
    counts = Counter(values)
    scale = range(minimum, maximum + 1)
    if strays := sorted(value for value in counts if value not in scale):
        raise ValueError(f"{strays} outside the scale from {minimum} to {maximum}")
    votes = {value: counts[value] for value in scale}
    n = sum(votes.values())
    distribution = {str(value): count for value, count in votes.items()}
    if n == 0:
        return ScaleSummary(n=0, distribution=distribution, mean=None, median=None, sd=None, consensus=None, polarised=False)
    ballots = sorted(counts.elements())
    total = sum(ballots)
    width = maximum - minimum
    # Whole numbers as long as possible: equal votes give exactly 1, the same votes in another order the same float.
    consensus = 1 + sum(count / n * log2(1 - abs(value * n - total) / (n * width)) for value, count in votes.items() if count)
    bottom = votes[minimum] + votes[minimum + 1]
    top = votes[maximum] + votes[maximum - 1]
    return ScaleSummary(
        n=n,
        distribution=distribution,
        mean=total / n,
        median=float(median(ballots)),
        sd=pstdev(ballots),
        consensus=min(1.0, max(0.0, consensus)),
        polarised=width >= 3 and 4 * bottom >= n and 4 * top >= n,
    )


def consensus_reading(consensus: float | None) -> Reading | None:
    """Put a consensus into a word: from 0.75 'hoch', from 0.5 'mittel', below 'strittig'; None stays None."""
    if consensus is None:
        return None
    if consensus >= 0.75:
        return "hoch"
    return "mittel" if consensus >= 0.5 else "strittig"


def participation(n: int, present: int) -> float | None:
    """Share of those `present` who gave valid input, None if nobody is."""
    return n / present if present else None


def budget(options: int, people: int) -> int:
    """Dots for each person when `people` (at least 1) weigh `options`; 1 for fewer than four options.

    k = min(⌊a/2⌋, 10, max(min(5, ⌊a/2⌋), ⌈a(a−1)/(2n)⌉)). It joins three rules of German moderation practice: half as
    many dots as options, at most ten; at least three to five; enough dots in the room to keep the ranks apart.
    """
    if options < 4:
        return 1
    half = options // 2
    apart = -(-options * (options - 1) // (2 * max(1, people)))
    return min(half, 10, max(min(5, half), apart))


def rank(dots: Mapping[str, Sequence[int]], n: int) -> list[RankingRow]:
    """Rank options by their points, then by how many people gave them at least one dot.

    `dots` holds for each option the dots of each person who gave any (zeros do no harm), `n` is the number of people
    with a valid ballot. Equal in points and breadth is the same rank, and the next ranks are skipped (1-2-2-4); such
    rows keep the order of `dots`, which says nothing. If nobody gave a dot, share, breadth and rank are None.
    Raises ValueError for negative dots and for more givers than `n`.
    """
    tallies = {option: (sum(given), sum(1 for count in given if count)) for option, given in dots.items()}
    if any(count < 0 for given in dots.values() for count in given):
        raise ValueError("dots cannot be negative")
    if any(givers > n for points, givers in tallies.values()):
        raise ValueError(f"more people gave dots than the {n} ballots counted")
    total = sum(points for points, _ in tallies.values())
    if total == 0:
        return [RankingRow(option=option, points=0, share=None, breadth=None, rank=None) for option in tallies]
    standings = sorted(tallies.values(), reverse=True)
    ordered = sorted(tallies.items(), key=lambda row: row[1], reverse=True)
    return [
        RankingRow(
            option=option,
            points=points,
            share=points / total,
            breadth=people / n,
            rank=standings.index((points, people)) + 1,
        )
        for option, (points, people) in ordered
    ]


def cut(ranking: Sequence[RankingRow], places: int) -> Cut:
    """Cut a ranking after `places` options without deciding a tie.

    Options of equal rank that stand on both sides of the line are `tied`: the group takes all of them, holds a run-off
    or talks, and the order of the rows never decides. Without any dot all options are equal.
    """
    rows = list(ranking)
    places = max(0, places)
    if places == 0 or places >= len(rows) or rows[places - 1]["rank"] != rows[places]["rank"]:
        options = [row["option"] for row in rows]
        return Cut(inside=options[:places], tied=[], outside=options[places:], places=0)
    line = rows[places]["rank"]
    first = next(index for index, row in enumerate(rows) if row["rank"] == line)
    tied = [row["option"] for row in rows if row["rank"] == line]
    return Cut(
        inside=[row["option"] for row in rows[:first]],
        tied=tied,
        outside=[row["option"] for row in rows[first + len(tied) :]],
        places=places - first,
    )


@overload
def shield(groups: Mapping[str, int], floor: int = ...) -> dict[str, int]: ...
@overload
def shield(groups: Mapping[str, Sequence[Value]], floor: int = ...) -> dict[str, list[Value]]: ...
def shield(
    groups: Mapping[str, int] | Mapping[str, Sequence[Value]], floor: int = 5
) -> dict[str, int] | dict[str, list[Value]]:
    """Keep groups of fewer than `floor` people out of a breakdown, so that nobody can be recognised in it.

    `groups` gives for each group its number of people, or one value per person. Small groups are summed as `REST`,
    which stands last; if they are fewer than `floor` together, the smallest shown group joins them. If no group is
    left to show, the breakdown is empty. Nobody is lost otherwise: the totals are those of `groups`.
    """
    counts = {name: group if isinstance(group, int) else len(group) for name, group in groups.items()}
    shown = [name for name, count in counts.items() if count >= floor and name != REST]
    rest = [name for name, count in counts.items() if count and name not in shown]
    if rest and sum(counts[name] for name in rest) < floor and shown:
        joining = min(shown, key=lambda name: (counts[name], name))
        shown.remove(joining)
        rest.append(joining)
    if not shown:
        return {}
    parts = {name: [name] for name in shown} | ({REST: rest} if rest else {})
    people: dict[str, int] = {}
    values: dict[str, list[Value]] = {}
    for label, names in parts.items():
        for name in names:
            group = groups[name]
            if isinstance(group, int):
                people[label] = people.get(label, 0) + group
            else:
                values[label] = [*values.get(label, []), *group]
    return people or values
