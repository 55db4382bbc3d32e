"""The library of good practice: finding entries by their words, keeping them, and naming those that fit an action.

Words are compared by their stems (Snowball, German), so that Kindergärten finds Kindergarten; a stem of four letters or more is
also found inside a compound, so that Kurs finds Sprachkurse.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any
from unicodedata import combining, normalize

from snowballstemmer import stemmer

from facilitation.errors import Empty, NotAnOption, TooLong
from facilitation.house import House
from facilitation.ports import Books
from facilitation.practice import Evidence, Practice, Provenance, Quest, Size
from facilitation.roles import Who, require_facilitator
from facilitation.similarity import SMALL_WORDS
from facilitation.text import clean

TITLE_MAXIMUM = 140
TEXT_MAXIMUM = 4_000
LINE_MAXIMUM = 300
LIST_MAXIMUM = 20
PAGE = 20
"""Entries on one page of the library."""
WHOLE = 4
"""Stems shorter than this are found as whole words only."""
WORDS = 60
"""So many different words of a text are looked for."""
SUGGESTED, NEAR = 3, 50
"""Entries named for an action, and as many as are weighed against each other for it."""

TEXTS = ("summary", "approach", "partners", "resources", "results", "success", "hurdles")
LINES = ("title", "municipality", "land", "source", "link")
LISTS = ("fields", "target_groups")
_WORD = re.compile(r"[^\W_]+")
_german = stemmer("german")


@dataclass(frozen=True)
class Shelf:
    """One page of what was found, and how many there are in all."""

    practices: tuple[Practice, ...]
    found: int


@dataclass(frozen=True)
class Hint:
    """An entry that fits, and why: the fields it shares and the words it shares."""

    practice: Practice
    fields: tuple[str, ...]
    words: tuple[str, ...]


# ── words ────────────────────────────────────────────────────────────────────


def stems(text: str) -> dict[str, str]:
    """The stems of a text in their order, each with the first word it stands for. Small words count only when alone."""
    found = {stem(word): word for word in reversed(_WORD.findall(text))}
    ordered = dict(reversed(found.items()))
    told = {one: word for one, word in ordered.items() if _fold(word) not in SMALL_WORDS}
    return told or ordered


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """One word as it is compared: Kindergarten and Kindergärten -> kindergart.

    Snowball cuts one ending; Sprachkurse and Sprachkurs, Kita and Kitas only meet when it goes on until four letters are left.
    """
    rest = word.lower()
    while WHOLE <= len(shorter := _german.stemWord(rest)) < len(rest):
        rest = shorter
    return _fold(rest[:-1] if rest.endswith("s") and len(rest) > WHOLE else rest)


def _fold(word: str) -> str:
    """Without capitals, umlauts and accents."""
    spelt = normalize("NFKD", word.casefold())
    return "".join(letter for letter in spelt if not combining(letter))


# ── keeping ──────────────────────────────────────────────────────────────────


def shelve(practice: Practice) -> Practice:
    """The entry with what the search looks at."""
    told = (practice.title, *(getattr(practice, name) for name in TEXTS), practice.municipality, *practice.fields)
    return replace(
        practice,
        heading=_spell(practice.title),
        words=_spell(" ".join((*told, *practice.target_groups))),
        marks=_mark(practice),
    )


def tag(kind: str, value: str) -> str:
    """A tag as it stands in `Practice.marks`. `kind`: field, group, size, evidence or origin."""
    return f"|{kind}={value.replace('|', ' ')}|"


def compose(details: Mapping[str, Any], *, id: str, provenance: Provenance) -> Practice:
    """An entry from what was typed or read, cleaned. Raises Empty, TooLong, NotAnOption, each naming its field."""
    told: dict[str, Any] = {name: _line(details, name) for name in LINES}
    told |= {name: _text(details, name) for name in TEXTS}
    told |= {name: _list(details, name) for name in LISTS}
    for name in ("title", "summary"):
        if not told[name]:
            raise Empty(field=name)
    size = _line(details, "size")
    evidence = _line(details, "evidence") or Evidence.IDEA.value
    return shelve(
        Practice(
            id,
            **told,
            size=_one_of(Size, size, "size") if size else None,
            evidence=_one_of(Evidence, evidence, "evidence"),
            provenance=provenance,
        )
    )


def keep(house: House, who: Who, details: Mapping[str, Any], *, provenance: Provenance = Provenance.WRITTEN) -> Practice:
    """Add an entry. Raises NotAllowed and as `compose`."""
    require_facilitator(who)
    practice = replace(compose(details, id=house.new_id(), provenance=provenance), added_at=house.clock())
    with house.store.register() as ledger:
        ledger.put(practice)
    return practice


def renew(house: House, who: Who, practice: Practice) -> Practice:
    """Keep an entry that has an id of its own, in the place of the one that bore it before. Raises NotAllowed."""
    require_facilitator(who)
    with house.store.register() as ledger:
        before = ledger.find(Practice, id=practice.id)
        kept = replace(practice, added_at=before.added_at if before else house.clock())
        ledger.put(kept)
    return kept


def change(house: House, who: Who, practice_id: str, details: Mapping[str, Any]) -> Practice:
    """Change an entry. Raises NotAllowed, Missing, and as `compose`."""
    require_facilitator(who)
    with house.store.register() as ledger:
        before = ledger.get(Practice, practice_id)
        after = replace(compose(details, id=before.id, provenance=before.provenance), added_at=before.added_at)
        ledger.put(after)
    return after


def drop(house: House, who: Who, practice_id: str) -> None:
    """Take an entry out. Raises NotAllowed, Missing."""
    require_facilitator(who)
    with house.store.register() as ledger:
        ledger.drop(ledger.get(Practice, practice_id))


def stock(house: House, shipped: Iterable[Practice]) -> None:
    """Put the entries shipped with the app into the library and bring those already there up to date."""
    with house.store.register() as ledger:
        known = {one.id: one for one in ledger.all(Practice, provenance=Provenance.SHIPPED)}
        wanted = {one.id: shelve(one) for one in shipped}
        for id, practice in wanted.items():
            if (before := known.get(id)) is None:
                ledger.put(replace(practice, added_at=house.clock()))
            elif replace(before, added_at=None) != practice:
                ledger.put(replace(practice, added_at=before.added_at))
        for id, practice in known.items():
            if id not in wanted:
                ledger.drop(practice)


# ── finding ──────────────────────────────────────────────────────────────────


def find(books: Books, who: Who, text: str = "", *, marks: Sequence[str] = (), page: int = 0) -> Shelf:
    """One page of the entries in which every word of `text` occurs and that bear all `marks`; the title weighs most."""
    require_facilitator(who)
    quest = Quest(tuple(stems(text))[:WORDS], tuple(marks))
    return Shelf(books.seek(quest, limit=PAGE, offset=page * PAGE), books.tally(quest))


def look_up(house: House, who: Who, practice_id: str) -> Practice:
    """One entry. Raises NotAllowed, Missing."""
    require_facilitator(who)
    with house.store.read() as ledger:
        return ledger.get(Practice, practice_id)


def named_in(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Those of the names of which a word begins one of the text: Sprache is in Sprachkurs, Arbeit not in Zusammenarbeit."""
    words = _spell(text)
    return tuple(name for name in names if any(f" {one}" in words for one in stems(name)))


def marked(books: Books, kind: str) -> tuple[str, ...]:
    """The values of one kind of tag that occur in the library, by the alphabet."""
    found = {
        value
        for marks in books.marks()
        for name, _, value in (part.partition("=") for part in marks.strip("|").split("||"))
        if name == kind
    }
    return tuple(sorted(found, key=str.casefold))


def suggest(books: Books, who: Who, text: str, fields: Sequence[str] = ()) -> tuple[Hint, ...]:
    """Up to three entries that fit an action: a shared field counts three words; each with the reasons. No reason, no entry."""
    require_facilitator(who)
    wanted = dict(list(stems(text).items())[:WORDS])
    quests = [Quest(tuple(wanted), some=True)] if wanted else []
    quests += [Quest(marks=(tag("field", one),)) for one in fields]
    near = {one.id: one for quest in quests for one in books.seek(quest, limit=NEAR)}
    hints = []
    for practice in near.values():
        shared = tuple(one for one in fields if one in practice.fields)
        words = tuple(word for one, word in wanted.items() if occurs(one, practice.words))
        if shared or words:
            hints.append(Hint(practice, shared, words))
    weighed = sorted(hints, key=lambda hint: (-3 * len(hint.fields) - len(hint.words), hint.practice.title, hint.practice.id))
    return tuple(weighed[:SUGGESTED])


def occurs(one: str, words: str) -> bool:
    """Whether a stem is found among words: as a whole, or inside a compound if it is long enough."""
    return (one if len(one) >= WHOLE else f" {one} ") in words


def _spell(text: str) -> str:
    """Stems and whole words: a compound's own stem may have lost what a stem in its middle asks for."""
    told = stems(text)
    return f" {' '.join(dict.fromkeys((*told, *map(_fold, _WORD.findall(text)))))} "


def _mark(practice: Practice) -> str:
    marks = [tag("field", one) for one in practice.fields]
    marks += [tag("group", one) for one in practice.target_groups]
    marks += [tag("size", practice.size.value)] if practice.size else []
    marks += [tag("evidence", practice.evidence.value), tag("origin", practice.provenance.value)]
    return "".join(marks)


def _line(details: Mapping[str, Any], name: str) -> str:
    maximum = TITLE_MAXIMUM if name == "title" else LINE_MAXIMUM
    return _fit(" ".join(clean(str(details.get(name) or "")).split()), maximum, name)


def _text(details: Mapping[str, Any], name: str) -> str:
    return _fit(clean(str(details.get(name) or "")).strip(), TEXT_MAXIMUM, name)


def _list(details: Mapping[str, Any], name: str) -> tuple[str, ...]:
    given = details.get(name) or ()
    parts = re.split(r"[\n;,]" if "\n" not in given else r"\n", given) if isinstance(given, str) else given
    told = dict.fromkeys(_fit(" ".join(clean(str(one)).split()), LINE_MAXIMUM, name) for one in parts)
    return tuple(one for one in told if one)[:LIST_MAXIMUM]


def _fit(text: str, maximum: int, name: str) -> str:
    if len(text) > maximum:
        raise TooLong(length=len(text), maximum=maximum, field=name)
    return text


def _one_of(words: type[Size] | type[Evidence], given: str, name: str) -> Any:
    found = next((one for one in words if one.value.casefold() == given.casefold()), None)
    if found is None:
        raise NotAnOption(value=given, field=name)
    return found


COLUMNS = tuple(one.name for one in fields(Practice) if one.name in (*LINES, *TEXTS, *LISTS, "size", "evidence"))
"""What a person can say about an entry, in order."""
