"""The published JSON Schema of `ergebnis.json`: an envelope, and what each activity says of its own result.

Every activity describes its result in `result.json` of its folder. The German titles there also name the figures in tables.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

ACTIVITIES = Path(__file__).resolve().parent.parent / "activities"
ENVELOPE = Path(__file__).with_name("envelope.json")

Schema = Mapping[str, Any]


@cache
def published() -> dict[str, Any]:
    """The whole schema in one document, as it lies in docs/schema and is served."""
    whole: dict[str, Any] = json.loads(ENVELOPE.read_text(encoding="utf-8"))
    files = sorted(ACTIVITIES.glob("*/result.json"))
    results = {file.parent.name: json.loads(file.read_text(encoding="utf-8")) for file in files}
    whole["$defs"]["step"]["allOf"] = [
        {
            "if": {"properties": {"activity": {"const": key}}},
            "then": {"properties": {"result": {"$ref": f"#/$defs/result_{key}"}}},
        }
        for key in results
    ]
    whole["$defs"] |= {f"result_{key}": described for key, described in results.items()}
    return whole


def result_of(activity: str) -> Schema:
    """What the result of an activity holds; of a retired one nothing is known."""
    described: Schema = published()["$defs"].get(f"result_{activity}", {})
    return described


def resolve(schema: Schema) -> Schema:
    """The schema with what it refers to; its own title goes first."""
    reference = schema.get("$ref", "")
    if not reference:
        return schema
    shared: Schema = published()["$defs"][reference.rpartition("/")[2]]
    return {**shared, **{name: value for name, value in schema.items() if name != "$ref"}}


def write() -> str:
    """The published schema as the text of its file."""
    return json.dumps(published(), ensure_ascii=False, indent=2) + "\n"
