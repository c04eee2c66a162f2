"""Spanish message ids looked up at call time; the program is right with no catalogue at all.

The window and what is printed are two domains: a secretary who reads Portuguese on
the screen still signs an acta in Spanish. Whatever builds or draws a document is
`on_paper`, and every message asked for inside it comes from the other catalogue.
"""

import gettext
from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

WINDOW, PAPER = "munidesk", "paper"

_catalogues: dict[str, gettext.NullTranslations] = {
    WINDOW: gettext.NullTranslations(),
    PAPER: gettext.NullTranslations(),
}
_domain: ContextVar[str] = ContextVar("domain", default=WINDOW)


def set_language(locale: str, folder: Path, domain: str = WINDOW) -> None:
    """Use the catalogue of `locale` below `folder` when there is one, else the Spanish ids."""
    _catalogues[domain] = gettext.translation(domain, folder, [locale, locale.split("_")[0]], fallback=True)


def on_paper(build: Callable[P, R]) -> Callable[P, R]:
    """What `build` says is printed: its messages come from the catalogue of paper, whatever the window speaks."""

    @wraps(build)
    def built(*arguments: P.args, **named: P.kwargs) -> R:
        token = _domain.set(PAPER)
        try:
            return build(*arguments, **named)
        finally:
            _domain.reset(token)

    return built


def _(text: str) -> str:
    """The text in the person's language. Ids are Spanish sentences."""
    return _catalogues[_domain.get()].gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """`one` or `many` by `count`; interpolate with named placeholders afterwards.

    Spanish has the plural for zero as well ("0 asuntos"), and that is what the
    ids must say when there is no catalogue.
    """
    return _catalogues[_domain.get()].ngettext(one, many, count)


def msgid(text: str) -> str:
    """Marks a text for the catalogue where data are said; it is looked up when it is shown."""
    return text
