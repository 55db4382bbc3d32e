"""The nouns of a workshop. All of them are plain, frozen records; the store keeps them as they are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from facilitation.letterhead import Letterhead
from facilitation.practice import Practice
from facilitation.variants import Variant

Data = Mapping[str, Any]
Day = date


class StepState(StrEnum):
    """States of a step, in order; input is accepted in OPEN only."""

    PREPARED = "prepared"
    OPEN = "open"
    CLOSED = "closed"
    REVEALED = "revealed"
    CONFIRMED = "confirmed"

    @property
    def place(self) -> int:
        return list(StepState).index(self)


STATE_NAMES: Mapping[StepState, str] = {
    StepState.PREPARED: "vorbereitet",
    StepState.OPEN: "offen",
    StepState.CLOSED: "geschlossen",
    StepState.REVEALED: "aufgedeckt",
    StepState.CONFIRMED: "bestätigt",
}


class WorkshopState(StrEnum):
    PLANNED = "planned"
    RUNNING = "running"
    FINISHED = "finished"


class Show(StrEnum):
    """What the projector shows."""

    JOIN = "join"
    STEP = "step"
    TABLES = "tables"
    PAUSE = "pause"
    THANKS = "thanks"


class Visibility(StrEnum):
    """When the wall shows input: as it arrives, or after revealing."""

    AFTER = "after"
    LIVE = "live"


class EntryState(StrEnum):
    VALID = "valid"
    HIDDEN = "hidden"
    LATE = "late"
    WITHDRAWN = "withdrawn"


class Origin(StrEnum):
    """Who entered something: a participant's device, or the facilitator for paper."""

    TABLET = "tablet"
    FACILITATOR = "facilitator"


@dataclass(frozen=True)
class Process:
    """A municipality's way through several workshops. `steering`: the Steuerungsgruppe, each "institution, role".

    `letterhead`: what its files are written on, see `letterheads`.
    """

    id: str
    title: str
    municipality: str
    hosts: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    actor_groups: tuple[str, ...] = ()
    guiding_questions: tuple[str, ...] = ()
    colour: str = "#14607a"
    created_at: datetime | None = None
    client: str = ""
    steering: tuple[str, ...] = ()
    letterhead: str = ""


@dataclass(frozen=True)
class Workshop:
    """One evening. `revision` counts every write; `arranged` is the last revision that changed more than input.

    `format_version`: the version of the format its agenda was copied from. `moderation` and `recorder` are who led it and who
    keeps the minutes, as an institution with a role or by name; `recipients` get the minutes; `forgotten_at`: when the raw
    input was deleted.
    """

    id: str
    process_id: str
    title: str
    format: str
    code: str
    date: date
    starts: str = "17:00"
    place: str = ""
    host: str = ""
    format_version: int = 1
    moderation: str = ""
    recorder: str = ""
    recipients: tuple[str, ...] = ()
    file_number: str = ""
    next_steps: str = ""
    summary: str = ""
    summary_version: int = 0
    state: WorkshopState = WorkshopState.PLANNED
    show: Show = Show.JOIN
    step_id: str | None = None
    focus: str | None = None
    started_at: datetime | None = None
    finished_at: datetime | None = None
    released_at: datetime | None = None
    forgotten_at: datetime | None = None
    rehearsal_of: str | None = None
    tables: tuple[str, ...] = ()
    revision: int = 0
    arranged: int = 0
    created_at: datetime | None = None


@dataclass(frozen=True)
class Step:
    """One activity in the agenda. `opening` holds what was fixed when it was opened (options, budget)."""

    id: str
    workshop_id: str
    key: str
    activity: str
    position: float
    title: str
    question: str
    minutes: float
    help: str = ""
    settings: Data = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    visibility: Visibility = Visibility.AFTER
    left_out: bool = False
    state: StepState = StepState.PREPARED
    opening: Data = field(default_factory=dict)
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    ends_at: datetime | None = None
    paused_seconds: float | None = None
    notes: str = ""
    notes_version: int = 0

    def setting(self, name: str, default: Any = None) -> Any:
        return self.settings.get(name, default)


@dataclass(frozen=True)
class Person:
    """A participant: no name, only an actor group and, if wanted, an institution. `id` is the hash of the device's token.

    `away`: when the person left and came back, in turn. `spoke`: steps at which the person was heard and counts, although
    gone, or not yet here, when they closed.
    """

    id: str
    workshop_id: str
    actor_group: str
    institution: str
    language: str
    joined_at: datetime
    origin: Origin = Origin.TABLET
    table: str = ""
    away: tuple[datetime, ...] = ()
    spoke: tuple[str, ...] = ()

    @property
    def is_here(self) -> bool:
        return len(self.away) % 2 == 0

    def was_here(self, at: datetime) -> bool:
        """Whether the person had joined and had not left, or was back, at that moment."""
        return self.joined_at <= at and sum(moment <= at for moment in self.away) % 2 == 0

    def counts_at(self, step: Step) -> bool:
        """Whether the person belongs to those who could speak at a step: here when it closed, or heard at it all the same."""
        here = self.is_here if step.closed_at is None else self.was_here(step.closed_at)
        return here or step.id in self.spoke


@dataclass(frozen=True)
class Entry:
    """One valid input. `pseudonym` is the person at this step only: entries of two steps cannot be linked by it.

    What a table group says together carries the table and the table's pseudonym.
    """

    id: str
    step_id: str
    pseudonym: str
    data: Data
    at: datetime
    number: int = 0
    state: EntryState = EntryState.VALID
    origin: Origin = Origin.TABLET
    late: bool = False
    redacted: bool = False
    table: str = ""
    revision: int = 0
    roots: tuple[str, ...] = ()


@dataclass(frozen=True)
class Item:
    """Something the facilitator arranged at a step: a cluster, a placed card, a selection. `version` counts its edits."""

    id: str
    step_id: str
    kind: str
    data: Data
    position: float = 0.0
    version: int = 1
    roots: tuple[str, ...] = ()


@dataclass(frozen=True)
class Parked:
    """A line of the parking lot (Themenspeicher)."""

    id: str
    workshop_id: str
    text: str
    origin: str = ""
    owner: str = ""
    due: str = ""
    version: int = 1
    position: float = 0.0


class BodyStatus(StrEnum):
    """How far a body has come with what a workshop gave it."""

    PLANNED = "planned"
    DISCUSSED = "discussed"
    POSTPONED = "postponed"
    NOTED = "noted"
    RESOLVED = "resolved"
    AMENDED = "amended"
    REJECTED = "rejected"


BODY_STATUS_NAMES: Mapping[BodyStatus, str] = {
    BodyStatus.PLANNED: "vorgesehen",
    BodyStatus.DISCUSSED: "beraten",
    BodyStatus.POSTPONED: "vertagt",
    BodyStatus.NOTED: "zur Kenntnis genommen",
    BodyStatus.RESOLVED: "beschlossen",
    BodyStatus.AMENDED: "geändert beschlossen",
    BodyStatus.REJECTED: "abgelehnt",
}
OPEN = (BodyStatus.PLANNED, BodyStatus.POSTPONED)
"""A body of this status is still to deal with it."""
OUTCOMES = (BodyStatus.NOTED, BodyStatus.RESOLVED, BodyStatus.AMENDED, BodyStatus.REJECTED)
"""What a resolution can come to."""


@dataclass(frozen=True)
class Resolution:
    """What a body resolved, in its own words (Beschluss). Never a result of the workshop: it is entered afterwards."""

    body: str
    date: date
    outcome: BodyStatus
    wording: str


@dataclass(frozen=True)
class Body:
    """A station of the way through the bodies (Gremienweg). `wording` is that of its resolution, once there is one."""

    id: str
    workshop_id: str
    name: str
    date: Day | None = None
    status: BodyStatus = BodyStatus.PLANNED
    wording: str = ""
    position: float = 0.0
    version: int = 1

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def resolution(self) -> Resolution | None:
        if not self.wording or self.date is None:
            return None
        return Resolution(self.name, self.date, self.status, self.wording)


@dataclass(frozen=True)
class Deed:
    """A facilitator's act that can be taken back: the records before and after it, as plain data."""

    id: str
    workshop_id: str
    step_id: str
    verb: str
    label: str
    changes: tuple[Data, ...]
    at: datetime
    number: int = 0
    undone: bool = False


@dataclass(frozen=True)
class Passage:
    """A change of a step's state, kept for the minutes and the log."""

    id: str
    workshop_id: str
    step_id: str
    before: StepState
    after: StepState
    at: datetime


@dataclass(frozen=True)
class User:
    """A facilitator's account. `password` is an argon2 hash."""

    id: str
    name: str
    password: str
    admin: bool = False
    must_change: bool = False
    created_at: datetime | None = None


@dataclass(frozen=True)
class SignIn:
    """A facilitator's session on one browser; `id` is the hash of the cookie's token."""

    id: str
    user_id: str
    until: datetime


@dataclass(frozen=True)
class Sheet:
    """What the facilitator says about a workshop for other towns. `marks`: element -> core, adaptable or local."""

    id: str
    workshop_id: str
    words: Data
    marks: Data
    at: datetime


@dataclass(frozen=True)
class Adoption:
    """The package a workshop was started from. `places`: element -> the step and the option it became, or None: left out."""

    id: str
    workshop_id: str
    package: Data
    places: Data
    at: datetime


@dataclass(frozen=True)
class Release:
    """A numbered version of the minutes as it was released, by the name of an account. `change`: what is new in it.

    It stays on record also when it was withdrawn; `offered`: the variant that tablets and the join link give; `cleared`: when
    and by whom its public variant was found free of personal data.
    """

    id: str
    workshop_id: str
    number: int
    at: datetime
    by: str
    change: str = ""
    offered: Variant = Variant.FULL
    withdrawn_at: datetime | None = None
    withdrawn_by: str = ""
    cleared_at: datetime | None = None
    cleared_by: str = ""


@dataclass(frozen=True)
class Edition:
    """One variant of a release, frozen: the document as data, the file made of it, and the file's SHA-256.

    A public variant has no file until it is cleared; from then on its document is what was cleared.
    """

    id: str
    release_id: str
    variant: Variant
    document: Data
    file: bytes = b""
    checksum: str = ""


@dataclass(frozen=True)
class Results:
    """What each step gave when a version was released, by its key: it outlives the raw input."""

    id: str
    release_id: str
    steps: Data


@dataclass(frozen=True)
class Clearance:
    """What was decided about personal data in the public variant of the minutes. `at` and `by`: once it was finished.

    `verdicts`: finding -> keep or cover; `words` are covered wherever they stand; `seen` are the marks of the texts it saw.
    """

    id: str
    workshop_id: str
    verdicts: Data = field(default_factory=dict)
    words: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()
    at: datetime | None = None
    by: str = ""


Record = (
    Process
    | Workshop
    | Step
    | Person
    | Entry
    | Item
    | Parked
    | Body
    | Deed
    | Passage
    | User
    | SignIn
    | Practice
    | Sheet
    | Adoption
    | Release
    | Edition
    | Results
    | Clearance
    | Letterhead
)
