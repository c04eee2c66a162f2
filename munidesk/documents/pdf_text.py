"""Paragraphs of a PDF made from spans, without writing markup that ReportLab would have to read again."""

import re
from functools import cache
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from munidesk.documents.fonts import pdf_name
from munidesk.documents.letters import clean, spaced
from munidesk.documents.look import Face
from munidesk.documents.model import Mark, Span, Spans, plain
from munidesk.documents.pdf_letters import font_of, markup, style_of

_ODD_SPACE = re.compile(r"\s\s|[^\S ]|^\s|\s$")
"""What ReportLab's reader of markup tidies up: only texts without it may go round the reader."""


class CountingCanvas(Canvas):
    """Tells on which page each thing falls: where it falls does not depend on what was drawn before it."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **{**kwargs, "initialFontName": pdf_name(False)})

    def showPage(self) -> None:
        self._startPage()

    def save(self) -> None:
        return


class Text(Paragraph):
    """ReportLab's paragraph, breaking its lines once per width: Platypus asks again for every table and group."""

    _broken_for = -1.0

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        if availWidth != self._broken_for or not hasattr(self, "blPara"):
            super().wrap(availWidth, availHeight)
            self._broken_for = availWidth
        return self.width, self.height

    def draw(self) -> None:
        if not isinstance(self.canv, CountingCanvas):
            super().draw()

    def split(self, availWidth: float, availHeight: float) -> list[Paragraph]:
        """What fits on the page and the rest, which keeps the lines it has: they are all as wide as these.

        ReportLab would break the rest anew on every page: five minutes for a paragraph of a million letters.
        """
        lines = self.blPara if self._broken_for == availWidth and hasattr(self, "blPara") else None
        pieces = list(super().split(availWidth, availHeight))
        if len(pieces) == 2 and lines is not None:
            first, rest = pieces
            rest.blPara = lines.clone(lines=lines.lines[len(first.blPara.lines) :])
            rest.width, rest.height = availWidth, len(rest.blPara.lines) * self.style.leading
            rest._broken_for = availWidth
        return pieces


def flowing(spans: Spans, face: Face, bullet: str | None = None, made: type[Text] = Text) -> Text:
    """The spans as one paragraph.

    Marked gaps, line breaks and odd spaces go through ReportLab's markup; the
    rest, nearly all there is, becomes its fragments at once.
    """
    style = style_of(face)
    spans = with_blanks(spans)
    whole = "".join(span.text for span in spans)
    if not whole or _ODD_SPACE.search(whole) or any(span.mark is Mark.GAP for span in spans):
        return made(markup(spans, face), style, bulletText=bullet)
    frags = [_fragment(face, font_of(span.mark, face)).clone(text=span.text) for span in spans]
    return made(whole, style, bulletText=bullet, frags=frags)


def with_blanks(spans: Spans) -> Spans:
    """The spans, cleaned, with every blank in a form that ReportLab prints as typed."""
    pieces = [(clean(span.text), span.mark) for span in spans if span.text]
    whole, at, kept = spaced("".join(text for text, _mark in pieces)), 0, []
    for text, mark in pieces:
        kept.append(Span(whole[at : at + len(text)], mark))
        at += len(text)
    return tuple(kept)


@cache
def _fragment(face: Face, font: str) -> Any:
    """What ReportLab makes of one letter of that face in that font, to be copied."""
    (found,) = Paragraph(f'<font name="{font}">x</font>', style_of(face)).frags
    return found


def words(text: str, face: Face) -> Text:
    """A plain text as one paragraph."""
    return flowing(plain(text), face)
