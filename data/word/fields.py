"""Fields somebody put into a letterhead: those that show something of the document stay, of others only what they show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from data.word.namespaces import W
from data.word.package import Element

KEPT = frozenset(
    {"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "TITLE", "SUBJECT", "AUTHOR", "KEYWORDS", "STYLEREF", "IF", "="}
)
KEPT |= {"DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE"}
_KEYWORD = re.compile(r"\s*([A-Za-z]+|=)(?=[\s\\\"]|$)")
_MARK, _CODE, _SIMPLE = W + "fldChar", W + "instrText", W + "fldSimple"
_CONTENT = tuple(W + tag for tag in ("t", "tab", "br", "cr", "sym", "drawing", "pict", "noBreakHyphen", "softHyphen"))


@dataclass(eq=False)
class _Field:
    """A field that is being read. `marks`: what makes it one; `inside`: what stands in its instruction."""

    marks: list[Element]
    code: str = ""
    in_code: bool = True
    inside: list[Element] = field(default_factory=list)


def flatten(root: Element) -> Iterator[str]:
    """Leave of all other fields what they show; gives their names. What is no whole field goes."""
    yield from _flatten_simple(root)
    open_fields: list[_Field] = []
    for element in list(root.iter(_MARK, _CODE, *_CONTENT)):
        for one in open_fields:
            if one.in_code:
                one.inside.append(element)
        if element.tag == _MARK:
            yield from _pass(element, open_fields)
        elif element.tag == _CODE:
            if open_fields and open_fields[-1].in_code:
                open_fields[-1].code += element.text or ""
            else:
                _drop(element)
    for one in open_fields:
        yield from _judge(one, whole=False)


def _flatten_simple(root: Element) -> Iterator[str]:
    for simple in list(root.iter(_SIMPLE)):
        name = _name(simple.get(W + "instr", ""))
        if name not in KEPT:
            for child in list(simple):
                simple.addprevious(child)
            _drop(simple)
            yield name


def _pass(mark: Element, open_fields: list[_Field]) -> Iterator[str]:
    """Go past a mark: a field begins, shows what it shows, or ends."""
    kind = mark.get(W + "fldCharType")
    for attribute in (W + "dirty", W + "fldLock"):
        mark.attrib.pop(attribute, None)
    mark[:] = []
    if kind == "begin":
        open_fields.append(_Field([mark]))
    elif kind == "separate" and open_fields and open_fields[-1].in_code:
        open_fields[-1].marks.append(mark)
        open_fields[-1].in_code = False
    elif kind == "end" and open_fields:
        open_fields[-1].marks.append(mark)
        yield from _judge(open_fields.pop(), whole=True)
    else:
        _drop(mark)


def _judge(one: _Field, *, whole: bool) -> Iterator[str]:
    name = _name(one.code)
    if not whole or name not in KEPT:
        for element in (*one.marks, *one.inside):
            _drop(element)
        yield name


def _name(code: str) -> str:
    match = _KEYWORD.match(code)
    return match[1].upper() if match else ""


def _drop(element: Element) -> None:
    if element.getparent() is not None:
        element.getparent().remove(element)
