"""A ring for each segment, and how much of the way to the middle that is."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from facilitation.caution import listed, one_voice, removed
from facilitation.contract import Option, Scene, fix_options
from facilitation.document import percent
from facilitation.errors import NotAnOption
from facilitation.figures import ScaleSummary, summarise
from facilitation.language import mark as _
from facilitation.values import read_remark, read_value
from facilitation.workshop import Data, Entry, Step

MINIMUM, MAXIMUM = 1, 5
COMMENT_MAXIMUM = 200
DISPUTED = 0.5
"""Below this consensus the room is divided (the reading of figures.consensus_reading)."""
SEGMENTS = (
    _("Zusammenarbeit der Beteiligten"),
    _("Umsetzung der Maßnahmen"),
    _("Wirkung bei den Menschen, um die es geht"),
    _("Beteiligung von Zugewanderten"),
    _("Information der Öffentlichkeit"),
)
"""What is asked where nobody named other segments."""
NO_VALUES = "Niemand hat einen Ring gewählt."
LEVEL = "Alle Segmente liegen auf demselben Ring."
UNRATED = "{texts} hat niemand bewertet."


@dataclass(frozen=True)
class Segment:
    """A segment with its rings and what was said about it."""

    option: Option
    number: int
    summary: ScaleSummary
    comments: tuple[Entry, ...]

    @property
    def attainment(self) -> float | None:
        """(mean − 1) / 4: 0 on the outer ring, 1 in the middle."""
        mean = self.summary["mean"]
        return None if mean is None else (mean - MINIMUM) / (MAXIMUM - MINIMUM)

    @property
    def is_disputed(self) -> bool:
        consensus = self.summary["consensus"]
        return self.summary["polarised"] or (consensus is not None and consensus < DISPUTED)


def opening(scene: Scene) -> dict[str, Any]:
    """The segments, fixed from now on: those given, else the usual five."""
    if scene.inputs:
        return {"options": fix_options(scene.inputs)}
    return {"segments": fix_options(_usual(scene))}


def offered(step: Step) -> list[dict[str, Any]]:
    """The segments that were fixed, as plain data."""
    fixed: list[dict[str, Any]] = list(step.opening.get("options") or step.opening.get("segments") or [])
    return fixed


def _usual(scene: Scene) -> tuple[Option, ...]:
    return tuple(Option(f"{scene.step.id}.{number}", text) for number, text in enumerate(SEGMENTS, 1))


def check(step: Step, data: Data) -> dict[str, Any]:
    """A segment, a ring, and a comment if there is one. Raises NotAnOption, NotANumber, TooLong, Unreadable."""
    segment = data.get("segment")
    if segment not in [one["id"] for one in offered(step)]:
        raise NotAnOption(field="segment", value=segment if isinstance(segment, str) else "")
    ring = read_value(data.get("ring"), MINIMUM, MAXIMUM, "ring")
    comment = read_remark(data.get("comment"), COMMENT_MAXIMUM, "comment")
    cleaned = {"segment": segment, "ring": ring}
    return {**cleaned, "comment": comment} if comment else cleaned


def question(data: Data) -> str:
    """Each segment is a question of its own."""
    return str(data["segment"])


def segments(scene: Scene) -> tuple[Segment, ...]:
    """All segments in their order, clockwise from the top."""
    fixed = offered(scene.step)
    given = tuple(Option(one["id"], one["text"], tuple(one["roots"]), one["facts"]) for one in fixed)
    made = []
    for number, option in enumerate(given or scene.inputs or _usual(scene), 1):
        rings = [entry for entry in scene.valid if entry.data["segment"] == option.id]
        said = sorted((entry for entry in rings if entry.data.get("comment")), key=_anywhere)
        summary = summarise((entry.data["ring"] for entry in rings), MINIMUM, MAXIMUM)
        made.append(Segment(option, number, summary, tuple(said)))
    return tuple(made)


def _anywhere(entry: Entry) -> bytes:
    """An order that says nothing about who wrote first."""
    return sha256(f"{entry.step_id}:{entry.id}".encode()).digest()


def result(scene: Scene) -> dict[str, Any]:
    """`segments` in their order."""
    return {
        "segments": [
            {
                "id": one.option.id,
                "from": list(one.option.roots),
                "segment": one.option.text,
                **one.summary,
                "comments": [entry.data["comment"] for entry in one.comments],
                "attainment": one.attainment,
            }
            for one in segments(scene)
        ]
    }


def became(scene: Scene) -> dict[str, str]:
    """How much of the way to the middle each segment has behind it."""
    reached = {one.option.id: one.attainment for one in segments(scene)}
    return {id: f"Zielerreichung {percent(share)}" for id, share in reached.items() if share is not None}


def remarks(scene: Scene) -> tuple[str, ...]:
    """That nobody chose a ring, or one person only, that all segments are level, or that one of them is empty or gone."""
    if not scene.valid:
        return (NO_VALUES,)
    made = segments(scene)
    empty = [f"„{one.option.text}“" for one in made if not one.summary["n"]]
    level = (LEVEL,) if len(made) > 1 and len({one.summary["mean"] for one in made}) == 1 else ()
    unrated = (UNRATED.format(texts=listed(empty)),) if empty else ()
    return (*one_voice(scene.valid), *level, *unrated, *removed(scene))
