"""The gettext catalogues, one .po file per language, read as they are. German is the source and needs none."""

from functools import lru_cache
from pathlib import Path

from babel.messages.pofile import read_po

from facilitation.language import Translate

HERE = Path(__file__).parent


@lru_cache
def texts(code: str) -> dict[str, str]:
    """All translated messages of a language: German sentence -> translation. Empty for German."""
    path = HERE / f"{code}.po"
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        messages = read_po(file, locale=None)
    return {str(one.id): str(one.string) for one in messages if one.id and one.string and not one.fuzzy}


def translator(code: str) -> Translate:
    """Gives the sentence in the language of the code, German where it is not translated."""
    known = texts(code)
    return lambda sentence: known.get(sentence, sentence)
