"""What `export` knows of the follow-up; without `--id`, of the newest programme; the year is that of the last day."""

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.model import Document
from munidesk.features.territory.follow.document_questions import build_questions
from munidesk.features.territory.follow.document_report import build_report
from munidesk.features.territory.follow.store_view import load_follow
from munidesk.features.territory.follow.view import FollowView
from munidesk.features.territory.phases.exports import chosen
from munidesk.records.sheet import Selection, Sheet


def followed(store: Store, selection: Selection) -> FollowView:
    """Of the year of the selection's last day, else of this one. Raises UserError where there is no programme."""
    return load_follow(store, chosen(store, selection), _year(selection))


def _year(selection: Selection) -> int | None:
    return selection.until.year if selection.until is not None else None


def year_report(store: Store, selection: Selection) -> Document:
    return build_report(store, chosen(store, selection), _year(selection))


def questions(store: Store, selection: Selection) -> Document:
    return build_questions(store, chosen(store, selection))


def alignment_sheet(store: Store, selection: Selection) -> Sheet:
    """One row per objective and activity; what is loose has the other side empty."""
    view = followed(store, selection)
    header = (_("Objetivo del plan"), _("Programa"), _("Actividad del POA"), _("Tipo de actividad"), _("Situación"))
    keys = ("title", "programme", "activity", "poa", "state")
    goals, works = view.loose
    rows = tuple(
        (one.title, one.programme.word, one.activity, one.poa.word,
         _("sin alinear") if one.title in goals or one.activity in works else _("alineado"))
        for one in view.alignments
    )  # fmt: skip
    return Sheet(_("Alineación"), header, rows, keys)
