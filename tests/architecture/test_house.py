"""The rules hold in this house, and a planted violation of each is found."""

import shutil
from pathlib import Path

import pytest

from tests.architecture.house import (
    hiding_pages,
    imports,
    keys,
    mute_errors,
    spoken_keys,
    unsafe_texts,
    unseen_folders,
    vague_names,
)

HOUSE = Path(__file__).parents[2]


SMALL = {
    "app.py": "import pages.start",
    "pages/start.py": "import data.store\nimport modules.ui.console",
    "pages/routes/live.py": "import facilitation.desk",
    "modules/ui/console.py": "import facilitation.desk",
    "modules/web/wall.js": "card.textContent = text;",
    "modules/activities/arrival/__init__.py": "",
    "modules/activities/cards/__init__.py": "import modules.activities.cards.rules",
    "modules/activities/cards/rules.py": "import facilitation.desk",
    "modules/activities/dots/__init__.py": "",
    "modules/formats/bestandsaufnahme.py": "",
    "modules/formats/leitbild.py": "",
    "facilitation/desk.py": "import facilitation.errors",
    "facilitation/errors.py": 'class WorkshopError(Exception):\n    """Das geht gerade nicht."""\n',
    "data/store.py": "import sqlalchemy",
    "data/word/minutes.py": "import docx",
}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small house in order, to plant a violation in."""
    shutil.copy(HOUSE / "pyproject.toml", tmp_path)
    for file, text in SMALL.items():
        plant(tmp_path / file, text)
    for folder in {path.parent for path in tmp_path.rglob("*.py")} | {tmp_path / "modules", tmp_path / "modules/activities"}:
        if folder != tmp_path:
            (folder / "__init__.py").touch()
    return tmp_path


def plant(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(f"{before}\n{text}\n", encoding="utf-8")


def test_the_arrow_holds() -> None:
    assert imports(HOUSE) == []


def test_no_folder_escapes_the_arrow() -> None:
    assert unseen_folders(HOUSE) == []


def test_no_file_speaks_anothers_key() -> None:
    assert spoken_keys(HOUSE) == []


def test_names_say_what_is_inside() -> None:
    assert vague_names(HOUSE) == []


def test_no_page_hides_a_library() -> None:
    assert hiding_pages(HOUSE) == []


def test_text_never_becomes_markup() -> None:
    assert unsafe_texts(HOUSE) == []


def test_every_refusal_has_a_german_sentence() -> None:
    assert mute_errors(HOUSE) == []


def test_a_house_in_order_passes(small: Path) -> None:
    rules = (imports, unseen_folders, spoken_keys, vague_names, hiding_pages, unsafe_texts, mute_errors)
    assert [rule(small) for rule in rules] == [[]] * len(rules)


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("facilitation/desk.py", "import modules.formats"),
        ("facilitation/desk.py", "import data.store"),
        ("facilitation/desk.py", "import streamlit"),
        ("facilitation/desk.py", "import sqlalchemy"),
        ("facilitation/desk.py", "import docx"),
        ("data/store.py", "import modules.formats"),
        ("data/store.py", "import streamlit"),
        ("data/store.py", "import docx"),
        ("modules/ui/console.py", "import data.store"),
        ("modules/ui/console.py", "import pages.start"),
        ("modules/ui/console.py", "import docx"),
        ("modules/activities/dots/rules.py", "import modules.activities.cards.rules"),
        ("modules/formats/bestandsaufnahme.py", "import modules.formats.leitbild"),
        ("pages/start.py", "import app"),
        ("pages/start.py", "import sqlalchemy"),
    ],
)
def test_an_import_against_the_arrow_is_found(small: Path, file: str, line: str) -> None:
    plant(small / file, line)
    report = imports(small)
    assert len(report) == 1
    assert "BROKEN" in report[0]


def test_a_folder_that_escapes_the_arrow_is_found(small: Path) -> None:
    plant(small / "modules/ui/charts/bars.py", "import data.store")
    assert unseen_folders(small) == ["modules/ui/charts"]


@pytest.mark.parametrize(
    "decision",
    [
        'if step.activity == "cards": pass',
        'if "cards" != step.activity: pass',
        'if step.activity in ("flash", "cards"): pass',
        'match step.activity:\n    case "flash" | "cards": pass',
        'match step:\n    case Step(activity="cards"): pass',
        'draw = {"cards": wall}[step.activity]',
        'draw = {"cards": wall}.get(step.activity)',
        'DRAW = {"cards": wall, "dots": ranking}',
        'if workshop.format == "bestandsaufnahme": pass',
    ],
)
@pytest.mark.parametrize("file", ["pages/planung.py", "facilitation/desk.py", "modules/activities/arrival/rules.py"])
def test_a_decision_by_anothers_key_is_found(small: Path, file: str, decision: str) -> None:
    plant(small / file, decision)
    assert [violation.split(":")[0] for violation in spoken_keys(small)] in ([file], [file, file])


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("modules/activities/cards/rules.py", 'if step.activity == "cards": pass'),
        ("modules/formats/bestandsaufnahme.py", 'SHORT = [Step("cards"), Step("dots")]'),
        ("pages/planung.py", 'if field.kind == "dots": pass'),
        ("pages/planung.py", 'answer = {"kind": "wall", "cards": cards}'),
        ("pages/planung.py", 'show("bestandsaufnahme")'),
    ],
)
def test_what_decides_nothing_may_be_said(small: Path, file: str, line: str) -> None:
    plant(small / file, line)
    assert spoken_keys(small) == []


def test_keys_come_from_folders_and_files() -> None:
    assert keys(HOUSE) >= {"arrival", "barometer", "cards", "clustering", "dots", "selection", "flash", "talk"}
    assert "bestandsaufnahme" in keys(HOUSE)


@pytest.mark.parametrize("name", ["data/utils.py", "modules/ui/common/card.py", "pages/session_manager.py", "tests/base.py"])
def test_a_vague_name_is_found(small: Path, name: str) -> None:
    plant(small / name, "")
    assert len(vague_names(small)) == 1


@pytest.mark.parametrize("name", ["calendar.py", "streamlit.py", "data.py"])
def test_a_page_named_like_a_library_is_found(small: Path, name: str) -> None:
    plant(small / "pages" / name, "")
    assert hiding_pages(small) == [name]


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("pages/planung.py", "st.markdown(text, unsafe_allow_html=True)"),
        ("modules/ui/console.py", 'SCRIPT = "parentElement.innerHTML = data.text"'),
        ("modules/web/wall.js", "card.innerHTML = text;"),
        ("modules/web/wall.js", "card.outerHTML += text;"),
        ("modules/web/wall.js", "return html`${unsafeHTML(text)}`;"),
        ("modules/web/wall.js", "card.insertAdjacentHTML('beforeend', text);"),
    ],
)
def test_a_way_from_text_to_markup_is_found(small: Path, file: str, line: str) -> None:
    plant(small / file, line)
    assert [violation.split(":")[0] for violation in unsafe_texts(small)] == [file]


@pytest.mark.parametrize(
    "refusal",
    [
        "class Planted(WorkshopError): pass",
        'class Planted(WorkshopError):\n    """Ein Halbsatz"""',
        'class Planted(WorkshopError):\n    """This is not possible."""',
    ],
)
def test_a_refusal_without_its_sentence_is_found(small: Path, refusal: str) -> None:
    plant(small / "facilitation/errors.py", refusal)
    assert mute_errors(small) == ["Planted"]
