"""The holes of an acta, asked of the document itself: nothing is approved that still says «[falta …]»."""

from collections.abc import Collection, Iterator

from munidesk.base.i18n import _
from munidesk.base.problems import Problem
from munidesk.documents.gaps import gaps_in
from munidesk.features.council.fields import lacks, pending
from munidesk.features.council.minutes.document_body import end_blocks, head_blocks, item_blocks, items_told
from munidesk.features.council.view import SessionView


def holes(view: SessionView) -> Iterator[tuple[str, str, str]]:
    """(where it is, what it says, the record it belongs to) of each gap of the acta."""
    for gap in gaps_in(head_blocks(view)):
        yield _("la apertura o la asistencia"), gap, view.session.id
    for item in items_told(view):
        for gap in gaps_in(item_blocks(view, item)):
            yield _("el asunto {n}").format(n=item.position), gap, item.id
    for gap in gaps_in(end_blocks(view)):
        yield _("el cierre"), gap, view.session.id


def hole_problems(view: SessionView, told: Collection[str]) -> Iterator[Problem]:
    """The holes that no problem of those `told` (their keys) speaks of. They block whatever they are."""
    named = _named()
    for where, gap, record in holes(view):
        if gap == pending() and not view.frozen:
            continue
        if ("field_gone" if lacks(gap) else named.get(gap)) not in told:
            text = _("El acta dice «[{gap}]» en {where}. Complételo antes de aprobar.").format(gap=gap, where=where)
            yield Problem("hole", text, record=record, field="hole")


def _named() -> dict[str, str]:
    """Gap of the document → key of the problem that says the same with more words."""
    return {
        _("falta quién presidió"): "chair_missing",
        _("falta quién actuó en Secretaría"): "secretary_missing",
        _("falta el lugar"): "place_missing",
        _("falta la hora de comienzo"): "start_missing",
        _("falta la hora de término"): "end_time_missing",
        _("falta indicar"): "attendance_missing",
        _("falta registrar la votación de esta moción"): "vote_missing",
        _("falta completar la votación"): "vote_open",
        _("falta su voto"): "vote_open",
        _("falta el motivo"): "vote_without_quorum",
        _("falta lo resuelto"): "operative_missing",
        _("falta el texto del fundamento"): "reason_missing",
    }
