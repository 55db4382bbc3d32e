"""How many took part, in words."""

from facilitation.contract import Scene


def share(scene: Scene) -> str:
    """`27 von 30 Personen`, or of tables where these answer together."""
    one, many = ("Tisch", "Tischen") if scene.by_table else ("Person", "Personen")
    return f"{scene.n} von {count(scene.N, one, many)}"


def count(number: int, one: str, many: str) -> str:
    """A number with the word for one or for many: `1 Person`, `3 Personen`."""
    return f"{number} {one if number == 1 else many}"
