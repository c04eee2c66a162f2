"""«Cómo estamos», in the public hearing: what the last diagnosis closed by then says, in a sentence and a table."""

from collections.abc import Iterator
from datetime import date

from munidesk.base.i18n import _
from munidesk.base.spanish import uncapital
from munidesk.data.store import Store
from munidesk.documents.model import (
    Align,
    Block,
    Column,
    Heading,
    KeepTogether,
    Paragraph,
    Row,
    RowKind,
    Span,
    Spans,
    Style,
    Table,
    TableSize,
    plain,
    strong,
)
from munidesk.features.open_government.diagnoses.store import diagnoses, own_rounds
from munidesk.features.open_government.diagnoses.store_told import Told, tell
from munidesk.features.open_government.diagnoses.words import (
    band_of_total,
    change_sentence,
    dimension_band,
    dimension_shares,
    heads,
    round_line,
    shares_like,
    total_share,
)
from munidesk.instruments import store as engine
from munidesk.instruments.band_words import score
from munidesk.instruments.scoring import result

_RIGHT = Align.RIGHT
STANDING = "standing"


def how_we_stand(store: Store, until: date) -> Iterator[Block]:
    """Of each diagnosis, its round closed last by that day; nothing where none was closed without open blanks."""
    found = [told for one in diagnoses(store) if (told := _last(store, one.id, until)) is not None]
    if not found:
        return
    yield Heading(_("Cómo estamos"), 1, anchor=STANDING)
    for told in sorted(found, key=lambda one: one.view.round.closed_on or date.min, reverse=True):
        yield from _diagnosis(told)


def _last(store: Store, diagnosis_id: str, until: date) -> Told | None:
    closed = [one for one in own_rounds(store, diagnosis_id) if one.closed_on is not None and one.closed_on <= until]
    if not closed:
        return None
    told = tell(store, engine.load_round(store, closed[-1].id), engine.nothing)
    return told if told.now.settled else None


def _diagnosis(told: Told) -> Iterator[Block]:
    view, now, before = told.view, told.now, told.before
    total = total_share(view, now)
    assert total is not None
    said: Spans = (strong(_("{total} de 100: {band}. ").format(
        total=score(view, total), band=uncapital(band_of_total(view, now)))),)  # fmt: skip
    past = None if before is None else total_share(before, result(before))
    words = [f"{round_line(view.round)}."]
    if past is not None:
        words.insert(0, change_sentence(told, total, past))
    yield KeepTogether((
        Heading(told.diagnosis.title, 2), Paragraph((*said, Span(" ".join(words))), Style.LEFT), _table(told),
    ))  # fmt: skip


def _table(told: Told) -> Table:
    view, now, before = told.view, told.now, told.before
    old, new = heads(before, view)
    then = dimension_shares(view, now) if before is None else shares_like(view, before)
    rows = []
    for one, past, share in zip(now.dimensions, then, dimension_shares(view, now), strict=True):
        cells: list[Spans] = [plain(one.dimension.title)]
        if before is not None:
            cells.append(plain(score(before, past)))
        rows.append(Row((*cells, (strong(score(view, share)),), plain(dimension_band(view, one)))))
    total: list[Spans] = [plain(_("Total"))]
    if before is not None:
        total.append(plain(score(before, total_share(before, result(before)))))
    total.extend((plain(score(view, total_share(view, now))), plain(band_of_total(view, now))))
    rows.append(Row(tuple(total), RowKind.TOTAL))
    columns = [Column(_("De 0 a 100"), 3.6)]
    if before is not None:
        columns.append(Column(old, 0.9, _RIGHT))
    columns.extend((Column(new, 0.9, _RIGHT), Column(_("Banda"), 1.5)))
    return Table(tuple(columns), tuple(rows), size=TableSize.LARGE)
