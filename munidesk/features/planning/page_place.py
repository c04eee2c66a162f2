"""Where what comes from another page goes in the plan: «Nuevo plan» when there is none, and the place in it."""

from munidesk.base.dates import today
from munidesk.base.i18n import _
from munidesk.features.planning.domain import Level, Plan
from munidesk.features.planning.rules import parse_years
from munidesk.features.planning.store import load_plan
from munidesk.features.planning.store_plan import save_plan
from munidesk.ui import dialogs
from munidesk.ui.context import Context
from munidesk.ui.forms import Field

_HOLDS = (Level.AXIS, Level.OBJECTIVE, Level.PROGRAMME)
_INDENT = "\u2003"


def ask_new_plan(context: Context, why: str = "") -> str:
    """The id of the plan that was made; empty when the person went back. `why` says what it is for."""
    fields = (
        Field("title", _("Nombre del plan"), hint=_("Por ejemplo: Plan Municipal de Desarrollo")),
        Field("years", _("¿De qué años?"), hint=_("Por ejemplo: 2025-2030")),
    )
    values = {"title": _("Plan Municipal de Desarrollo"), "years": f"{today().year}-{today().year + 4}"}
    made: list[str] = []

    def create(said: dict[str, str]) -> None:
        first, last = parse_years(said["years"])
        made.append(save_plan(context.store, Plan(title=said["title"], start_year=first, end_year=last)).id)

    dialogs.ask(
        context.window, _("Nuevo plan"), why, fields, values=values, accept=_("Crear"),
        draft=context.draft("plan.new"), submit=create,
    )  # fmt: skip
    return made[0] if made else ""


def ask_place(context: Context, plan_id: str, title: str) -> str | None:
    """The axis, objective or programme that it hangs from, empty for none of them; None when the person went back.

    A plan without any is not asked about.
    """
    view = load_plan(context.store, plan_id)
    places = [
        (one.id, f"{_INDENT * view.depth(one)}{one.code} {one.title}") for one in view.ordered() if one.level in _HOLDS
    ]
    if not places:
        return ""
    loose = ("", _("Suelta, sin eje todavía"))
    text = _("«{title}» entra como actividad de este año. ¿De qué cuelga?").format(title=title)
    return dialogs.ask_choice(context.window, _("Pasar al plan"), text, (*places, loose), accept=_("Pasar"))


def ask_programme(context: Context, plan_id: str, title: str) -> str | None:
    """As `ask_place`, where there is more than one programme to choose from; the only one without asking."""
    view = load_plan(context.store, plan_id)
    found = [one.id for one in view.ordered() if one.level is Level.PROGRAMME]
    return found[0] if len(found) == 1 else ask_place(context, plan_id, title)
