"""What an activity and a format must say. They are declared with these, found by walking the box, and never subclassed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from random import Random
from typing import Any, Literal, Protocol

from facilitation.document import Block, Chart, Table
from facilitation.errors import UnknownActivity, UnknownFormat
from facilitation.language import Translate, german
from facilitation.practice import Practice
from facilitation.workshop import (
    Body,
    Data,
    Entry,
    EntryState,
    Item,
    Origin,
    Person,
    Process,
    Step,
    StepState,
    Visibility,
    Workshop,
)


class Standing(StrEnum):
    """The four kinds of result, never mixed. The value is the German stamp."""

    OPINION = "Meinungsbild"
    RECOMMENDATION = "Empfehlung"
    COMMITMENT = "Zusage"
    RESOLUTION = "Beschluss"


@dataclass(frozen=True)
class Option:
    """Something a later step can work with: a card, a cluster, a ranked option. `roots`: ids of what it grew out of."""

    id: str
    text: str
    roots: tuple[str, ...] = ()
    facts: Data = field(default_factory=dict)


@dataclass(frozen=True)
class Scene:
    """A step as it stands: its input, what the facilitator arranged, who is there and what earlier steps gave.

    `unsettled`: a step it builds on was taken back and is worked on again, so that `inputs` lack what it will give.
    `again`: such a step was taken back after this one was held, and nothing was fixed here. `forgotten`: raw input of such a
    step was deleted in time. `lost`: sources noted at opening that are no longer there. `way`: the bodies that will deal with
    it all, where the step is set to show them.
    """

    process: Process
    workshop: Workshop
    step: Step
    people: tuple[Person, ...] = ()
    entries: tuple[Entry, ...] = ()
    items: tuple[Item, ...] = ()
    inputs: tuple[Option, ...] = ()
    by_table: bool = False
    unsettled: bool = False
    again: bool = False
    forgotten: bool = False
    lost: tuple[dict[str, Any], ...] = ()
    way: tuple[Body, ...] = ()
    agreed: Mapping[str, Data] = field(default_factory=dict)
    """What later steps of the evening agreed about what has an id, as facts."""

    @cached_property
    def valid(self) -> tuple[Entry, ...]:
        """The entries that count, in order of arrival."""
        return tuple(entry for entry in self.entries if entry.state is EntryState.VALID)

    @cached_property
    def n(self) -> int:
        """People, or tables, with at least one valid input; paper that belongs to nobody in particular counts for none."""
        return len({entry.pseudonym for entry in self.valid if entry.pseudonym})

    @cached_property
    def from_paper(self) -> int:
        """How many of the entries that count the facilitator entered from paper."""
        return sum(entry.origin is Origin.FACILITATOR for entry in self.valid)

    @property
    def N(self) -> int:  # noqa: N802 - the symbol of the contract
        """People who were here when the step closed, and who left but had been heard; at table steps the tables.

        A table that was taken away and has handed something in counts on.
        """
        return len(self.tables) if self.by_table else len(self.people)

    @cached_property
    def tables(self) -> tuple[str, ...]:
        """The tables in the room, and behind them those that were taken away and have handed something in."""
        return tuple(dict.fromkeys([*self.workshop.tables, *(entry.table for entry in self.valid if entry.table)]))

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """What was offered when the step was opened; before that, what earlier steps give now."""
        fixed = self.step.opening.get("options")
        if fixed is None:
            return self.inputs
        return tuple(Option(one["id"], one["text"], tuple(one["roots"]), one["facts"]) for one in fixed)

    def arranged(self, kind: str) -> tuple[Item, ...]:
        """The facilitator's items of one kind, in their order."""
        return tuple(item for item in self.items if item.kind == kind)

    def setting(self, name: str, default: Any = None) -> Any:
        return self.step.setting(name, default)


@dataclass(frozen=True)
class Due:
    """What is due on a day, and whose it is. `id` stays the same when day or words change."""

    id: str
    day: date
    text: str
    who: str = ""


def fix_options(options: tuple[Option, ...]) -> list[dict[str, Any]]:
    """Options as the plain data that a step's `opening` keeps."""
    return [asdict(one) for one in options]


# ── what a participant fills in ──────────────────────────────────────────────


@dataclass(frozen=True)
class Field:
    """One input of a form. Texts are German message ids; `options` are {value, label} in order.

    `kind`: how it is drawn in `modules/web/tablet`: card and line are short texts, text a long one, texts a fixed `count` of
    texts; choice picks one of the options in a menu, verdict one of them in full view; scale, number (with its `unit`), date,
    dots, and switch for yes or no. `nullable`: the words under which a scale may also be answered with null. `needed_at`:
    values of the field `needs` at which this one must be filled in. `group`: the heading under which a long form puts it.
    """

    name: str
    kind: Literal["card", "line", "text", "texts", "choice", "verdict", "scale", "number", "date", "dots", "switch"]
    label: str = ""
    required: bool = False
    minimum: int | None = None
    maximum: int | None = None
    warn_words: int | None = None
    colour: str | None = None
    note: str = ""
    low: str = ""
    high: str = ""
    budget: int | None = None
    count: int | None = None
    unit: str = ""
    nullable: str = ""
    needs: str = ""
    needed_at: tuple[int, ...] = ()
    group: str = ""
    options: tuple[Data, ...] = ()


@dataclass(frozen=True)
class Form:
    """What the tablet draws for an open step. `limit`: entries a person may have at once.

    `subjects`: where the same is asked about several things one after the other, those as {value, label}; the entry names its
    value under the key `subject`, and the limit counts for each. `noun` is then what one of them is called: "Leitsatz 3 von 4".
    """

    fields: tuple[Field, ...]
    subject: str = ""
    subjects: tuple[Data, ...] = ()
    limit: int = 1
    submit: str = "Abgeben"
    noun: str = "Eingabe"
    own_title: str = "Meine Eingabe"


# ── what a facilitator may set ───────────────────────────────────────────────


@dataclass(frozen=True)
class Setting:
    """A number, text, switch or choice a facilitator may change while planning.

    `unit` is shown behind the field, `words` are shown for the options of a choice where these do not speak for themselves.
    """

    name: str
    label: str
    kind: Literal["number", "text", "switch", "choice"]
    default: Any
    minimum: int | None = None
    maximum: int | None = None
    options: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    unit: str = ""


# ── what a facilitator may do ────────────────────────────────────────────────

Changed = Entry | Item | Step | Person


@dataclass(frozen=True)
class Change:
    """One record before and after an act; None before: it is new, None after: it is taken away."""

    before: Changed | None
    after: Changed | None


NewId = Callable[[], str]
Act = Callable[[Scene, Data, NewId], tuple[Change, ...]]


@dataclass(frozen=True)
class Verb:
    """A facilitator's own act at an activity, with the German words under which it can be undone."""

    label: str
    act: Act


Call = tuple[str, Data]


def no_options(scene: Scene) -> tuple[Option, ...]:
    return ()


def no_blocks(scene: Scene) -> tuple[Block, ...]:
    return ()


def no_table(scene: Scene) -> Table | None:
    return None


def no_charts(scene: Scene) -> tuple[Chart, ...]:
    return ()


def no_dates(scene: Scene) -> tuple[Due, ...]:
    return ()


def no_opening(scene: Scene) -> Data:
    return {}


def no_calls(scene: Scene, spoken: Data) -> tuple[Call, ...]:
    return ()


def no_arrangement(scene: Scene, random: Random) -> tuple[Call, ...]:
    return ()


def no_entries(scene: Scene, random: Random) -> tuple[Data, ...]:
    return ()


def no_bench(scene: Scene) -> Data:
    return {"kind": "none"}


def no_check(step: Step, data: Data) -> Data:
    return {}


def no_line(data: Data) -> str:
    return ""


def always_asked(step: Step, data: Data) -> bool:
    return True


class Rule(Protocol):
    """How the rule of a step is said in the language of `translate`; numbers are filled in after translating."""

    def __call__(self, step: Step, translate: Translate = german) -> str: ...


def no_rule(step: Step, translate: Translate = german) -> str:
    return ""


def no_remarks(scene: Scene) -> tuple[str, ...]:
    return ()


def no_agreements(scene: Scene) -> Mapping[str, Data]:
    return {}


def no_fates(scene: Scene) -> Mapping[str, str]:
    return {}


def no_foot(step: Step) -> str:
    return ""


def no_names(spoken: Data) -> tuple[str, ...]:
    return ()


def same_data(scene: Scene, spoken: Data) -> Data:
    return spoken


def one_question(data: Data) -> str:
    return ""


def one_entry(step: Step) -> int:
    return 1


@dataclass(frozen=True)
class Activity:
    """A building block: one kind of input with its rules, its result and its three views. It knows no format.

    rules   `check` cleans one input or raises Invalid; `limit` and `question` say how many entries a person may have for
            what; `fed` says whether it may work with what earlier steps gave (or the facilitator typed), or must;
            `asked` whether an input belongs to what is asked now, such as the round that runs; `result` gives the
            figures of `formats.md`; `options` what later steps may build on; `opening` what is fixed when the step opens;
            `parked` what was put aside for the parking lot; `became` what happened here to what has an id, in a few words;
            `agreed` what was agreed here about it, as facts that hold from now on; `dates` what is due when, for calendars;
            `tied` what is level at the cut, `run_off` the settings of the same step that decides between these ids.
    views   `form` for the tablet, `picture` for the projector (its "kind" names a drawing in modules/web/projector),
            `card` one entry on a live wall (None: it does not hang there), `line` one input as a line, `bench` the
            facilitator's own view; `remarks` sentences that must stand beside the result wherever it is shown.
    figures `table` is the result as one table of unrounded figures, from which screen tables and spreadsheets are made;
            `charts` say what is to be drawn of it, on the screen and in the minutes.
    minutes blocks for the minutes; `annex` what belongs behind them, such as all cards verbatim.
    library `borrow` says what an entry of the library may give to an empty input (None: nothing here is like one).
    count   `for_nobody`: at a table step the facilitator may also write for no table in particular; while all was written
            so, n and N say nothing. `reserved`: parts of an input that only the facilitator gives; what participants say
            there does not count, and their changes leave it as it is.
    play    `spoken` turns a scenario's entry into input, `calls` a scenario's object into verbs (or an entry that needs
            some before it), `named` gives the texts of options either of them names; `imagine` and `arrange` do the same
            for a rehearsal with virtual people. `listed`: what the facilitator does comes as a list, act by act.
    """

    key: str
    title: str
    summary: str
    unit: Literal["person", "table", "facilitator"]
    result: Callable[[Scene], dict[str, Any]]
    picture: Callable[[Scene], Data]
    minutes: Callable[[Scene], tuple[Block, ...]]
    annex: Callable[[Scene], tuple[Block, ...]] = no_blocks
    table: Callable[[Scene], Table | None] = no_table
    charts: Callable[[Scene], tuple[Chart, ...]] = no_charts
    standing: Standing | None = None
    fed: Literal["", "may", "must"] = ""
    may_be_live: bool = False
    settings: tuple[Setting, ...] = ()
    form: Callable[[Step], Form] | None = None
    check: Callable[[Step, Data], Data] = no_check
    limit: Callable[[Step], int] = one_entry
    question: Callable[[Data], str] = one_question
    asked: Callable[[Step, Data], bool] = always_asked
    options: Callable[[Scene], tuple[Option, ...]] = no_options
    opening: Callable[[Scene], Data] = no_opening
    card: Callable[[Step, Entry], Data | None] | None = None
    line: Callable[[Data], str] = no_line
    rule: Rule = no_rule
    foot: Callable[[Step], str] = no_foot
    bench: Callable[[Scene], Data] = no_bench
    remarks: Callable[[Scene], tuple[str, ...]] = no_remarks
    parked: Callable[[Scene], tuple[Option, ...]] = no_options
    became: Callable[[Scene], Mapping[str, str]] = no_fates
    agreed: Callable[[Scene], Mapping[str, Data]] = no_agreements
    dates: Callable[[Scene], tuple[Due, ...]] = no_dates
    tied: Callable[[Scene], tuple[Option, ...]] = no_options
    run_off: Callable[[Scene, Sequence[str]], Data] | None = None
    verbs: Mapping[str, Verb] = field(default_factory=dict)
    borrow: Callable[[Practice], Data] | None = None
    for_nobody: bool = False
    reserved: tuple[str, ...] = ()
    listed: bool = False
    spoken: Callable[[Scene, Data], Data] = same_data
    calls: Callable[[Scene, Data], tuple[Call, ...]] = no_calls
    named: Callable[[Data], tuple[str, ...]] = no_names
    imagine: Callable[[Scene, Random], tuple[Data, ...]] = no_entries
    arrange: Callable[[Scene, Random], tuple[Call, ...]] = no_arrangement

    @property
    def feeds(self) -> bool:
        """Whether later steps can build on what it gives."""
        return self.options is not no_options

    @property
    def has_figures(self) -> bool:
        """Whether its result is a table or a chart."""
        return self.table is not no_table or self.charts is not no_charts

    @property
    def builds(self) -> bool:
        """Whether it works with what earlier steps gave, or with options the facilitator typed."""
        return bool(self.fed) or self.named is not no_names


# ── formats ──────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Planned:
    """One step of a declared agenda. `sources` name the steps whose results feed it, also "format.step" of the process."""

    key: str
    activity: str
    title: str
    question: str
    minutes: int
    help: str = ""
    settings: Data = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    visibility: Visibility = Visibility.AFTER
    left_out: bool = False


@dataclass(frozen=True)
class Format:
    """A moderation format: an ordered agenda, declared and not programmed. `short` names the steps of the short form.

    `version` goes up whenever another agenda comes out of it; minutes say from which one a workshop was planned.
    """

    key: str
    title: str
    summary: str
    people: str
    steps: tuple[Planned, ...]
    short: tuple[str, ...] = ()
    version: int = 1


@dataclass(frozen=True)
class Catalogue:
    """The box: every activity and format by key."""

    activities: Mapping[str, Activity]
    formats: Mapping[str, Format]

    def activity(self, key: str) -> Activity:
        """Raises UnknownActivity."""
        if key not in self.activities:
            raise UnknownActivity
        return self.activities[key]

    def format(self, key: str) -> Format:
        """Raises UnknownFormat."""
        if key not in self.formats:
            raise UnknownFormat
        return self.formats[key]


def is_by_table(activity: Activity, step: Step) -> bool:
    """Whether table groups speak at this step; the setting `by` of a step may say so where the activity does not."""
    return bool(step.setting("by", activity.unit) == "table")


def is_counted(activity: Activity, scene: Scene) -> bool:
    """Whether n and N say something here: not where only the facilitator acts, nor where all was written for no table."""
    return activity.unit != "facilitator" and not (activity.for_nobody and scene.n == 0)


def was_held(step: Step) -> bool:
    """Whether a step was held and revealed, so that others may build on it without giving away what is still hidden."""
    return not step.left_out and step.state.place >= StepState.REVEALED.place


def is_live(step: Step, activity: Activity) -> bool:
    """Whether the wall shows input as it arrives."""
    return activity.may_be_live and step.visibility is Visibility.LIVE


def is_visible(step: Step, activity: Activity) -> bool:
    """Whether the room may see the picture of a step now."""
    if activity.form is None:
        return step.state is not StepState.PREPARED
    if step.state is StepState.PREPARED:
        return False
    return step.state.place >= StepState.REVEALED.place or is_live(step, activity)
