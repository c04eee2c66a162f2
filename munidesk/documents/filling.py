"""Sheets to write on by hand: as many blank lines as the last page has room for."""

from collections.abc import Callable

from munidesk.documents.model import Document
from munidesk.documents.render import roomy_pages

_MOST = 40  # lines more than the least: more than any page holds


def filled(made: Callable[[int], Document], least: int) -> Document:
    """`made` with at least so many blank lines, and with all that fit on the pages that these take."""
    pages = roomy_pages(made(least))
    low, high = least, least + _MOST
    while low < high:
        middle = (low + high + 1) // 2
        if roomy_pages(made(middle)) <= pages:
            low = middle
        else:
            high = middle - 1
    return made(low)
