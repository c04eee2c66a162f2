"""What `export` knows of a diagnosis; without `--id`, the newest one and its newest round with an answer."""

from collections.abc import Sequence
from dataclasses import replace

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import uncapital
from munidesk.data.store import Store
from munidesk.documents.model import Block, Document
from munidesk.features.open_government.diagnoses.document_board import build_poster
from munidesk.features.open_government.diagnoses.document_compare import build_compare
from munidesk.features.open_government.diagnoses.document_diagnosis import (
    answered,
    build_diagnosis,
    live_board,
    live_diagnosis,
)
from munidesk.features.open_government.diagnoses.sheet_answers import round_sheet
from munidesk.features.open_government.diagnoses.store import last_closed, rounds_of
from munidesk.features.open_government.diagnoses.store_told import Told, chosen_diagnosis, chosen_round, tell
from munidesk.features.open_government.diagnoses.words import round_name
from munidesk.instruments import store as engine
from munidesk.instruments.document_form import areas_of, build_form
from munidesk.instruments.domain import RoundKind
from munidesk.instruments.scoring import RoundView, result
from munidesk.instruments.store import Compute
from munidesk.records.sheet import Selection, Sheet


def told_of(store: Store, selection: Selection, compute: Compute) -> Told:
    """Raises UserError when there is no diagnosis, or it has no round."""
    return tell(store, chosen_round(store, selection, compute), compute)


def diagnosis(store: Store, selection: Selection, compute: Compute) -> Document:
    """`--id` is a diagnosis or a round."""
    return build_diagnosis(store, told_of(store, selection, compute))


def poster(store: Store, selection: Selection, compute: Compute) -> Document:
    return build_poster(store, answered(told_of(store, selection, compute)))


def diagnosis_blocks(store: Store, compute: Compute) -> Sequence[Block]:
    """Of the newest round, for the manual. Raises UserError as `diagnosis`."""
    return live_diagnosis(store, told_of(store, Selection(), compute))


def board_of(store: Store, compute: Compute) -> Sequence[Block]:
    return live_board(store, told_of(store, Selection(), compute))


def form(store: Store, selection: Selection, compute: Compute) -> Document:
    """Blank, a sheet to sign for each area; `selection.body` is one area alone. Raises UserError for one that is none.

    Of the open round, or of the newest: `--id` is a diagnosis or a round.
    """
    found = rounds_of(store, chosen_diagnosis(store, selection.id).id)
    waiting = [one.id for one in found if one.is_open and one.kind is RoundKind.SELF]
    by_id = selection.id if selection.id in {one.id for one in found} else ""
    last = by_id or next(iter(waiting), "") or (found[-1].id if found else "")
    view = chosen_round(store, replace(selection, id=last or selection.id), compute)
    known = areas_of(view)
    if selection.body and selection.body not in known:
        names = ", ".join(one for one in known if one)
        words = _("«{area}» no responde nada en este diagnóstico. Las áreas son: {names}.")
        raise UserError(words.format(area=selection.body, names=names))
    areas = (selection.body,) if selection.body else known
    title = chosen_diagnosis(store, view.round.id).title
    return build_form(store, view, title, areas if any(areas) else (), round_name(view.round), _("Gobierno abierto"))


def comparison(store: Store, selection: Selection, compute: Compute) -> Document:
    """`--id` is the later of both rounds, or a diagnosis: then its last two, or the last one and the look from outside.

    A review is compared with what it goes over, a look from outside with the municipality's own. Raises UserError
    where there is nothing to compare with, or there are blanks left that nobody decided upon.
    """
    told = answered(told_of(store, selection, compute))
    if told.view.round.kind is RoundKind.OUTSIDE:
        told = replace(told, before=_own_before(store, told, compute))
    if told.before is None and not (selection.id == told.view.round.id or selection.kind):
        told = _seen_by_others(store, told, compute)
    if not told.now.settled:
        raise UserError(
            _("La {name} tiene ítems en blanco sin decidir. Ciérrela antes de compararla.").format(
                name=uncapital(round_name(told.view.round))
            )
        )
    if told.before is None:
        raise UserError(_("«{title}» todavía no tiene dos rondas para comparar.").format(title=told.diagnosis.title))
    return build_compare(store, told)


def _own_before(store: Store, told: Told, compute: Compute) -> RoundView | None:
    """The municipality's newest closed round."""
    own = last_closed(store, told.diagnosis.id)
    view = None if own is None else engine.load_round(store, own.id, compute)
    return view if view is not None and result(view).settled else None


def _seen_by_others(store: Store, told: Told, compute: Compute) -> Told:
    """The newest closed review or look from outside, with the municipality's own before it; else as it was."""
    own = told.view
    others = [one for one in rounds_of(store, told.diagnosis.id) if one.kind is not RoundKind.SELF and not one.is_open]
    for one in reversed(others):
        found = tell(store, engine.load_round(store, one.id, compute), compute)
        if found.now.settled and told.now.settled:
            return replace(found, before=found.before or own)
    return told


def answers(store: Store, selection: Selection, compute: Compute) -> Sheet:
    """Every item of every round, or of the one whose `--id` is given."""
    one = chosen_diagnosis(store, selection.id)
    found = [each.id for each in rounds_of(store, one.id)]
    wanted = [selection.id] if selection.id in found else found
    views = tuple(engine.load_round(store, key, compute) for key in wanted)
    return round_sheet(views, _("Respuestas de {title}").format(title=one.title))
