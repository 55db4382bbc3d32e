"""The store in memory on which files are tried out."""

from typing import get_args

from facilitation.slate import Slate
from facilitation.workshop import Record


def test_a_slate_takes_every_record_there_is() -> None:
    with Slate().read() as ledger:
        assert {kind: ledger.all(kind) for kind in get_args(Record)} == dict.fromkeys(get_args(Record), ())
