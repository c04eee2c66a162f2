"""The letters of a field in a document of Qt: how they are told from the others, shown, and read back."""

from collections.abc import Iterator, Sequence
from itertools import count, groupby

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextCursor, QTextFormat

from munidesk.documents.text import Run

PROPERTY = QTextFormat.Property.UserProperty.value + 41
"""Of the letters of a field: what it names, its words and a number that tells it from the next one."""
_PART = "\x1f"
_OBJECT = "\ufffc"
"""What Qt writes where something stands that is no letter."""
_serial = count()

Piece = tuple[str, bool, bool, str]
"""Letters of a document: their text, whether they are strong and italic, and the property of their field."""
Place = tuple[int, int, str]
"""Where a field begins and ends in the document, and its property."""


def field_format(of: str, words: str, shape: QTextCharFormat | None = None) -> QTextCharFormat:
    """How the letters of a field are shown: with dots under them."""
    made = QTextCharFormat(shape) if shape is not None else QTextCharFormat()
    made.setProperty(PROPERTY, _PART.join((of, words, str(next(_serial)))))
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    return made


def plain_format(shape: QTextCharFormat) -> QTextCharFormat:
    """The same for what is typed beside it."""
    made = QTextCharFormat(shape)
    made.clearProperty(PROPERTY)
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.NoUnderline)
    return made


def runs_of(pieces: Sequence[Piece]) -> Iterator[Run]:
    """The runs of a paragraph. A field whose words were broken is what is left of them: text."""
    for kept, group in groupby(pieces, key=lambda one: one[3]):
        found = list(group)
        text = "".join(one[0] for one in found)
        of, words, *_rest = kept.split(_PART) if kept else ("", "")
        if kept and words and text.startswith(words):
            yield Run(words, found[0][1], found[0][2], of)
            yield Run(text.removeprefix(words), found[-1][1], found[-1][2])
        else:
            yield from (Run(*one[:3]) for one in found)


def pieces_of(block: QTextBlock) -> tuple[Piece, ...]:
    """The letters of a paragraph, as they are set."""
    found, at = [], block.begin()
    while not at.atEnd():
        shape = at.fragment().charFormat()
        strong, kept = shape.fontWeight() > QFont.Weight.Normal, str(shape.property(PROPERTY) or "")
        found.append((at.fragment().text().replace(_OBJECT, ""), strong, shape.fontItalic(), kept))
        at += 1
    return tuple(found)


def places(block: QTextBlock) -> Iterator[Place]:
    """The fields of a paragraph."""
    pieces, at = [], block.begin()
    while not at.atEnd():
        fragment = at.fragment()
        pieces.append((fragment.position(), fragment.length(), str(fragment.charFormat().property(PROPERTY) or "")))
        at += 1
    for kept, group in groupby(pieces, key=lambda one: one[2]):
        found = list(group)
        if kept:
            yield found[0][0], found[-1][0] + found[-1][1], kept


def put_runs(cursor: QTextCursor, runs: Sequence[Run], shape: QTextCharFormat) -> None:
    """The runs at the cursor, their fields as fields."""
    for run in runs:
        cursor.insertText(run.text, field_format(run.of, run.text, shape) if run.of else shape)
