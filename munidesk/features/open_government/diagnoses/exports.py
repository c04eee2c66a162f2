"""What `export` knows of a diagnosis; without `--id`, the newest one and its newest round with an answer."""

from collections.abc import Sequence
from dataclasses import replace

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
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
from munidesk.features.open_government.diagnoses.store import diagnoses, last_closed, rounds_of
from munidesk.features.open_government.diagnoses.store_told import Told, chosen_diagnosis, chosen_round, tell
from munidesk.features.open_government.diagnoses.words import round_name
from munidesk.instruments import store as engine
from munidesk.instruments.document_form import build_form
from munidesk.instruments.domain import RoundKind
from munidesk.instruments.scoring import RoundView, result
from munidesk.instruments.shown import areas_of
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
    """`--id` is the later of both rounds, or a diagnosis; without one, the newest diagnosis that has two.

    A review is compared with what it goes over, a look from outside with the municipality's own. Raises UserError
    where there is nothing to compare with, or blanks are left that nobody decided upon.
    """
    keys = [selection.id] if selection.id else [one.id for one in diagnoses(store)]
    for key in keys:
        found = _pair(store, replace(selection, id=key), compute)
        if found is not None:
            return build_compare(store, found)
    one = chosen_diagnosis(store, selection.id)
    words = _(
        "«{title}» no tiene dos rondas para comparar. Hacen falta dos cerradas, o una y su revisión o mirada "
        "ciudadana, sin ítems en blanco por decidir."
    )
    raise UserError(words.format(title=one.title))


def _pair(store: Store, selection: Selection, compute: Compute) -> Told | None:
    """The chosen round with the other; of a diagnosis, the last two of its own, or its own and how others see it."""
    rounds = rounds_of(store, chosen_diagnosis(store, selection.id).id)
    chosen = [one for one in rounds if one.id == selection.id]
    if not chosen:
        usual = (RoundKind.SELF, RoundKind.OUTSIDE, RoundKind.REVIEW)
        kinds = (RoundKind.read(selection.kind),) if selection.kind else usual
        closed = [one for one in rounds if not one.is_open]
        chosen = [one for kind in kinds for one in reversed(closed) if one.kind is kind]
    for one in chosen:
        told = tell(store, engine.load_round(store, one.id, compute), compute)
        if one.kind is RoundKind.OUTSIDE and told.now.settled:
            told = replace(told, before=_own(store, told, compute))
        if told.before is not None:
            return told
    return None


def _own(store: Store, told: Told, compute: Compute) -> RoundView | None:
    """The municipality's newest closed round."""
    own = last_closed(store, told.diagnosis.id)
    view = None if own is None else engine.load_round(store, own.id, compute)
    return view if view is not None and result(view).settled else None


def answers(store: Store, selection: Selection, compute: Compute) -> Sheet:
    """Every item of every round, or of the one whose `--id` is given."""
    one = chosen_diagnosis(store, selection.id)
    found = [each.id for each in rounds_of(store, one.id)]
    wanted = [selection.id] if selection.id in found else found
    views = tuple(engine.load_round(store, key, compute) for key in wanted)
    return round_sheet(views, _("Respuestas de {title}").format(title=one.title))
