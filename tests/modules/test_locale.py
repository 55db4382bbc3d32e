"""Every sentence a participant can read is there in every language, and says the same with the same facts."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from facilitation import errors
from facilitation.language import LANGUAGES, Language
from modules import locale
from modules.locale import messages, texts, translator

FOUND = messages.collect()
TRANSLATED = [pytest.param(one, id=one.code) for one in LANGUAGES[1:]]
PLACEHOLDER = re.compile(r"\{\w*\}")
MARKUP = re.compile(r"<[^>]*>|&\w+;|&#\d+;|\*\*|`")
INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
WORDS_AT_ONCE = 10


def untranslated(known: dict[str, str], found: dict[str, set[str]]) -> list[str]:
    """Sentences without a translation, with where they stand."""
    return [f"{sentence}  ({', '.join(sorted(places))})" for sentence, places in found.items() if not known.get(sentence)]


# ── the catalogues ───────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_sentence_is_translated(language: Language) -> None:
    assert untranslated(texts(language.code), FOUND) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_translated_that_stands_nowhere(language: Language) -> None:
    assert sorted(set(texts(language.code)) - set(FOUND)) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_is_filled_from_the_same_facts(language: Language) -> None:
    pairs = texts(language.code).items()
    assert {german: other for german, other in pairs if placeholders(german) != placeholders(other)} == {}


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_is_whole_and_nothing_in_it_is_guessed(language: Language) -> None:
    with (locale.HERE / f"{language.code}.po").open("rb") as file:
        catalogue = read_po(file, abort_invalid=True)
    assert catalogue.locale_identifier == language.code.replace("-", "_")
    assert [message.id for message in catalogue if message.fuzzy] == []
    assert dict(catalogue.obsolete) == {}


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_is_plain_text(language: Language) -> None:
    pairs = texts(language.code).items()
    assert {german: other for german, other in pairs if MARKUP.search(other) or INVISIBLE.search(other)} == {}


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_no_stray_blanks(language: Language) -> None:
    assert [other for other in texts(language.code).values() if other != other.strip() or "  " in other] == []


def test_german_needs_no_catalogue() -> None:
    assert texts("de") == {}
    assert translator("de")("Das geht gerade nicht.") == "Das geht gerade nicht."


def test_what_is_not_translated_stays_german() -> None:
    assert translator("uk")("Was fehlt in Sonneberg?") == "Was fehlt in Sonneberg?"


# ── habits of each language ──────────────────────────────────────────────────

HABITS = {
    "uk": r"[ыэъё]|[a-z]'[a-z]",
    "ru": r"[іїєґ]",
    "ar": r"[?,;]|[پچگژ]",
    "fa": r"[?,;]|[يك]",
    "fr": r"\S[!?:;]|'| [!?:;]",
    "ro": r"[şţŞŢ]",
    "tr": r"'",
    "en": r"'",
}


@pytest.mark.parametrize(("code", "foreign"), HABITS.items())
def test_letters_and_signs_are_those_of_the_language(code: str, foreign: str) -> None:
    allowed = {"\u00a0"}
    found = {}
    for german, other in texts(code).items():
        hits = [hit for hit in re.findall(foreign, PLACEHOLDER.sub("", other)) if not set(hit) & allowed]
        if hits:
            found[german] = hits
    assert found == {}


@pytest.mark.parametrize("language", TRANSLATED)
def test_german_quotation_marks_stay_in_german(language: Language) -> None:
    if not language.code.startswith("de"):
        assert [other for other in texts(language.code).values() if re.search('[„“"]', other)] == []


def test_a_sentence_in_easy_german_is_short() -> None:
    sentences = [part for other in texts("de-simple").values() for part in re.split(r"[.!?…:·]\s", other)]
    assert [one for one in sentences if len(one.split()) > WORDS_AT_ONCE] == []


def test_easy_german_speaks_to_the_reader_formally() -> None:
    assert [other for other in texts("de-simple").values() if re.search(r"\b(du|dein\w*|dich|dir)\b", other, re.I)] == []


# ── the collector ────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Ihre Karte", "modules/activities/cards/form.py"),
        ("Was fehlt Menschen, die zu uns kommen?", "modules/formats/bestandsaufnahme.py"),
        ("Diese Eingabe gibt es nicht mehr.", "facilitation/errors.py"),
        ("Migrantenorganisationen", "facilitation/municipality.py"),
        ("Noch {left} von {budget} Punkten", "modules/web/tablet/fields.js"),
        ("Bitte die sechs Ziffern vom Beamer eingeben.", "pages/routes/join.py"),
    ],
)
def test_sentences_are_found_where_they_stand(sentence: str, place: str) -> None:
    assert place in FOUND[sentence]


def test_what_only_facilitators_read_is_left_out() -> None:
    assert "Name oder Passwort stimmt nicht." not in FOUND
    assert "Anmelden als Moderation" not in FOUND


def test_a_new_sentence_is_named_until_it_is_translated() -> None:
    assert untranslated({"Alt": "old"}, {"Alt": {"a.py"}, "Neu": {"b.js", "a.py"}}) == ["Neu  (a.py, b.js)"]


def test_every_text_of_the_tablet_is_written_out_where_it_is_called() -> None:
    """A sentence put together or chosen inside the brackets would be missed."""
    called = re.compile(r"\bt\((?!'|german, facts\))[^\n]{0,40}")
    files = (messages.HOUSE / "modules/web/tablet").glob("*.js")
    assert [hit for path in files for hit in called.findall(path.read_text(encoding="utf-8"))] == []


def test_no_marked_sentence_is_put_together() -> None:
    """_(f"…") or _("…" + x) would never be found in a catalogue."""
    strange = [
        f"{path.relative_to(messages.HOUSE)}:{node.lineno}"
        for room in ("facilitation", "modules", "pages")
        for path in (messages.HOUSE / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_"
        if not isinstance(node.args[0], ast.Constant)
    ]
    assert strange == []


def test_every_refusal_a_participant_can_meet_is_collected() -> None:
    met = refusals_of("join", "speak", "submit", "change", "withdraw", "check", "tablet", "require_released")
    assert {"StepClosed", "TooLong", "BudgetSpent", "NotReleased"} <= met
    assert sorted(name for name in met if getattr(errors, name) in errors.FOR_FACILITATORS) == []


# ── bringing catalogues up to date ───────────────────────────────────────────

SOME = {"Ihre Karte": {"form.py"}, "Ihre Karten": {"form.py", "a.js"}}


def test_new_sentences_come_in_empty_and_nothing_is_guessed(tmp_path: Path) -> None:
    messages.update({"Ihre Karte": {"form.py"}}, tmp_path)
    translate(tmp_path / "en.po", "Ihre Karte", "Your card")
    messages.update(SOME, tmp_path)
    assert said(tmp_path / "en.po") == {"Ihre Karte": "Your card", "Ihre Karten": ""}
    assert places(tmp_path / "en.po") == {"Ihre Karte": ["form.py"], "Ihre Karten": ["a.js", "form.py"]}


def test_sentences_that_stand_nowhere_any_more_go(tmp_path: Path) -> None:
    messages.update(SOME, tmp_path)
    translate(tmp_path / "ar.po", "Ihre Karten", "بطاقاتكم")
    messages.update({"Ihre Karte": {"form.py"}}, tmp_path)
    assert said(tmp_path / "ar.po") == {"Ihre Karte": ""}
    assert "Karten" not in (tmp_path / "ar.po").read_text(encoding="utf-8")


def test_a_remark_of_a_translator_stays(tmp_path: Path) -> None:
    messages.update(SOME, tmp_path)
    catalogue = messages.read(tmp_path / "fr.po")
    catalogue["Ihre Karte"].user_comments.append("Carte d’atelier, non d’identité")
    messages._write(tmp_path / "fr.po", catalogue)
    messages.update(SOME, tmp_path)
    assert messages.read(tmp_path / "fr.po")["Ihre Karte"].user_comments == ["Carte d’atelier, non d’identité"]


def test_nothing_changes_where_nothing_is_new(tmp_path: Path) -> None:
    messages.update(SOME, tmp_path)
    for path in tmp_path.iterdir():
        path.write_text(path.read_text(encoding="utf-8").replace("Date: 20", "Date: 19"), encoding="utf-8")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    messages.update(SOME, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


# ── building and looking ─────────────────────────────────────────────────────


def placeholders(sentence: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(sentence))


def translate(path: Path, german: str, other: str) -> None:
    catalogue = messages.read(path)
    catalogue[german].string = other
    messages._write(path, catalogue)


def said(path: Path) -> dict[str, str]:
    return {str(one.id): str(one.string) for one in messages.read(path) if one.id}


def places(path: Path) -> dict[str, list[str]]:
    return {str(one.id): [place for place, _line in one.locations] for one in messages.read(path) if one.id}


def refusals_of(*names: str) -> set[str]:
    """The names of refusals raised in functions of these names and in what they call, as far as names tell."""
    bodies = dict(functions())
    reached: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in reached and name in bodies:
            reached.add(name)
            waiting += [called for body in bodies[name] for called in calls(body)]
    kinds = {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, errors.WorkshopError)}
    spoken = {node.id for name in reached for body in bodies[name] for node in ast.walk(body) if isinstance(node, ast.Name)}
    return kinds & spoken


def functions() -> Iterator[tuple[str, list[ast.FunctionDef]]]:
    found: dict[str, list[ast.FunctionDef]] = {}
    files = [*(messages.HOUSE / "facilitation").glob("*.py"), *(messages.HOUSE / "modules/activities").rglob("rules.py")]
    for path in files:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                found.setdefault(node.name, []).append(node)
    yield from found.items()


def calls(body: ast.FunctionDef) -> list[str]:
    called = [node.func for node in ast.walk(body) if isinstance(node, ast.Call)]
    return [one.id if isinstance(one, ast.Name) else one.attr for one in called if isinstance(one, ast.Name | ast.Attribute)]
