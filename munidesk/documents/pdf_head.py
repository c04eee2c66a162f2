"""The letterhead of a PDF laid out: long names go on in a second line, and nothing is cut."""

from collections.abc import Iterator
from dataclasses import dataclass

from munidesk.documents import look as looks
from munidesk.documents.fonts import pdf_name
from munidesk.documents.letters import clean
from munidesk.documents.look import MM
from munidesk.documents.measure import text_width, wrapped
from munidesk.documents.model import Letterhead

USUAL = 28.0
"""Millimetres of a letterhead whose parts take a line each; the rule stands 6.5 above its end."""

_SHIELD = 20.0  # mm: the shield and the air beside it
_RULE = 21.5


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A line of the letterhead with its baseline `at` millimetres from its top; `size` in points."""

    text: str
    at: float
    size: float
    font: str
    colour: str


@dataclass(frozen=True, slots=True)
class LaidHead:
    """`room` is the width of its lines from the right margin, `height` that of all; both in millimetres."""

    lines: tuple[HeadLine, ...]
    room: float
    height: float


def laid_head(head: Letterhead, width: float) -> LaidHead:
    """The letterhead in a column of `width` millimetres.

    Where a name takes two lines its letters are smaller first, so that what was counted with one line stays.
    """
    room = width - (_SHIELD if head.shield else 0.0)
    beside = room - _right(head)
    usual = _one_each(head, beside, room)
    if usual is not None:
        return LaidHead(usual, room, USUAL)
    for size in (15.0, 13.0, 11.5):
        lines, height = _wrapped(head, beside, room, size)
        if height <= _RULE:
            break
    return LaidHead(lines, room, max(USUAL, USUAL + height - _RULE))


def _right(head: Letterhead) -> float:
    """Millimetres that what stands at the right takes, with air before it."""
    wide = max(text_width(head.right_strong, 10, strong=True), text_width(head.right, 9))
    return wide / MM + 4 if wide else 0.0


def _one_each(head: Letterhead, beside: float, room: float) -> tuple[HeadLine, ...] | None:
    found = (*_name(head.name, beside, 15, 7), *_body(head.body, beside, 12.5), *_address(head.address, room, 17))
    return found if len(found) == 3 else None


def _wrapped(head: Letterhead, beside: float, room: float, size: float) -> tuple[tuple[HeadLine, ...], float]:
    """The lines one under another, and the millimetres to the rule below them."""
    step = size * 1.15 / MM
    at = max(5.0, size / MM * 0.9)
    name = tuple(_name(head.name, beside, size, at, step))
    at = name[-1].at + 5.0
    body = tuple(_body(head.body, beside, at)) if head.body else ()
    at = body[-1].at + 4.1 if body else at
    address = tuple(_address(head.address, room, at)) if head.address else ()
    lines = (*name, *body, *address)
    return lines, lines[-1].at + 2.5


def _name(text: str, room: float, size: float, at: float, step: float = 6.0) -> Iterator[HeadLine]:
    # Measured in sans, which is a little wider than the serif it is set in.
    for line in _lines(text, room, size, strong=True):
        yield HeadLine(line, at, size, pdf_name(True, True), looks.TEXT)
        at += step


def _body(text: str, room: float, at: float) -> Iterator[HeadLine]:
    for line in _lines(text, room, 11):
        yield HeadLine(line, at, 11, pdf_name(False), looks.TEXT)
        at += 4.6


def _address(text: str, room: float, at: float) -> Iterator[HeadLine]:
    for line in _lines(text, room, 8.5):
        yield HeadLine(line, at, 8.5, pdf_name(False), looks.SECONDARY)
        at += 3.6


def _lines(text: str, room: float, size: float, *, strong: bool = False) -> tuple[str, ...]:
    return wrapped(clean(text).replace("\n", " "), room * MM, size, strong=strong)
