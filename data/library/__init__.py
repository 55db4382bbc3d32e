"""The good-practice entries shipped with the app, one JSON file each; their words are our own, their source is named."""

import json
from pathlib import Path

from facilitation.library import compose
from facilitation.practice import Practice, Provenance

_HERE = Path(__file__).parent


def shipped() -> tuple[Practice, ...]:
    """All entries; the name of the file is the id."""
    return tuple(
        compose(json.loads(file.read_text("utf-8")), id=f"koffer-{file.stem}", provenance=Provenance.SHIPPED)
        for file in sorted(_HERE.glob("*.json"))
    )
