"""What must stand on the same page with what follows it: headings, captions, the words before a table or a drawing."""

from collections.abc import Iterable, Sequence

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak, Spacer

from munidesk.documents.pdf_rows import Rows
from munidesk.documents.pdf_text import Text

_LINES = 2  # of a paragraph, that stay with the heading above it


def with_room(story: Sequence[Flowable], width: float, page_room: float) -> list[Flowable]:
    """The story, asking before each thing that leads to others for the room of what it leads to.

    ReportLab's keepWithNext lays out what follows twice; asking costs a measure of its first lines.
    """
    found: list[Flowable] = []
    for at, one in enumerate(story):
        while isinstance(one, PageBreak) and found and isinstance(found[-1], Spacer):
            found.pop()  # air after the last line of a full page would begin another
        if _leads(one) and not (found and _leads(found[-1])):
            found.append(CondPageBreak(min(start_of(story[at:], width), page_room - 1)))
        found.append(one)
    return found


def _leads(one: Flowable) -> bool:
    return bool(getattr(one, "leads", False))


def start_of(story: Iterable[Flowable], width: float) -> float:
    """Points from the top of the story to where a page may end: what leads, and the beginning of what it leads to."""
    total, before = 0.0, 0.0
    for one in story:
        if isinstance(one, PageBreak):
            break
        if isinstance(one, CondPageBreak):
            continue
        total += max(before, one.getSpaceBefore()) + _begun(one, width)
        before = one.getSpaceAfter()
        if not _leads(one) and not isinstance(one, Spacer):
            break
    return total


def _begun(one: Flowable, width: float) -> float:
    """Points of the first part of it that can stand alone."""
    if isinstance(one, Rows):
        return one.start()
    if isinstance(one, KeepTogether):
        return sum(_begun_whole(inner, width) for inner in one._content)
    if isinstance(one, Text) and not _leads(one):
        lines = one.wrap(width, 0)[1] / one.style.leading
        return float(one.style.leading * (lines if lines < 2 * _LINES else _LINES))
    return _whole(one, width)


def _begun_whole(one: Flowable, width: float) -> float:
    return float(one.getSpaceBefore()) + _whole(one, width) + float(one.getSpaceAfter())


def _whole(one: Flowable, width: float) -> float:
    return float(one.wrap(width, 0)[1])
