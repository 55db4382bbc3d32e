"""The names behind the prefixes of Word's XML, as lxml writes them before a tag."""

from data.word.package import OFFICE

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_SHAPES = "http://schemas.microsoft.com/office/word/2010"

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = f"{{{OFFICE}}}"
A = f"{{{_DRAWING}/main}}"
PICTURE = f"{{{_DRAWING}/picture}}"
PLACE = f"{{{_DRAWING}/wordprocessingDrawing}}"
SHAPE = f"{{{_SHAPES}/wordprocessingShape}}"
GROUP = f"{{{_SHAPES}/wordprocessingGroup}}"
VML = "{urn:schemas-microsoft-com:vml}"
OLD_OFFICE = "{urn:schemas-microsoft-com:office:office}"
OLD_WORD = "{urn:schemas-microsoft-com:office:word}"
CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
XML = "{http://www.w3.org/XML/1998/namespace}"
