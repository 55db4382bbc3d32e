"""`python -m modules.schema` writes the published schema into docs/schema."""

from pathlib import Path

from modules.schema import write

PUBLISHED = Path(__file__).resolve().parents[2] / "docs" / "schema" / "ergebnis-1.json"

if __name__ == "__main__":
    PUBLISHED.write_text(write(), encoding="utf-8")
