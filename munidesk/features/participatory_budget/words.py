"""The participatory budget in sentences: its rule, what becomes of a proposal, why one is not on the ballot."""

from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import Form, join_and, number
from munidesk.features.participatory_budget import rules
from munidesk.features.participatory_budget.domain import Ballot, Process, Proposal, Rule
from munidesk.features.participatory_budget.rules import Outcome, Placed, Sort
from munidesk.features.participatory_budget.store import BudgetView


def outcome_words(outcome: Outcome) -> tuple[str, str, str]:
    """(word, tone, icon)."""
    words = {
        Outcome.ENTERS: (_("Entra"), "good", "check"),
        Outcome.SHORT: (_("No alcanza"), "neutral", "minus"),
        Outcome.STOPPED: (_("Después del corte"), "neutral", "minus"),
        Outcome.UNVOTED: (_("Sin votos"), "neutral", "minus"),
        Outcome.UNCOSTED: (_("Falta el costo"), "attention", "alert"),
        Outcome.TIED: (_("Empate"), "attention", "scale"),
        Outcome.WAITING: (_("Espera el empate"), "attention", "clock"),
    }
    return words[outcome]


def rule_sentence(view: BudgetView) -> str:
    """As it is printed: by votes, what happens with one that does not fit, the envelopes."""
    process = view.process
    if process.rule is Rule.STOP:
        words = _("Se eligen por cantidad de votos mientras alcance el tope; se corta en la primera que no alcanza.")
    else:
        words = _(
            "Se eligen por cantidad de votos mientras alcance el tope; si una no alcanza, entra la siguiente que sí."
        )
    capped = [one for one in view.districts if one.cap is not None]
    if capped:
        own = join_and([f"{one.name} {view.figures.money(one.cap)}" for one in capped])
        rest = (process.cap or 0) - sum(one.cap or 0 for one in capped)
        words += " " + _(
            "Cada distrito con tope propio elige dentro del suyo: {own}; las demás comparten {rest}."
        ).format(own=own, rest=view.figures.money(rest))
    return words


def choose_words(process: Process) -> str:
    """«Elija hasta dos propuestas»."""
    if process.marks == 1:
        return _("Elija una propuesta")
    return _("Elija hasta {n} propuestas").format(n=number(process.marks, Form.FEMININE))


def mark_words(process: Process) -> str:
    words = ngettext(
        "Marque con una X el cuadro de la que prefiere.",
        "Marque con una X el cuadro de las que prefiere.",
        process.marks,
    )
    many = number(process.marks, Form.FEMININE)
    return words + " " + _("Si marca más de {n}, la boleta se anula.").format(n=many)


def copies_words(view: BudgetView, batch_id: str) -> str:
    """«Boleta: 73 hojas para 146 boletas»: how often the sheet of a table is copied; «Boleta» where it was not said."""
    batch = next((one for one in view.batches if one.id == batch_id), None)
    if batch is None or not batch.printed:
        return _("Boleta")
    sheets = -(-batch.printed // view.process.per_sheet)
    number = view.figures.number
    words = ngettext("Boleta: {n} hoja para {m} boletas", "Boleta: {n} hojas para {m} boletas", sheets)
    return words.format(n=number(sheets), m=number(batch.printed))


def off_ballot_words(view: BudgetView, one: Proposal) -> str:
    """Why it is on no ballot."""
    refusals = rules.refusals(view.opinions_of(one))
    if refusals:
        return "; ".join(f"{each.area}: {each.reason}" for each in refusals)
    missing = rules.missing_areas(view.process, view.opinions_of(one))
    if one.cost is None:
        return _("no tiene costo")
    if missing:
        return _("falta el dictamen de {areas}").format(areas=join_and(missing))
    return _("la boleta se numeró sin ella")


def ballot_words(ballot: Ballot | None, marks: int) -> str:
    """«1 4», «en blanco», «anulada»; «–» for a paper that counter did not see."""
    if ballot is None:
        return "–"
    match rules.sort_of(ballot, marks):
        case Sort.VOID:
            return _("anulada ({n} marcas)").format(n=len(ballot.numbers)) if ballot.numbers else _("anulada")
        case Sort.BLANK:
            return _("en blanco")
    return rules.keys_of(ballot.numbers)


def tie_words(view: BudgetView) -> str:
    """«Juegos en plaza» y «Cruce seguro» empatan con 151 votos y no alcanza para todas; empty without a tie."""
    found = rules.tied(view.placed)
    if not found:
        return ""
    names = join_and([f"«{one.proposal.title}»" for one in found])
    return ngettext(
        "{names} empatan con {n} voto y no alcanza para todas: decida cuál entra primero y escriba el motivo.",
        "{names} empatan con {n} votos y no alcanza para todas: decida cuál entra primero y escriba el motivo.",
        found[0].votes,
    ).format(names=names, n=view.figures.number(found[0].votes))


def spent(placed: tuple[Placed, ...]) -> int:
    """Cents of those that enter."""
    return sum(one.proposal.cost or 0 for one in placed if one.outcome is Outcome.ENTERS)
