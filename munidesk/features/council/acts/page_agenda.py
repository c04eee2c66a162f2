"""What is asked when the orden del día changes in session: why, who asked, and how it was voted."""

from collections.abc import Callable, Sequence

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.features.council.acts.codes import ChangeKind
from munidesk.features.council.acts.domain import AgendaChange
from munidesk.features.council.acts.majority import asked
from munidesk.features.council.acts.store_agenda import (
    Decision,
    bring_in,
    change_of,
    later_sessions,
    put_off,
    tell_change,
    withdraw_item,
)
from munidesk.features.council.domain import AgendaItem
from munidesk.features.council.view import SessionView
from munidesk.ui import dialogs
from munidesk.ui.context import Context
from munidesk.ui.forms import Field, Kind


class ChangeVerbs:
    """R withdraws, O puts off to another session, M says why it changed; each in one dialog with its vote."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def withdraw(self, view: SessionView, item: AgendaItem) -> None:
        store = self._context.store
        title = _("Retirar el asunto {n}").format(n=item.position)
        fields = (
            Field("reason", _("¿Por qué se retira? Consta en el acta.")),
            *_who(view),
            *_votes(view, ChangeKind.WITHDRAWN),
        )
        if self._asked(
            title, item.title, fields, lambda said: withdraw_item(store, item.id, decision(said)), _("Retirar")
        ):
            self._context.toast(_("El asunto {n} se retiró; R otra vez lo devuelve.").format(n=item.position), True)

    def put_off(self, view: SessionView, item: AgendaItem) -> None:
        store = self._context.store
        later = tuple((one.id, f"{one.label} · {one.date:%d/%m/%Y}") for one in later_sessions(store, view.session.id))
        choices = (("", _("La próxima sesión")), *later)
        fields = (
            Field("to", _("¿Para qué sesión?"), Kind.CHOICE, choices), Field("reason", _("Motivo")),
            *_who(view), *_votes(view, ChangeKind.POSTPONED),
        )  # fmt: skip
        title = _("Aplazar el asunto {n}").format(n=item.position)

        def write(said: dict[str, str]) -> None:
            put_off(store, item.id, decision(said), said["to"])

        if self._asked(title, item.title, fields, write, _("Aplazar")):
            self._context.toast(_("El asunto {n} se aplazó; P lo devuelve.").format(n=item.position), True)

    def tell(self, view: SessionView, item: AgendaItem) -> None:
        """Why an item was moved, put off or withdrawn, told or corrected afterwards."""
        store, change = self._context.store, change_of(self._context.store, item.id)
        if change is None:
            self._context.toast(_("El asunto {n} está como se convocó.").format(n=item.position), False)
            return
        fields = (Field("reason", _("Motivo")), *_who(view), *_votes(view, change.kind))
        title = _("Cambio del orden del día: asunto {n}").format(n=item.position)
        self._asked(
            title, item.title, fields, lambda said: tell_change(store, change.id, decision(said)), _("Guardar"),
            _known(change),
        )  # fmt: skip

    def _asked(
        self, title: str, text: str, fields: Sequence[Field], write: "Write", accept: str,
        values: dict[str, str] | None = None,
    ) -> bool:  # fmt: skip
        answer = dialogs.ask(
            self._context.window, title, text, fields, values=values, accept=accept,
            draft=None if values else self._context.draft(f"change:{title}"), submit=write,
        )  # fmt: skip
        return answer is not None


Write = Callable[[dict[str, str]], object]


def urgent_fields(view: SessionView) -> tuple[Field, ...]:
    """Why it comes in from outside the agenda, in the country's word, and how its inclusion was voted."""
    words = view.profile.minutes.urgent_words
    why = _("¿Por qué se trata? Consta en el acta ({words}).").format(words=words)
    return (
        Field("reason", why if words else _("¿Por qué se trata? Consta en el acta.")),
        *_votes(view, ChangeKind.ADDED),
    )


def ask_urgent(context: Context, view: SessionView, title: str) -> str:
    """Bring in an item that was not called; the id of what was made, empty when it was not."""
    made: list[str] = []

    def add(said: dict[str, str]) -> None:
        made.append(bring_in(context.store, view.session.id, said.get("title") or title, decision(said)))

    fields = [*([] if title else [Field("title", _("¿De qué trata?"))]), *urgent_fields(view)]
    dialogs.ask(
        context.window, _("Asunto fuera del orden del día"), title, fields, accept=_("Agregar"),
        draft=context.draft(f"item.urgent:{view.session.id}"), submit=add,
    )  # fmt: skip
    return made[0] if made else ""


def decision(said: dict[str, str]) -> Decision:
    """What was answered. Raises UserError for a count that is no number."""
    return Decision(
        reason=said.get("reason", ""), asked_by_id=said.get("asked_by_id", ""), asked_text=said.get("asked_text", ""),
        for_count=_count(said, "for_count"), against_count=_count(said, "against_count"),
        abstain_count=_count(said, "abstain_count"),
    )  # fmt: skip


def _count(said: dict[str, str], key: str) -> int | None:
    typed = said.get(key, "").strip()
    if typed and not typed.isdecimal():
        raise UserError(_("Escriba cuántos votos con un número, o déjelo vacío."), code="no_number", field=key)
    return int(typed) if typed else None


def _who(view: SessionView) -> tuple[Field, ...]:
    members = tuple((one.id, one.person.short_name) for one in view.seated())
    return (
        Field("asked_by_id", _("Lo pidió"), Kind.CHOICE, (("", _("Nadie en particular")), *members)),
        Field("asked_text", _("Si no es integrante, quién"), hint=_("Por ejemplo: la Intendencia")),
    )


def _votes(view: SessionView, kind: ChangeKind) -> tuple[Field, ...]:
    """The votes, with the majority that the body's rule asks for this change."""
    need = asked(view, kind)
    special = _("Hace falta {rule}.").format(rule=need.words)
    return (
        Field(
            "for_count", _("Votos a favor"), hint=special if need.special else _("Puede quedar vacío si no se votó.")
        ),
        Field("against_count", _("Votos en contra")),
        Field("abstain_count", _("Abstenciones")),
    )


def _known(change: AgendaChange) -> dict[str, str]:
    counts = {key: getattr(change, key) for key in ("for_count", "against_count", "abstain_count")}
    return {
        "reason": change.reason, "asked_by_id": change.asked_by_id, "asked_text": change.asked_text,
        **{key: "" if n is None else str(n) for key, n in counts.items()},
    }  # fmt: skip
