"""The box: found by walking the folders of activities and the files of formats. What is broken is said at the start."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

from facilitation.contract import Activity, Catalogue, Format, Planned, Setting
from facilitation.errors import BrokenBox, WorkshopError
from facilitation.planning import read_setting
from facilitation.workshop import Visibility

Kind = TypeVar("Kind", Activity, Format)


def load(activities: str = "modules.activities", formats: str = "modules.formats") -> Catalogue:
    """Every activity and format of the two packages. Raises BrokenBox naming the place and what is wrong there."""
    known = _collect(Activity, "ACTIVITY", _folders(activities))
    box = Catalogue(known, _collect(Format, "FORMAT", _files(formats)))
    for activity in box.activities.values():
        _check_settings(activity)
    for declared in box.formats.values():
        _check_steps(declared, box)
    return box


def _folders(package: str) -> Iterator[str]:
    for path in _inside(package):
        if path.is_dir() and not path.name.startswith(("_", ".")):
            yield f"{package}.{path.name}"


def _files(package: str) -> Iterator[str]:
    for path in _inside(package):
        if path.suffix == ".py" and not path.name.startswith("_"):
            yield f"{package}.{path.stem}"


def _inside(package: str) -> list[Path]:
    return sorted(path for folder in import_module(package).__path__ for path in Path(folder).iterdir())


def _collect(kind: type[Kind], name: str, places: Iterator[str]) -> Mapping[str, Kind]:
    found: dict[str, Kind] = {}
    for place in places:
        declared = _read(place, name)
        if not isinstance(declared, kind):
            raise BrokenBox(f"{place} erklärt kein {name}")
        if declared.key in found:
            raise BrokenBox(f"{place}: den Schlüssel „{declared.key}“ gibt es schon")
        if declared.key != place.rpartition(".")[2]:
            raise BrokenBox(f"{place}: der Schlüssel „{declared.key}“ heißt nicht wie sein Ort")
        found[declared.key] = declared
    return found


def _read(place: str, name: str) -> Any:
    try:
        return getattr(import_module(place), name, None)
    except Exception as fault:
        raise BrokenBox(f"{place} lässt sich nicht lesen: {fault}") from fault


def _check_settings(activity: Activity) -> None:
    names = [setting.name for setting in activity.settings]
    if len(set(names)) < len(names):
        raise BrokenBox(f"{activity.key}: eine Einstellung steht zweimal da")
    for setting in activity.settings:
        _check_value(activity.key, setting, setting.default)


def _check_steps(declared: Format, box: Catalogue) -> None:
    earlier: set[str] = set()
    for planned in declared.steps:
        place = f"{declared.key}.{planned.key}"
        if planned.key in earlier:
            raise BrokenBox(f"{place}: diesen Schritt gibt es schon")
        _check_step(place, planned, box)
        for source in planned.sources:
            if not _leads_somewhere(source, earlier, box):
                raise BrokenBox(f"{place}: die Quelle „{source}“ gibt es nicht oder erst später")
        earlier.add(planned.key)
    for key in declared.short:
        if key not in earlier:
            raise BrokenBox(f"{declared.key}: die Kurzform nennt „{key}“, das ist kein Schritt")


def _check_step(place: str, planned: Planned, box: Catalogue) -> None:
    activity = box.activities.get(planned.activity)
    if activity is None:
        raise BrokenBox(f"{place}: den Baustein „{planned.activity}“ gibt es nicht")
    if planned.visibility is Visibility.LIVE and not activity.may_be_live:
        raise BrokenBox(f"{place}: „{planned.activity}“ darf nicht live gezeigt werden")
    settings = {setting.name: setting for setting in activity.settings}
    for name, value in planned.settings.items():
        if name not in settings:
            raise BrokenBox(f"{place}: die Einstellung „{name}“ gibt es bei „{planned.activity}“ nicht")
        _check_value(place, settings[name], value)


def _check_value(place: str, setting: Setting, value: Any) -> None:
    try:
        read_setting(setting, value)
    except WorkshopError as fault:
        raise BrokenBox(f"{place}, Einstellung „{setting.name}“: {fault}") from fault


def _leads_somewhere(source: str, earlier: set[str], box: Catalogue) -> bool:
    name, _, key = source.rpartition(".")
    if not name:
        return key in earlier
    return name in box.formats and any(planned.key == key for planned in box.formats[name].steps)
