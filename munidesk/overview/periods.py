"""The papers of a period: as they are now, or, once the period is closed, as they were printed then."""

from collections.abc import Callable
from dataclasses import replace

from munidesk.base.dates import parse_date, today
from munidesk.base.i18n import on_paper
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
from munidesk.overview.house import House
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection

Build = Callable[[Store, Selection], Document]
ANALYSIS, SYNTHESIS = "participation-analysis", "topics-synthesis"


def papers(house: House) -> dict[str, Build]:
    """Those that count a period, by name."""
    return {
        ANALYSIS: exports.participation_analysis,
        SYNTHESIS: lambda store, selection: exports.topics_synthesis(house, store, selection),
    }


def build(house: House, paper: str, store: Store, selection: Selection) -> Document:
    """The paper for the days chosen. Of a closed period it says the same words as that day, and a note what came after.

    Raises UserError as the paper itself does.
    """
    since = selection.since or today().replace(month=1, day=1)
    until = selection.until or today()
    kept = closed_period(store, paper, since, until)
    if kept is None:
        return papers(house)[paper](store, selection)
    return _as_closed(store, kept.document, closed_words(kept, since_closed(store, kept)))


@on_paper
def _as_closed(_store: Store, content: str, words: str) -> Document:
    found = frozen.from_json(content)
    return replace(found, blocks=(*found.blocks, Paragraph(plain(words), Style.NOTE)))


def close(house: House, store: Store, _of: Ref, words: str) -> str:
    """Close the period «2026-01-01/2026-03-31» with all its papers. Raises UserError while it is not over."""
    first, _sign, last = words.partition("/")
    chosen = Selection(since=parse_date(first), until=parse_date(last))
    assert chosen.since is not None
    assert chosen.until is not None
    made = {name: frozen.to_json(make(store, chosen)) for name, make in papers(house).items()}
    close_period(store, chosen.since, chosen.until, made)
    return words
