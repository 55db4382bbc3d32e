"""The docs keep up with the code."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = "\n".join(
    path.read_text(encoding="utf-8")
    for folder in ("facilitation", "modules", "pages", "data")
    for path in (ROOT / folder).rglob("*.py")
)


def test_every_name_of_the_glossary_stands_in_the_code() -> None:
    rows = re.findall(r"^\|[^|]+\|([^|]+)\|", (ROOT / "docs/glossary.md").read_text(encoding="utf-8"), re.MULTILINE)
    names = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert [name for name in names if not re.search(rf"\b{name}\b", CODE)] == []
    assert len(names) > 30


def test_every_environment_variable_is_explained_for_operators() -> None:
    explained = set(re.findall(r"KOFFER_\w+", (ROOT / "docs/operating.md").read_text(encoding="utf-8")))
    assert set(re.findall(r"KOFFER_\w+", CODE)) == explained


def test_every_activity_and_format_is_reachable_from_the_docs_on_adding_one() -> None:
    text = (ROOT / "docs/adding-a-format.md").read_text(encoding="utf-8")
    files = re.findall(r"`((?:modules|pages|tests)/[\w/]+\.(?:py|js))`", text)
    placeholders = {"modules/formats/mein_format.py", "pages/mein_format.py"}
    assert [file for file in files if file not in placeholders and not (ROOT / file).exists()] == []


def test_every_decision_has_its_number_and_what_was_decided() -> None:
    for number, path in enumerate(sorted((ROOT / "docs/decisions").glob("*.md")), 1):
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"# {number}. "), path.name
        assert "**Decision.**" in text, path.name
        assert "**Why.**" in text, path.name
