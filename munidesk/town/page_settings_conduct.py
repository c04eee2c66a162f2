"""Ajustes › Reglas: how the municipality elects persons and how long one may speak, where its own norm says so."""

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.town import store as town
from munidesk.town.overrides import Scalar, with_rule
from munidesk.town.rules import OF_MOST, OF_PRESENT, ElectionStep, Mark
from munidesk.ui import dialogs
from munidesk.ui.context import Context
from munidesk.ui.forms import Field, Kind

_R, _A, _P, _L = ElectionStep.RUNOFF, ElectionStep.AGAIN, ElectionStep.PLURALITY, ElectionStep.LOT
_WAYS = ((_R, _A, _L), (_R, _L), (_R, _P, _L), (_A, _L), (_P, _L), (_L,), ())


def ask_conduct(context: Context) -> None:
    """The rule of elections and the minutes of those who speak; written, it counts for every body without its own."""
    rules = town.rules_of(context.store)
    election, floor = rules.election, rules.floor
    majorities = [
        (OF_PRESENT, _("Mayoría absoluta de presentes")),
        (OF_MOST, _("Más votos que las demás candidaturas")),
    ]
    majorities += [(key, one.label) for key, one in rules.majorities.items()]
    ways = [(" ".join(steps), _way_words(steps)) for steps in dict.fromkeys((election.steps, *_WAYS))]
    fields = (
        Field("majority", _("Para ser electa o electo hace falta"), Kind.CHOICE, tuple(majorities)),
        Field("steps", _("Si nadie la alcanza"), Kind.CHOICE, tuple(ways)),
        Field("article", _("Norma que lo dice"), hint=_("Por ejemplo: Reglamento, art. 9. Se imprime en el acta.")),
        Field("minutes", _("Minutos para hablar, integrantes"), hint=_("0: sin límite")),
        Field("neighbour_minutes", _("Minutos para hablar, público"), hint=_("0: sin límite")),
        Field("told", _("¿El acta dice cuánto habló cada persona?"), Kind.CHOICE, (("", _("No")), ("1", _("Sí")))),
    )
    values = {
        "majority": election.majority or OF_PRESENT, "steps": " ".join(election.steps), "article": election.article,
        "minutes": str(floor.minutes), "neighbour_minutes": str(floor.neighbour_minutes),
        "told": "1" if floor.told else "",
    }  # fmt: skip
    done = dialogs.ask(
        context.window, _("Elecciones y uso de la palabra"), "", fields, values=values,
        draft=context.draft("settings.conduct"), submit=lambda said: save_conduct(context.store, said),
    )  # fmt: skip
    if done is not None:
        context.toast(_("Se cambiaron las reglas de elecciones y del uso de la palabra."), True)


def save_conduct(store: Store, said: dict[str, str]) -> None:
    """The rules as they were written. Raises UserError for minutes that are no number.

    Whoever names the norm has it before her: what is printed no longer asks to check it.
    """
    count = town.figures(store).count
    mark = Mark.VERIFIED if said["article"] else Mark.FROM_MEMORY
    rules: dict[str, Scalar] = {
        "election.majority": said["majority"], "election.steps": said["steps"].split(),
        "election.article": said["article"], "election.mark": mark.value, "floor.minutes": count(said["minutes"]) or 0,
        "floor.neighbour_minutes": count(said["neighbour_minutes"]) or 0, "floor.told": bool(said.get("told")),
    }  # fmt: skip
    record = town.municipality(store)
    for path, value in rules.items():
        record = with_rule(record, path, value)
    town.save_municipality(store, record)


def _way_words(steps: tuple[ElectionStep, ...]) -> str:
    words = {
        _R: _("otra vuelta entre las dos más votadas"), _A: _("se repite la votación"),
        _P: _("otra vuelta, basta con tener más votos"), _L: _("sorteo si empatan"),
    }  # fmt: skip
    return ", ".join(words[step] for step in steps) or _("lo que resuelva el órgano")
