"""The rules of the house that no ready-made tool checks, each a function from a tree of files to its violations."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

ROOMS = ("app.py", "pages", "modules", "facilitation", "data")
VAGUE = {"util", "utils", "helper", "helpers", "common", "manager", "managers", "base", "misc"}
UNSAFE_SCRIPT = re.compile(
    r"unsafeHTML|unsafeSVG|unsafeStatic|(?:inner|outer)HTML\s*\+?=[^=]|insertAdjacentHTML"
    r"|document\.write|\beval\(|new Function\("
)
ENGLISH = re.compile(r"\b(the|is|of|not|please|this|your|and)\b", re.IGNORECASE)


def imports(house: Path) -> list[str]:
    """Every contract of pyproject.toml that is broken, as import-linter reports it."""
    command = [sys.executable, "-c", "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"]
    answer = subprocess.run([*command, "--no-logo", "--no-cache"], cwd=house, capture_output=True, text=True, check=False)
    return [] if answer.returncode == 0 else [answer.stdout + answer.stderr]


def unseen_folders(house: Path) -> list[str]:
    """Folders with Python files but no __init__.py, which import-linter would pass by. Alembic reads migrations by path."""
    rooms = [house / room for room in ROOMS if not room.endswith(".py")]
    folders = {path.parent for room in rooms for path in room.rglob("*.py") if ours(path)} | set(rooms)
    unseen = [folder for folder in folders if "migrations" not in folder.parts and not (folder / "__init__.py").exists()]
    return sorted(str(folder.relative_to(house)) for folder in unseen)


def keys(house: Path) -> set[str]:
    """The keys of activities and formats: the names of their folders and files."""
    activities = {path.name for path in (house / "modules/activities").iterdir() if path.is_dir()}
    formats = {path.stem for path in (house / "modules/formats").glob("*.py")}
    return {key for key in activities | formats if not key.startswith("_")}


def spoken_keys(house: Path) -> list[str]:
    """Where code decides by the key of one activity or format outside the place of its own.

    A decision is a comparison, a membership, a case, or a table by key: a dictionary that is looked into on the spot
    or has two keys of activities. What a form field calls its kind ("dots") is another vocabulary and stays out.
    Formats name activities: modules/formats declares and decides nothing, so it is read like the rest.
    """
    known = keys(house)
    found = []
    for path, tree in trees(house):
        strangers = known - {own_key(path.relative_to(house))}
        found += [f"{path.relative_to(house)}:{line} {key}" for line, key in decisions(tree, strangers)]
    return sorted(found)


def own_key(path: Path) -> str | None:
    match path.parts:
        case ("modules", "activities", key, *_):
            return key
        case ("modules", "formats", file):
            return file.removesuffix(".py")
        case _:
            return None


def decisions(tree: ast.AST, strangers: set[str]) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Compare() if not any(is_kind(side) for side in (node.left, *node.comparators)):
                spoken = [key for side in (node.left, *node.comparators) for key in literals(side)]
            case ast.Match() if not is_kind(node.subject):
                patterns = [part for case in node.cases for part in ast.walk(case.pattern)]
                spoken = [key for part in patterns if isinstance(part, ast.MatchValue) for key in literals(part.value)]
            case ast.Subscript(value=ast.Dict() as table) | ast.Attribute(value=ast.Dict() as table, attr="get"):
                spoken = [key for side in table.keys if side for key in literals(side)]
            case ast.Dict():
                spoken = [key for side in node.keys if side for key in literals(side) if key in strangers]
                spoken = spoken if len(spoken) > 1 else []
            case _:
                continue
        yield from ((node.lineno, key) for key in spoken if key in strangers)


def literals(node: ast.expr) -> list[str]:
    match node:
        case ast.Constant(value=str() as text):
            return [text]
        case ast.Tuple() | ast.List() | ast.Set():
            return [text for element in node.elts for text in literals(element)]
        case _:
            return []


def is_kind(node: ast.expr) -> bool:
    match node:
        case ast.Name(id="kind") | ast.Attribute(attr="kind") | ast.Subscript(slice=ast.Constant(value="kind")):
            return True
        case _:
            return False


def vague_names(house: Path) -> list[str]:
    """Files and folders whose name says nothing."""
    paths = [path for room in (*ROOMS, "tests") for path in [house / room, *(house / room).rglob("*")] if ours(path)]
    named = [path for path in paths if VAGUE & set(re.split(r"[_\W]+", path.stem.lower()))]
    return sorted(str(path.relative_to(house)) for path in named)


def hiding_pages(house: Path) -> list[str]:
    """Files and folders in pages/ that would hide a library, because Streamlit puts that folder on sys.path."""
    libraries = set(sys.stdlib_module_names) | set(metadata.packages_distributions())
    rooms = {Path(room).stem for room in ROOMS} | {"tests"}
    here = [path for path in (house / "pages").iterdir() if path.is_dir() or path.suffix == ".py"]
    return sorted(path.name for path in here if path.stem in libraries | rooms)


def unsafe_texts(house: Path) -> list[str]:
    """Where text could become markup: in Streamlit calls, and in scripts for the browser, ours and those inside Python."""
    found = []
    for path, tree in trees(house):
        for node in ast.walk(tree):
            match node:
                case ast.keyword(arg="unsafe_allow_html", value=ast.Constant(value=True)):
                    found.append(f"{path.relative_to(house)}:{node.value.lineno} unsafe_allow_html")
                case ast.Constant(value=str() as text) if match := UNSAFE_SCRIPT.search(text):
                    found.append(f"{path.relative_to(house)}:{node.lineno} {match[0]}")
    for path in sorted(path for path in (house / "modules").rglob("*.js") if ours(path)):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if match := UNSAFE_SCRIPT.search(line):
                found.append(f"{path.relative_to(house)}:{number} {match[0]}")
    return found


def mute_errors(house: Path) -> list[str]:
    """Refusals without a German sentence of their own. A sentence may end in a fact: "Diese Auswahl gibt es nicht: {value}"."""
    tree = ast.parse((house / "facilitation/errors.py").read_text(encoding="utf-8"))
    refusals, silent = {"WorkshopError"}, []
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and (node.name in refusals or refusals & {ast.unparse(base) for base in node.bases}):
            refusals.add(node.name)
            sentence = ast.get_docstring(node) or ""
            if not sentence.endswith((".", "?", "}")) or ENGLISH.search(sentence):
                silent.append(node.name)
    return silent


def trees(house: Path) -> Iterator[tuple[Path, ast.Module]]:
    """Every Python file of the house with its syntax tree."""
    for room in ROOMS:
        start = house / room
        for path in sorted([start] if start.suffix == ".py" else start.rglob("*.py")):
            if path.exists() and ours(path):
                yield path, ast.parse(path.read_text(encoding="utf-8"), str(path))


def ours(path: Path) -> bool:
    return not {"vendor", "__pycache__"} & set(path.parts)
