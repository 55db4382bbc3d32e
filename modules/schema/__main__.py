"""`python -m modules.schema` writes the published schemas into docs/schema."""

from pathlib import Path

from modules import schema
from modules.schema import package

PUBLISHED = Path(__file__).resolve().parents[2] / "docs" / "schema"

if __name__ == "__main__":
    for name, text in (("ergebnis-1", schema.write()), ("transfer-1", package.write())):
        (PUBLISHED / f"{name}.json").write_text(text, encoding="utf-8")
