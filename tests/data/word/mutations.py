"""Letterheads in which something was broken by chance; the same chance each time."""

import re
from collections.abc import Iterator
from random import Random

from tests.data.word.letterheads import coloured, german_word, pack, python_docx, split_place, unpack

SEED = 20_261_121


def mutations(number: int, seed: int = SEED) -> Iterator[bytes]:
    """A third with flipped bits in the archive, the others with broken XML in one of the parts."""
    chance = Random(seed)
    whole = [german_word().pack(), coloured().pack(), split_place().pack(), python_docx()]
    for at in range(number):
        content = whole[at % len(whole)]
        yield _flip(content, chance) if at % 3 == 0 else _break(content, chance)


def _flip(content: bytes, chance: Random) -> bytes:
    broken = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        broken[chance.randrange(len(broken))] ^= 1 << chance.randrange(8)
    return bytes(broken)


def _break(content: bytes, chance: Random) -> bytes:
    parts = unpack(content)
    name = chance.choice([one for one in parts if one.endswith((".xml", ".rels"))])
    parts[name] = chance.choice((_empty, _lose_value, _lose_element, _rename, _double, _swap))(parts[name], chance)
    if chance.random() < 0.1:
        del parts[name]
    return pack(parts)


def _empty(part: bytes, chance: Random) -> bytes:
    return b""


def _lose_value(part: bytes, chance: Random) -> bytes:
    return _at_one(rb'="[^"]*"', part, chance, lambda found: b'=""')


def _lose_element(part: bytes, chance: Random) -> bytes:
    return _at_one(rb"<[a-zA-Z:]+ ?[^<>]*/>", part, chance, lambda found: b"")


def _double(part: bytes, chance: Random) -> bytes:
    return _at_one(rb"<[a-zA-Z:]+ ?[^<>]*/>", part, chance, lambda found: found * 3)


def _swap(part: bytes, chance: Random) -> bytes:
    other = chance.choice((b"-1", b"99999999999999999999", b"x" * 3_000, "ä☃".encode(), b"rId1", b"Heading1"))
    return _at_one(rb'="[^"]*"', part, chance, lambda found: b'="' + other + b'"')


def _rename(part: bytes, chance: Random) -> bytes:
    names = re.findall(rb"<([a-zA-Z]+:[a-zA-Z]+)", part)
    return part.replace(chance.choice(names), b"w:foo") if names else part


def _at_one(pattern: bytes, part: bytes, chance: Random, change) -> bytes:
    places = list(re.finditer(pattern, part))
    if not places:
        return part
    place = chance.choice(places)
    return part[: place.start()] + change(place[0]) + part[place.end() :]
