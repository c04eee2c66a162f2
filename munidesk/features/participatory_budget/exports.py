"""What `export` knows of the participatory budget; without `--id`, the edition in work."""

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.model import Document
from munidesk.features.participatory_budget.document_ballot import build_ballot
from munidesk.features.participatory_budget.document_count import build_count, build_feasibility
from munidesk.features.participatory_budget.kinds import BATCHES
from munidesk.features.participatory_budget.store import BudgetView, load_view, newest
from munidesk.features.participatory_budget.words import off_ballot_words, outcome_words
from munidesk.records.sheet import Selection, Sheet


def _view(store: Store, selection: Selection) -> BudgetView:
    key = selection.id or newest(store)
    if not key:
        raise UserError(_("Todavía no hay ningún presupuesto participativo. Cree uno en Participación."))
    return load_view(store, key)


def ballot(store: Store, selection: Selection) -> Document:
    """`--id` is an edition's or a table's. Raises UserError while the ballot has no numbers."""
    row = store.get("budget_batch", selection.id) if selection.id else None
    view = load_view(store, str(row["process_id"])) if row else _view(store, selection)
    if not view.on_ballot:
        raise UserError(_("La boleta no tiene propuestas todavía: use «Numerar la boleta» en Propuestas."))
    return build_ballot(store, view, BATCHES.read(row) if row else None)


def count(store: Store, selection: Selection) -> Document:
    return build_count(store, _view(store, selection))


def feasibility(store: Store, selection: Selection) -> Document:
    return build_feasibility(store, _view(store, selection))


def proposals(store: Store, selection: Selection) -> Sheet:
    """One row per proposal with what each area says, its votes, and what becomes of it."""
    view = _view(store, selection)
    placed = {one.proposal.id: one for one in view.placed}
    header = (
        _("N.º en la boleta"), _("Propuesta"), _("En qué consiste"), _("Distrito"), _("Barrio o lugar"),
        _("Coordenadas"),
        _("Quién propone"), _("Costo"), *view.areas, _("Votos"), _("Con el tope"), _("Por qué no fue a la boleta"),
    )  # fmt: skip
    rows = []
    for one in view.proposals:
        said = {each.area: each.verdict for each in view.opinions_of(one)}
        found = placed.get(one.id)
        district = next((each.name for each in view.districts if each.id == one.district_id), "")
        rows.append(
            (
                one.number, one.title, one.summary, district, one.place, one.coordinates, one.proponent,
                None if one.cost is None else one.cost / 100, *(said.get(area) for area in view.areas),
                None if found is None else found.votes,
                "" if found is None else outcome_words(found.outcome)[0],
                "" if one.number is not None else off_ballot_words(view, one),
            )
        )  # fmt: skip
    return Sheet(_("Propuestas del presupuesto participativo"), header, tuple(rows))


def ballots(store: Store, selection: Selection) -> Sheet:
    """Every paper as each counter read it; its table by its number, as a sheet brings it back."""
    view = _view(store, selection)
    tables = {one.id: one for one in view.batches}
    header = (_("Mesa"), _("Lugar"), _("Conteo"), _("Papeleta"), _("Marcas"), _("Anulada"))
    rows = []
    for one in view.ballots:
        table = tables[one.batch_id]
        rows.append((table.number, table.place, one.counter, one.position, one.marks, one.void))
    return Sheet(_("Papeletas contadas"), header, tuple(rows))
