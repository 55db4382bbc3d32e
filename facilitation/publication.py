"""Clearing the public variant: what may be personal in it is looked at by a person, who says what stays and what is covered.

A clearance is bound to the texts it saw. What is worded anew afterwards has to be looked at again.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from facilitation import personal
from facilitation.desk import fit
from facilitation.document import Document
from facilitation.editions import freeze, frozen
from facilitation.errors import ChangedMeanwhile, NotAnOption, NotChecked, TooShortToCover, Undecided
from facilitation.house import House
from facilitation.minutes import minutes, own_words
from facilitation.redaction import Passage, passages, reword
from facilitation.roles import Who, name_of, require_facilitator
from facilitation.transaction import redraw
from facilitation.variants import Variant
from facilitation.version import Version, draft, latest, version_of
from facilitation.workshop import Clearance, Edition, Process, Release, Workshop

COVERED = "[geschwärzt]"
WORD_MINIMUM, WORDS_MAXIMUM = 3, 2_000
_SENTENCE = re.compile(r"(?<=[.!?…])(?<!\bDr\.)(?<!\bProf\.)(?<!\bHr\.)(?<!\bFr\.)(?<!\bSt\.)\s+(?=[„A-ZÄÖÜ])|\n+")


class Verdict(StrEnum):
    KEEP = "keep"
    COVER = "cover"


@dataclass(frozen=True)
class Finding:
    """What may be personal, in its sentence: `before`, `hit`, `after`. `times`: in how many places the same text stands."""

    key: str
    kind: str
    place: str
    before: str
    hit: str
    after: str
    times: int
    verdict: Verdict | None


@dataclass(frozen=True)
class Inspection:
    """The public text as it has to be looked at. `new`: texts that nobody has seen since the last clearance.

    `at` and `by` are None and empty until all is decided and seen. `number`: the released version that waits for it.
    """

    findings: tuple[Finding, ...]
    words: tuple[str, ...]
    texts: int
    new: int
    at: datetime | None
    by: str
    number: int | None


@dataclass(frozen=True)
class _Matter:
    """What has to be looked at: the texts of the draft and, where one waits, of the released version."""

    workshop: Workshop
    texts: tuple[Passage, ...]
    clearance: Clearance | None
    waiting: Release | None
    edition: Edition | None


# ── what a facilitator does ──────────────────────────────────────────────────


def inspect(house: House, who: Who, workshop_id: str) -> Inspection:
    """The public text with everything in it that may be personal. Raises Unknown, NotAllowed, Missing."""
    require_facilitator(who)
    matter = _look(house, workshop_id)
    clearance = matter.clearance or Clearance("", workshop_id)
    done = covers(clearance, matter.texts)
    seen = set(clearance.seen)
    return Inspection(
        findings=tuple(_findings(matter.texts, clearance.verdicts)),
        words=clearance.words,
        texts=len({one.text for one in matter.texts}),
        new=len({one.text for one in matter.texts if seen and _mark(one.text) not in seen}),
        at=clearance.at if done else None,
        by=clearance.by if done else "",
        number=matter.waiting.number if matter.waiting else None,
    )


def decide(house: House, who: Who, workshop_id: str, verdicts: Mapping[str, str], words: str) -> Clearance:
    """Keep verdicts on findings, by their keys, and further words to cover, one a line. The clearance is open again.

    Raises NotAnOption, TooShortToCover, TooLong, Unknown, NotAllowed, Missing.
    """
    require_facilitator(who)
    given, further = _read_verdicts(verdicts), _read_words(words)
    with house.store.write(workshop_id) as tx:
        before = tx.find(Clearance, workshop_id=workshop_id) or Clearance(house.new_id(), workshop_id)
        kept = replace(before, verdicts={**before.verdicts, **given}, words=further, at=None, by="")
        tx.put(kept)
        redraw(tx)
    return kept


def clear(house: House, who: Who, workshop_id: str, verdicts: Mapping[str, str], words: str) -> Clearance:
    """Decide the last findings and say that the text was looked at; a released version that waits for it gets its file.

    Raises Undecided where a finding has no verdict, ChangedMeanwhile, and what `decide` raises.
    """
    facilitator = require_facilitator(who)
    matter = _look(house, workshop_id)
    known = matter.clearance or Clearance(house.new_id(), workshop_id)
    verdicts = {**known.verdicts, **_read_verdicts(verdicts)}
    keys = [one.key for one in _findings(matter.texts, verdicts)]
    if open_still := sum(key not in verdicts for key in keys):
        raise Undecided(count=open_still)
    clearance = replace(
        known,
        verdicts={key: verdicts[key] for key in keys},
        words=_read_words(words),
        seen=tuple(sorted({_mark(one.text) for one in matter.texts})),
        at=house.clock(),
        by=name_of(facilitator),
    )
    with house.store.read() as ledger:
        process = ledger.get(Process, matter.workshop.process_id)
    edition = _publish(house, clearance, matter.edition, process) if matter.edition else None
    with house.store.write(workshop_id) as tx:
        if tx.workshop.revision != matter.workshop.revision + 1:
            raise ChangedMeanwhile
        tx.put(clearance)
        if edition and matter.waiting:
            tx.put(edition)
            tx.put(replace(matter.waiting, cleared_at=clearance.at, cleared_by=clearance.by))
        redraw(tx)
        tx.announce_step()
    return clearance


# ── what is published ────────────────────────────────────────────────────────


def cleared(house: House, workshop_id: str) -> Document:
    """The draft of the public variant with everything covered that was to be. Raises NotChecked, Missing."""
    document, clearance = _draft(house, workshop_id)
    if clearance is None:
        raise NotChecked
    return cover(document, clearance)


def proof(house: House, workshop_id: str) -> Document:
    """The draft of the public variant to look at: covered where it is cleared, else as it is. Raises Missing."""
    document, clearance = _draft(house, workshop_id)
    return cover(document, clearance) if clearance else document


def is_cleared(house: House, workshop_id: str) -> bool:
    """Whether the draft of the public variant may be published. Raises Missing."""
    with house.store.read() as ledger:
        clearance = ledger.find(Clearance, workshop_id=workshop_id)
    if clearance is None or clearance.at is None:
        return False  # most often so, and known without composing minutes
    return _draft(house, workshop_id)[1] is not None


def _draft(house: House, workshop_id: str) -> tuple[Document, Clearance | None]:
    """The draft of the public variant, and the clearance that covers it, if one does."""
    with house.store.read() as ledger:
        version = draft(house, ledger, workshop_id)
        clearance = ledger.find(Clearance, workshop_id=workshop_id)
    document = minutes(house, workshop_id, Variant.PUBLIC, version)
    texts = _to_see(document, version)
    return document, clearance if clearance and covers(clearance, texts) else None


def covers(clearance: Clearance, texts: Sequence[Passage]) -> bool:
    """Whether a finished clearance has seen all of these texts and decided all of their findings."""
    seen = set(clearance.seen)
    if clearance.at is None or any(_mark(one.text) not in seen for one in texts):
        return False
    return all(one.verdict is not None for one in _findings(texts, clearance.verdicts))


def cover(document: Document, clearance: Clearance) -> Document:
    """The document with what is to be covered covered."""
    return reword(document, lambda text: _cover(text, clearance))


def finish(
    house: House, clearance: Clearance | None, release: Release, version: Version, edition: Edition, process: Process
) -> tuple[Release, Edition]:
    """The release and its public edition, with its file where the clearance covers it."""
    texts = _to_see(Document.from_dict(edition.document), version)
    if clearance is None or not covers(clearance, texts):
        return release, edition
    cleared = replace(release, cleared_at=clearance.at, cleared_by=clearance.by)
    return cleared, _publish(house, clearance, edition, process)


def _publish(house: House, clearance: Clearance, edition: Edition, process: Process) -> Edition:
    return freeze(house, replace(edition, document=cover(Document.from_dict(edition.document), clearance).to_dict()), process)


def _look(house: House, workshop_id: str) -> _Matter:
    with house.store.read() as ledger:
        workshop = ledger.get(Workshop, workshop_id)
        version = draft(house, ledger, workshop_id)
        clearance = ledger.find(Clearance, workshop_id=workshop_id)
        last = latest(ledger, workshop_id)
        waiting = last if last and last.withdrawn_at is None and last.cleared_at is None else None
        edition = frozen(ledger, waiting, Variant.PUBLIC) if waiting else None
        before = version_of(ledger, waiting) if waiting else version
    texts = _to_see(minutes(house, workshop_id, Variant.PUBLIC, version), version)
    if edition:
        texts += _to_see(Document.from_dict(edition.document), before)
    return _Matter(workshop, tuple(texts), clearance, waiting, edition)


def _to_see(document: Document, version: Version) -> list[Passage]:
    """All texts but what the version itself says in words of our own."""
    ours = own_words(version, Variant.PUBLIC) | ({version.change} if not personal.spot(version.change) else set())
    return [one for one in passages(document) if one.text not in ours]


def _findings(texts: Iterable[Passage], verdicts: Mapping[str, str]) -> Iterator[Finding]:
    """Each finding once for each wording it stands in, in the order of the document."""
    places: dict[str, str] = {}
    times = Counter[str]()
    for one in texts:
        places.setdefault(one.text, one.place)
        times[one.text] += 1
    for text, place in places.items():
        for mark in personal.spot(text):
            key = _mark(text, mark.start, mark.end)
            before, after = _sentence(text, mark.start, mark.end)
            verdict = Verdict(verdicts[key]) if key in verdicts else None
            yield Finding(key, mark.kind.value, place, before, text[mark.start : mark.end], after, times[text], verdict)


def _sentence(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a span within its sentence."""
    breaks = [match.end() for match in _SENTENCE.finditer(text)]
    first = max((place for place in breaks if place <= start), default=0)
    last = min((place for place in breaks if place >= end), default=len(text))
    return text[first:start], text[end:last].rstrip()


def _cover(text: str, clearance: Clearance) -> str:
    spans = [
        (one.start, one.end)
        for one in personal.spot(text)
        if clearance.verdicts.get(_mark(text, one.start, one.end)) == Verdict.COVER
    ]
    for word in clearance.words:
        spans += [match.span() for match in re.finditer(re.escape(word), text, re.IGNORECASE)]
    covered, at = "", 0
    for start, end in _joined(spans):
        covered += text[at:start] + COVERED
        at = end
    return covered + text[at:]


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that overlap as one, in order."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _mark(text: str, *span: int) -> str:
    return hashlib.sha256(f"{span}{text}".encode()).hexdigest()[:20]


def _read_verdicts(verdicts: Mapping[str, str]) -> dict[str, str]:
    for said in verdicts.values():
        if said not in list(Verdict):
            raise NotAnOption(value=f"{said!s:.40}")
    return {str(key)[:20]: Verdict(said).value for key, said in verdicts.items()}


def _read_words(words: str) -> tuple[str, ...]:
    lines = [line.strip() for line in fit(words, WORDS_MAXIMUM, "words", required=False).splitlines()]
    for line in filter(None, lines):
        if len(line) < WORD_MINIMUM:
            raise TooShortToCover(field="words", word=line, minimum=WORD_MINIMUM)
    return tuple(dict.fromkeys(filter(None, lines)))
