"""The XML of one part of a letterhead, freed in place of everything that is not text, layout or a picture of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import count

from data.word import fields
from data.word.namespaces import CHOICE, GROUP, OLD_OFFICE, OLD_WORD, PICTURE, PLACE, SHAPE, VML, XML, A, R, W
from data.word.package import Element, Relation

ALTERNATIVE = "Logo oder Grafik der Vorlage"
FIRST_DRAWING = 100_001
"""Drawings of a letterhead are numbered from here, charts of the minutes from 1."""
OUTSIDE = "Verweise auf Dateien und Adressen außerhalb"
CHANGES = "nachverfolgte Änderungen (die letzte Fassung bleibt)"
OBJECTS = "eingebettete Objekte und Diagramme"
FORMS = "Formularfelder und Steuerelemente; ihr Text bleibt"
STARTING = "Felder, die Programme starten oder Daten nachladen ({names})"
SHOWING = "Felder, die es im Protokoll nicht gibt; ihr Text bleibt ({names})"

_KNOWN = (A, PLACE, PICTURE, SHAPE, GROUP, VML, OLD_OFFICE, OLD_WORD, CHOICE)
_DRAWN = tuple(namespace[1:-1] for namespace in (PICTURE, SHAPE, GROUP))
_TRACKED = "del moveFrom cellIns cellDel cellMerge numberingChange"
_MARKS = (
    "proofErr bookmarkStart bookmarkEnd permStart permEnd commentRangeStart commentRangeEnd annotationRef lastRenderedPageBreak"
    " moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd customXmlInsRangeStart customXmlInsRangeEnd"
    " customXmlDelRangeStart customXmlDelRangeEnd customXmlMoveFromRangeStart customXmlMoveFromRangeEnd"
    " customXmlMoveToRangeStart customXmlMoveToRangeEnd sdtPr sdtEndPr smartTagPr customXmlPr divId rsid footnoteRef endnoteRef"
)
_UNWRAPPED = frozenset(W + tag for tag in ("ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent"))
_DROPPED: Mapping[str, str] = (
    dict.fromkeys((W + tag for tag in _MARKS.split()), "")
    | dict.fromkeys((A + "extLst", A + "snd"), "")
    | dict.fromkeys((W + tag for tag in _TRACKED.split()), CHANGES)
    | dict.fromkeys((W + tag for tag in ("altChunk", "subDoc")), "eingefügte Dokumente")
    | dict.fromkeys((W + tag for tag in ("object", "control", "movie")), OBJECTS)
    | dict.fromkeys((W + tag for tag in ("footnoteReference", "endnoteReference")), "Fuß- und Endnoten")
    | {W + "commentReference": "Kommentare", OLD_OFFICE + "OLEObject": OBJECTS}
)
_WORDS = (
    # texts
    "document body hdr ftr p r t tab br cr ptab sym noBreakHyphen softHyphen pgNum dayShort monthShort yearShort"
    " dayLong monthLong yearLong drawing pict txbxContent hyperlink fldChar instrText fldSimple ruby rubyPr rt"
    " rubyBase"
    # paragraphs and type
    " pPr rPr pStyle rStyle keepNext keepLines pageBreakBefore framePr widowControl numPr ilvl numId"
    " suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE"
    " autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc"
    " textDirection textAlignment textboxTightWrap outlineLvl cnfStyle rFonts b bCs i iCs caps smallCaps strike"
    " dstrike outline shadow emboss imprint noProof vanish webHidden color w kern position sz szCs highlight u effect"
    " bdr fitText vertAlign rtl cs em lang eastAsianLayout specVanish"
    # tables
    " tbl tr tc tblPr tblPrEx trPr tcPr tblGrid gridCol tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize"
    " tblStyleColBandSize tblW tblCellSpacing tblInd tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription"
    " gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader hidden tcW gridSpan hMerge vMerge tcBorders"
    " noWrap tcMar tcFitText vAlign hideMark top left bottom right start end insideH insideV tl2br tr2bl between bar"
    # styles, lists, fonts, the page
    " styles docDefaults rPrDefault pPrDefault latentStyles lsdException style name aliases basedOn next link"
    " autoRedefine uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply"
    " tblStylePr numbering abstractNum nsid multiLevelType tmpl styleLink numStyleLink lvl numFmt lvlRestart isLgl"
    " suff lvlText legacy lvlJc num abstractNumId lvlOverride startOverride fonts font altName panose1 charset family"
    " notTrueType pitch sig pgBorders pgNumType sectPr"
)
_ALLOWED = frozenset(W + tag for tag in _WORDS.split())
_CHANGE = re.compile(r"\}\w+PrChange$|\}\w+PrExChange$|\}tblGridChange$")
_STARTING = frozenset(
    "DDE DDEAUTO INCLUDETEXT INCLUDEPICTURE INCLUDE IMPORT LINK EMBED DATABASE MACROBUTTON GOTOBUTTON PRINT ADDIN".split()  # noqa: SIM905
)
_ADDRESS = re.compile(r"(https?://|mailto:)[^\s\x00-\x1f]+", re.IGNORECASE)
_POINTERS = ("href", "src", OLD_OFFICE + "href", OLD_OFFICE + "relid", OLD_OFFICE + "oleid")
_HOLDERS = (W + "tc", W + "txbxContent", W + "hdr", W + "ftr")

Keep = Callable[[Relation], Relation | None]
"""The relation under which a picture or an address is kept, or None where it is not."""


class Purifier:
    """Frees trees of one letterhead; `removed` says what was taken out, in German, in order."""

    def __init__(self) -> None:
        self.removed: dict[str, None] = {}
        self.unnamed = 0
        self._numbers = count(FIRST_DRAWING)

    def note(self, what: str) -> None:
        if what:
            self.removed[what] = None

    def purify(self, root: Element, relations: Mapping[str, Relation], keep: Keep) -> None:
        """Raises nothing: what is unknown goes."""
        self._flatten(root)
        for element in list(root.iter()):
            self._sort_out(element)
        for element in list(root.iter()):
            self._trim(element)
            self._point(element, relations, keep)
        for element in list(root.iter(A + "blip", A + "graphicData", VML + "imagedata")):
            self._check_drawn(element)
        self._name_drawings(root)
        for holder in root.iter(*_HOLDERS):
            if len(holder) == 0 or holder[-1].tag != W + "p":
                holder.append(holder.makeelement(W + "p"))

    def _flatten(self, root: Element) -> None:
        found = dict.fromkeys(fields.flatten(root))
        for sentence, names in (
            (STARTING, [name for name in found if name in _STARTING]),
            (SHOWING, [name for name in found if name and name not in _STARTING]),
        ):
            if names:
                self.note(sentence.format(names=", ".join(names)))

    def _sort_out(self, element: Element) -> None:
        if element.getparent() is None:
            return
        if element.tag in _UNWRAPPED:
            unwrap(element)
            if element.tag in (W + "ins", W + "moveTo"):
                self.note(CHANGES)
            elif element.tag == W + "sdt":
                self.note(FORMS)
        elif element.tag in _DROPPED:
            self.note(_DROPPED[element.tag])
            drop(element)
        elif _CHANGE.search(element.tag):
            self.note(CHANGES)
            drop(element)
        elif element.tag not in _ALLOWED and not element.tag.startswith(_KNOWN):
            drop(element)

    def _trim(self, element: Element) -> None:
        """Only attributes of known names, and none that says who edited what, or leads outside."""
        for name in list(element.attrib):
            foreign = name.startswith("{") and not name.startswith((W, R, XML, VML, OLD_OFFICE, OLD_WORD))
            if foreign or name.startswith(W + "rsid") or name in _POINTERS:
                del element.attrib[name]

    def _point(self, element: Element, relations: Mapping[str, Relation], keep: Keep) -> None:
        """What points to another part points to one that is kept, or to nothing."""
        if element.tag == W + "hyperlink":
            element.attrib.pop(W + "anchor", None)
        for name in [name for name in element.attrib if name.startswith(R)]:
            relation = relations.get(element.attrib.pop(name))
            if relation is None:
                continue
            if relation.outside and not (relation.kind == "hyperlink" and _ADDRESS.fullmatch(relation.target)):
                self.note(OUTSIDE)
            elif kept := keep(relation):
                element.set(name, kept.id)
        if element.tag == W + "hyperlink" and R + "id" not in element.attrib:
            unwrap(element)
        elif element.tag in (A + "hlinkClick", A + "hlinkHover") and R + "id" not in element.attrib:
            drop(element)

    def _check_drawn(self, element: Element) -> None:
        """A drawing whose picture is not here, or that is no picture, goes as a whole."""
        if element.tag == A + "graphicData":
            if element.get("uri") not in _DRAWN:
                self.note(OBJECTS)
                _drop_box(element)
        elif element.tag == A + "blip":
            element.attrib.pop(R + "link", None)
            if R + "embed" not in element.attrib:
                _drop_box(element)
        elif R + "id" not in element.attrib:
            _drop_box(element)

    def _name_drawings(self, root: Element) -> None:
        """Every drawing has a number of its own and words for those who do not see it."""
        for drawing in root.iter(PLACE + "docPr"):
            drawing.set("id", str(next(self._numbers)))
            if not drawing.get("descr", "").strip():
                drawing.set("descr", ALTERNATIVE)
                self.unnamed += 1
        for picture in root.iter(VML + "imagedata"):
            shape = picture.getparent()
            if not shape.get("alt", "").strip() and not any(True for _ in picture.iterancestors(CHOICE + "Fallback")):
                shape.set("alt", ALTERNATIVE)
                self.unnamed += 1


def unwrap(element: Element) -> None:
    """What stands in an element stands in its place."""
    parent = element.getparent()
    if parent is not None:
        for child in list(element):
            element.addprevious(child)
        parent.remove(element)


def drop(element: Element) -> None:
    if element.getparent() is not None:
        element.getparent().remove(element)


def drop_all(elements: Iterable[Element]) -> None:
    for element in list(elements):
        drop(element)


def _drop_box(element: Element) -> None:
    """The whole drawing an element belongs to, with the older form of it that stands beside it."""
    box = next(element.iterancestors(W + "drawing", W + "pict"), None)
    if box is None:
        drop(element)
        return
    choice = box.getparent()
    if choice is not None and choice.tag in (CHOICE + "Choice", CHOICE + "Fallback"):
        drop(choice.getparent())
    else:
        drop(box)
