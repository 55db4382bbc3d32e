"""How many dots there are, where they may go, and the ranking they give."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from facilitation.caution import one_voice, removed
from facilitation.contract import Option, Scene, fix_options
from facilitation.errors import (
    BudgetSpent,
    NoDots,
    NotAnOption,
    NothingToChoose,
    NoTie,
    NotSplit,
    TooManyOnOne,
    Unreadable,
)
from facilitation.figures import Cut, RankingRow, budget, cut, rank
from facilitation.language import mark as _
from facilitation.workshop import Data, Step

MAXIMUM = 2
PLACES = 3
RUN_OFF = "run_off"
OBJECT = _("eine Möglichkeit")
NO_DOTS = "Es wurden keine Punkte vergeben."
LEVEL = "Alle Möglichkeiten liegen gleichauf: Es gibt keine Rangfolge."


def opening(scene: Scene) -> dict[str, Any]:
    """What is weighed, with how many dots, fixed from now on. Raises NothingToChoose."""
    if not scene.inputs:
        raise NothingToChoose
    return {
        "options": fix_options(scene.inputs),
        "k": scene.setting("k") or budget(len(scene.inputs), max(1, scene.N)),
        "maximum": scene.setting("maximum", MAXIMUM),
    }


def check(step: Step, data: Data) -> dict[str, Any]:
    """Whole dots on known options within budget and maximum; options without a dot are left out.

    Raises Unreadable, NotAnOption, NotSplit, TooManyOnOne, BudgetSpent, NoDots.
    """
    given = data.get("dots")
    if not isinstance(given, dict):
        raise Unreadable(field="dots")
    known = [one["id"] for one in step.opening.get("options", ())]
    for option, count in given.items():
        if option not in known:
            raise NotAnOption(field="dots", value=option)
        if not isinstance(count, int) or isinstance(count, bool) or count < 0:
            raise NotSplit(field="dots")
    dots = {option: given[option] for option in known if given.get(option)}
    k, maximum = step.opening.get("k", 0), step.opening.get("maximum", MAXIMUM)
    if any(count > maximum for count in dots.values()):
        raise TooManyOnOne(field="dots", maximum=maximum)
    spent = sum(dots.values())
    if spent > k:
        raise BudgetSpent(field="dots", k=k, spent=spent)
    if not dots:
        raise NoDots(field="dots")
    return {"dots": dots}


def ranking(scene: Scene) -> list[RankingRow]:
    """The rows by option id. Every valid ballot counts, one from paper too."""
    ballots = [entry.data["dots"] for entry in scene.valid]
    given = {option.id: [ballot.get(option.id, 0) for ballot in ballots] for option in scene.options}
    return rank(given, len(ballots))


def the_cut(scene: Scene, rows: Sequence[RankingRow]) -> Cut:
    """What the line after the first places takes, leaves and cannot decide."""
    return cut(rows, int(scene.setting("places", PLACES)))


def result(scene: Scene) -> dict[str, Any]:
    """Budget, maximum and the ranking in rank order."""
    by_id = {option.id: option for option in scene.options}
    return {
        "k": scene.step.opening.get("k"),
        "maximum": scene.step.opening.get("maximum", scene.setting("maximum", MAXIMUM)),
        "ranking": [
            {
                "id": row["option"],
                "from": list(by_id[row["option"]].roots),
                "option": by_id[row["option"]].text,
                "points": row["points"],
                "share": row["share"],
                "breadth": row["breadth"],
                "rank": row["rank"],
            }
            for row in ranking(scene)
        ],
    }


def options(scene: Scene) -> tuple[Option, ...]:
    """The options in rank order, with points and rank; after a run-off also with the points before and the rank among all."""
    by_id = {option.id: option for option in scene.options}
    return tuple(
        replace(
            option,
            facts={**option.facts, "points": row["points"], "rank": row["rank"], **_settled(scene, option, row["rank"])},
        )
        for row in ranking(scene)
        for option in (by_id[row["option"]],)
    )


def _settled(scene: Scene, option: Option, rank: int | None) -> dict[str, Any]:
    before = option.facts.get("run_off", option.facts)
    if not scene.setting(RUN_OFF) or before.get("rank") is None or rank is None:
        return {}
    return {RUN_OFF: {"points": before.get("points"), "rank": before["rank"] + rank - 1}}


def tied(scene: Scene) -> tuple[Option, ...]:
    """The options that are level at the cut, once somebody gave dots."""
    level = the_cut(scene, ranking(scene))["tied"] if scene.valid else []
    return tuple(option for option in scene.options if option.id in level)


def run_off(scene: Scene, ids: Sequence[str]) -> dict[str, Any]:
    """One dot each between options that are level, for the places left at the cut. Raises NoTie."""
    rows = {row["option"]: row["rank"] for row in ranking(scene)}
    if len(set(ids)) < 2 or len({rows.get(id) for id in ids}) != 1 or rows.get(ids[0]) is None:
        raise NoTie
    left = the_cut(scene, ranking(scene))
    places = left["places"] if set(left["tied"]) == set(ids) else 1
    return {"k": 1, "maximum": 1, "places": places, RUN_OFF: True}


def remarks(scene: Scene) -> tuple[str, ...]:
    """That there is no ranking, or only one person's, or none of some options any more."""
    ranks = [row["rank"] for row in ranking(scene)]
    if not scene.valid:
        return (NO_DOTS,)
    level = (LEVEL,) if len(ranks) > 1 and set(ranks) == {1} else ()
    return (*one_voice(scene.valid), *level, *removed(scene))


def became(scene: Scene) -> dict[str, str]:
    """Rank and points of every option, once somebody gave dots."""
    return {
        row["option"]: f"{row['points']} {'Punkt' if row['points'] == 1 else 'Punkte'}, Rang {row['rank']}"
        for row in ranking(scene)
        if row["rank"] is not None
    }
