"""Introduces the rule book to the box and the world outside, once per process."""

from functools import lru_cache
from typing import cast

from data import pdf, word
from data.library import shipped
from data.passwords import ArgonPasswords
from data.settings import Settings
from data.signal import open_signal
from data.store import SqlStore
from data.word import Accent
from facilitation import accounts, library
from facilitation.document import Document
from facilitation.house import House
from facilitation.ports import Books, Signal
from modules import catalogue


@lru_cache
def settings() -> Settings:
    """The settings of this process, read from the environment once."""
    return Settings.read()


@lru_cache
def signal() -> Signal:
    """The signal every open browser listens to."""
    return open_signal(settings().database)


@lru_cache
def house() -> House:
    """Store, box and secret of this process. The database must have been migrated."""
    store = SqlStore(settings().database, signal().publish)
    offers_pdf = pdf.program() is not None
    return House(store, catalogue.load(), ArgonPasswords(), settings().secret, write_word, offers_pdf=offers_pdf)


def write_word(document: Document, colour: str, letterhead: bytes | None) -> bytes:
    """The document as a Word file in the municipality's colour, on its letterhead where there is one."""
    return word.write(document, Accent.of(colour), letterhead)


def books() -> Books:
    """The store of this process, which has a library."""
    return cast(Books, house().store)


def welcome() -> str | None:
    """Fill the library and create the first facilitator where there is none; gives the password to print once."""
    library.stock(house(), shipped())
    return accounts.create_first(house())
