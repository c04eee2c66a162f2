"""The papers of a period: as they are now, or, once the period is closed, as they were printed then."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from munidesk.base.dates import parse_date, today
from munidesk.base.i18n import ngettext, on_paper
from munidesk.data.store import Store
from munidesk.documents import frozen
from munidesk.documents.model import Document, Paragraph, Style, plain
from munidesk.features.participation.analysis.store_periods import (
    close_period,
    closed_period,
    closed_words,
    since_closed,
)
from munidesk.overview import exports
from munidesk.overview.document_hearing import build_hearing
from munidesk.overview.document_hearing_closed import as_it_was
from munidesk.overview.hearing import HEARING, KEPT, PEOPLE, PROMISES, PromiseState, hearing_days, load_hearing
from munidesk.overview.house import House
from munidesk.overview.store_counts import of_a_period
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection

Build = Callable[[Store, Selection], Document]
ANALYSIS, SYNTHESIS = "participation-analysis", "topics-synthesis"


def papers(house: House) -> dict[str, Build]:
    """Those that count a period, by name."""
    return {
        ANALYSIS: exports.participation_analysis,
        SYNTHESIS: lambda store, selection: exports.topics_synthesis(house, store, selection),
        HEARING: lambda store, selection: build_hearing(house, store, selection),
    }


def build(house: House, paper: str, store: Store, selection: Selection) -> Document:
    """The paper for the days chosen. Of a closed period it says the same words as that day, and a note what came after.

    Raises UserError as the paper itself does.
    """
    since, until = _days(store, paper, selection)
    kept = closed_period(store, paper, since, until)
    if kept is None:
        return papers(house)[paper](store, selection)
    content = frozen.from_json(kept.document)
    if paper == HEARING:
        content = as_it_was(store, selection, content)
        found = since_closed(store, kept, _more(store, since, until))
        return _with_note(store, content, lambda: closed_words(kept, found, _words))
    return _with_note(store, content, lambda: closed_words(kept, since_closed(store, kept)))


def _days(store: Store, paper: str, selection: Selection) -> tuple[date, date]:
    if paper == HEARING:
        return hearing_days(store, selection)
    return selection.since or today().replace(month=1, day=1), selection.until or today()


@on_paper
def _with_note(_store: Store, found: Document, words: Callable[[], str]) -> Document:
    return replace(found, blocks=(*found.blocks, Paragraph(plain(words()), Style.NOTE)))


def close(house: House, store: Store, _of: Ref, words: str) -> str:
    """Close the period «2026-01-01/2026-03-31» with all its papers. Raises UserError while it is not over."""
    first, _sign, last = words.partition("/")
    since, until = parse_date(first), parse_date(last)
    made = {
        name: frozen.to_json(make(store, Selection(since=since, until=until))) for name, make in papers(house).items()
    }
    close_period(store, since, until, made, _more(store, since, until))
    return words


def _more(store: Store, since: date, until: date) -> dict[str, int]:
    """What the hearing counts of a period beside what the participation does."""
    view = load_hearing(store, Selection(since=since, until=until))
    own = {KEPT: view.count(PromiseState.DONE), PROMISES: len(view.promises), PEOPLE: view.people}
    return {**of_a_period(store, since, until), **own}


def _words(name: str, n: int) -> str:
    """«2 avances»; nothing for what is told with another count."""
    return {
        "sessions": ngettext("{n} sesión", "{n} sesiones", n),
        "readings": ngettext("{n} avance del plan", "{n} avances del plan", n),
        "payments": ngettext("{n} movimiento de dinero", "{n} movimientos de dinero", n),
        PROMISES: ngettext("{n} compromiso", "{n} compromisos", n),
        KEPT: ngettext("{n} compromiso cumplido", "{n} compromisos cumplidos", n),
    }.get(name, "").format(n=n)  # fmt: skip
