"""What `export` knows of the FODA; without `--id`, the version in work."""

from munidesk.base.errors import UserError
from munidesk.base.figures import half_up
from munidesk.base.i18n import _
from munidesk.data.leaf import Form
from munidesk.data.store import Store
from munidesk.documents.model import Document
from munidesk.features.swot.document_matrix import build_matrix, quadrant_words
from munidesk.features.swot.document_mefi import build_mefi
from munidesk.features.swot.document_poster import build_poster
from munidesk.features.swot.document_report import build_report
from munidesk.features.swot.rules import codes, contribution, group_score
from munidesk.features.swot.store import SwotView, load_view, newest
from munidesk.records.sheet import Selection, Sheet


def _view(store: Store, selection: Selection) -> SwotView:
    key = selection.id or newest(store)
    if not key:
        raise UserError(_("Todavía no hay ningún FODA. Cree uno en la página FODA."))
    return load_view(store, key)


def swot(store: Store, selection: Selection) -> Document:
    return build_matrix(store, _view(store, selection))


def mefi(store: Store, selection: Selection) -> Document:
    return build_mefi(store, _view(store, selection))


def poster(store: Store, selection: Selection) -> Document:
    return build_poster(store, _view(store, selection))


def poster_a2(store: Store, selection: Selection) -> Document:
    return build_poster(store, _view(store, selection), "A2")


def full(store: Store, selection: Selection) -> Document:
    return build_report(store, _view(store, selection))


def factors(store: Store, selection: Selection) -> Sheet:
    """One row per factor with everything that was said of it."""
    view = _view(store, selection)
    names = codes(view.factors)
    header = (
        _("N.º"), _("Cuadrante"), _("Factor"), _("Evidencia"), _("Peso"), _("Calificación"), _("Aporte"),
        _("Puntaje medio"), _("Puntaje menor"), _("Puntaje mayor"), _("Personas"), _("Qué se hace (CAME)"),
    )  # fmt: skip
    rows = []
    for one in sorted(view.factors, key=lambda each: (each.quadrant.place, each.position)):
        group, given = group_score(s for s in view.scores if s.factor_id == one.id), contribution(one)
        scored = (float(half_up(group.mean, 2)), group.lowest, group.highest, group.people) if group else (None,) * 4
        rows.append(
            (
                names[one.id], quadrant_words(one.quadrant)[0], one.text, one.evidence,
                None if one.weight is None else one.weight / 100, one.rating, None if given is None else float(given),
                *scored, one.came,
            )
        )  # fmt: skip
    return Sheet(_("Factores del FODA"), header, tuple(rows), forms={_("Peso"): Form.SHARE})
