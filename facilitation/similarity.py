"""Hints about the wording of cards: which read alike, and which may name a person.

Both are hints for a person who decides; nothing is merged, hidden or changed because of them.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

ALIKE = 0.6
"""From this likeness on, two cards are worth a look side by side (tried on cards as such workshops write them)."""

SMALL_WORDS = frozenset(
    """
    aber alle allem allen aller alles als also am an auch auf aus bei beim bessere besserer besseres bitte da damit das
    dass dem den der des die dies diese dieser dieses doch durch ein eine einem einen einer eines er es etwas fehlen
    fehlt fur ganz gibt gut gute guten guter gutes haben hat ich im immer in ist ja kann kaum kein keine keinen keiner
    man mehr mehrere mit mochte mussen nach nicht noch nur ob oder ohne schon sehr sein sich sie sind so soll sollen
    sollte sollten tut uber um und uns unser unsere unter viel viele vielen vom von vor war waren was weil wenig wenige
    weniger wenn wer werden wie wir wird wo wunschen zu zum zur zuwenig zwischen
    """.split()  # noqa: SIM905 - a word list reads better as prose
)

ENDINGS = ("ern", "em", "en", "er", "es", "e", "n", "s")


@dataclass(frozen=True, slots=True)
class Wording:
    """A text as it is compared: its stems, and the triples of letters in them."""

    stems: frozenset[str]
    triples: frozenset[str]


def similar(text: str, others: Sequence[str]) -> int | None:
    """Find the index of the text most like `text` among `others`, None if none is like it. The first of equals wins.

    Likeness is the larger of two measures between 0 and 1: the shared word stems, weighed by their length because in
    German the long compound carries the meaning (weighted Jaccard index), and the shared letter triples (Dice 1945),
    which forgive spelling. Umlauts, accents, case, endings and small words do not count.
    """
    wording = _word(text)
    best, index = 0.0, None
    for position, other in enumerate(others):
        likeness = _compare(wording, _word(other))
        if likeness > best:
            best, index = likeness, position
    return index if best >= ALIKE else None


def _compare(one: Wording, two: Wording) -> float:
    if one.stems == two.stems:
        return 1.0 if one.stems else 0.0
    shared = one.triples & two.triples
    if not shared:
        return 0.0
    spelling = 2 * len(shared) / (len(one.triples) + len(two.triples))
    if one.stems.isdisjoint(two.stems):
        return spelling
    words = sum(map(len, one.stems & two.stems)) / sum(map(len, one.stems | two.stems))
    return max(words, spelling)


@lru_cache(maxsize=2048)
def _word(text: str) -> Wording:
    folded = "".join(letter for letter in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(letter))
    folded = re.sub(r"(?<![aeiouq])([aou])e(?=[^aeiou\W])", r"\1", folded)
    words = re.findall(r"[^\W_]+", folded)
    stems = frozenset(_stem(word) for word in words if word not in SMALL_WORDS) or frozenset(words)
    return Wording(stems, frozenset(triple for stem in stems for triple in _triples(stem)))


def _stem(word: str) -> str:
    """Cut German endings, one after the other, and leave at least four letters."""
    while ending := next((end for end in ENDINGS if word.endswith(end) and len(word) - len(end) >= 4), ""):
        word = word[: -len(ending)]
    return word


def _triples(stem: str) -> set[str]:
    padded = f" {stem} "
    return {padded[start : start + 3] for start in range(len(padded) - 2)}


SALUTATIONS = frozenset(
    """
    frau herr herrn hr hrn fr familie familien fam pfarrer pfarrerin pastor pastorin imam bürgermeister bürgermeisterin
    landrat landrätin mr mrs ms madame monsieur sayın пан пані госпожа господин السيد السيدة
    """.split()  # noqa: SIM905 - a word list reads better as prose
)
AFTER_NAMES = frozenset(("bey", "hanım", "hanim"))
DEGREES = frozenset(("dr", "prof", "professor"))
TITLES = DEGREES | {"dipl", "ing", "med", "mag"}
PARTICLES = frozenset(("von", "van", "vom", "zu", "zur", "de", "del", "di", "da", "el", "al", "abu", "ibn", "bin", "ben"))
ARTICLES = frozenset(("der", "den", "dem"))
FIRST_NAMES = frozenset(
    """
    abdul abdullah ahmad ahmed ahmet aisha aleksandr alexandra alexej ali amina amir amira anastasia andreas andrea
    andrij andrzej angela angelika anja anna anne annette antje arslan ayşe aysel aylin barbara bashar bernd bettina
    birgit bilal björn brigitte burak carmen carsten christa christiane christina christine christoph claudia
    cornelia daniel daniela denis detlef dieter dilara dirk dmytro doris elif elisabeth elke emine emre erik esra
    fatima fatma florian frank franziska friedrich gabriele galina gerd gerhard gisela günter günther hakan halina
    hamid hannah hans hasan hassan hatice heike heinrich heinz helga helmut hildegard holger horst hussein hüseyin
    ibrahim inga ingrid irina iryna ismail ivan jana jens joachim johanna johannes jörg julia jürgen
    kadir karin karl karsten kateryna katharina katja katrin kerstin khaled klaus kristina ksenia lars laura layla
    leila leyla lena leonie lisa lothar ludmila lukas lutz mahmoud manfred manuela marcel marek marion marko
    markus martina mathias matthias maryam mehmet melanie merve michael michaela mohamad mohamed mohammad mohammed
    monika murat mustafa nadia nadine nadja natalia nataliya nicole nina norbert nour oksana oleg oleksandr olena olga
    olha omar omer osman özlem patrick petra philipp rafael rainer ralf regina reinhard renate rita robert rüdiger
    sabine sahra samir samira sandra sara sarah sascha sebastian selin sergej sergij serhij sevgi silke silvia simone
    sofia sonja stefan stefanie steffen stephan susanne svenja svetlana swetlana tamara tanja tatjana tetiana thomas
    thorsten tobias torsten ulrich ulrike ursula ute uwe valentina vera veronika viktor viktoria volker volodymyr
    walter waltraud werner wolfgang yasemin yasin yasmin yusuf yuliia zainab zeynep zoran
    """.split()  # noqa: SIM905 - a word list reads better as prose
)
PLACES = r"schule|schulen|straße|str|platz|weg|allee|kirche|moschee|haus|heim|halle|gymnasium|stiftung|kita|park"
PLACE = re.compile(rf".*(?:{PLACES})", re.IGNORECASE)
NO_NAME = re.compile(
    rf"(?:.*(?:{PLACES}|ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|ität|itäten|kurs|kurse|amt|ämter"
    r"|stelle|stellen|gruppe|gruppen|arbeit|verein|vereine|treff|treffs|café|cafe|zentrum|zentren|häuser|plätze"
    r"|stunde|stunden|nachzug|freundlich|gerecht)"
    r"|beruf|bildung|hilfe|hilfen|kind|kinder|kitas|mann|männer|frauen|fest|feste|pat(?:e|en)|sprache|leben|alltag"
    r"|freizeit|gesundheit|zeit|termine?|raum|räume|angebote?|projekte?|büro|team)",
    re.IGNORECASE,
)
WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
GAP = re.compile(r"\.?[ \u00a0]*")


def names(text: str) -> list[tuple[int, int]]:
    """Find what may be a person's name: spans [start, end) in characters of `text`, in order, never overlapping.

    A name is what follows a form of address ("Müller" in "Frau Müller", "Yılmaz" in "Herr Dr. Yılmaz"), stands before
    "Bey" or "Hanım", or begins with a frequent first name, with the surname if one follows. The address itself stays
    out, so that a sentence still reads when the name is covered. Names of streets and schools, and other capitalised
    German nouns, are left alone; a name that is neither addressed nor frequent is missed.
    """
    words = list(WORDS.finditer(text))
    spans: list[tuple[int, int]] = []
    position = 0
    while position < len(words):
        start = _skip_address(text, words, position)
        end = _end_of_name(text, words, start, addressed=start > position)
        if end > start:
            spans.append((words[start].start(), words[end - 1].end()))
        position = max(end, position + 1)
    return spans


def _skip_address(text: str, words: list[re.Match[str]], position: int) -> int:
    """Return the index after "Herr Dr." and the like, or `position` itself if nobody is addressed there."""
    if _fold(words, position) not in SALUTATIONS | DEGREES:
        return position
    after = position + 1
    while _fold(words, after) in TITLES | SALUTATIONS and _joined(text, words, after):
        after += 1
    return after


def _end_of_name(text: str, words: list[re.Match[str]], start: int, *, addressed: bool) -> int:
    """Return the index after the last word of a name that begins at `start`, or `start` if none does."""
    if addressed:
        first = _skip_particles(text, words, start)
        if not (_joined(text, words, first) and _may_name(words[first].group())):
            return start
    else:
        first = start
        if not _may_name(words[first].group()):
            return start
        if _fold(words, first + 1) in AFTER_NAMES and _joined(text, words, first + 1):
            return first + 1
        if not _is_first_name(words, first):
            return start
    end = first + 1
    if _is_first_name(words, first) or len(words[first].group()) == 1:
        surname = _skip_particles(text, words, end)
        if _joined(text, words, surname) and _may_name(words[surname].group()):
            end = surname + 1
    named_after = not addressed and _joined(text, words, end) and PLACE.fullmatch(words[end].group()) is not None
    return start if named_after else end


def _skip_particles(text: str, words: list[re.Match[str]], position: int) -> int:
    """Return the index after "von der", "al" and the like."""
    after = position
    while _joined(text, words, after) and (
        _fold(words, after) in PARTICLES or (after > position and _fold(words, after) in ARTICLES)
    ):
        after += 1
    return after


def _is_first_name(words: list[re.Match[str]], position: int) -> bool:
    """Whether a frequent first name stands there, also as the first of two: "Karl-Heinz"."""
    first, *more = _fold(words, position).split("-")
    return first in FIRST_NAMES and len(more) <= 1


def _fold(words: list[re.Match[str]], position: int) -> str:
    return words[position].group().casefold() if position < len(words) else ""


def _joined(text: str, words: list[re.Match[str]], position: int) -> bool:
    """Whether a word goes on from the one before: blanks between them, or the point of a short form such as "Dr."."""
    if position >= len(words):
        return False
    gap = text[words[position - 1].end() : words[position].start()]
    short = len(words[position - 1].group()) <= 2 or _fold(words, position - 1) in TITLES | SALUTATIONS
    return GAP.fullmatch(gap) is not None and (short or not gap.startswith("."))


def _may_name(word: str) -> bool:
    """Whether a word is written like a name and is no common noun; scripts without capitals are taken as they are."""
    return not word[0].islower() and NO_NAME.fullmatch(word) is None
