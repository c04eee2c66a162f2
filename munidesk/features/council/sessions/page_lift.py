"""The question before a session is lifted: at what hour, what to look at, and what becomes of untouched items."""

from collections.abc import Iterator
from datetime import datetime

from munidesk.base.dates import now, parse_time, show_time
from munidesk.base.i18n import _, ngettext
from munidesk.features.council import guard
from munidesk.features.council.minutes.rules import last_stamp
from munidesk.features.council.sessions.store import close_session
from munidesk.features.council.sessions.store_items import postpone_item
from munidesk.features.council.view import SessionView
from munidesk.ui import dialogs
from munidesk.ui.context import Context
from munidesk.ui.forms import Field, Kind

_SAID, _NEXT = "said", "next"


def lift_dialog(context: Context, view: SessionView) -> bool:
    """Whether it was lifted. Enter takes the hour shown and lets the acta say of all untouched items that they were
    not dealt with; the choice below puts all of them off instead.
    """
    fields = [Field("hour", _("Levantar la sesión a las"))]
    if view.untreated():
        choices = ((_SAID, _("Consta en el acta que no se trataron")), (_NEXT, _("Se aplazan para la próxima sesión")))
        fields.append(Field("untreated", _("Los asuntos sin tratar"), Kind.CHOICE, choices))

    def close(said: dict[str, str]) -> None:
        at = guard.hour_in(view.session, parse_time(said["hour"]))
        _close(context, view, at, put_off=said.get("untreated") == _NEXT)

    text = "\n\n".join((*_to_look_at(view), _("Las resoluciones reciben su número.")))
    lifted = dialogs.ask(
        context.window, _("Levantar la sesión"), text, fields, values={"hour": show_time(_usual_end(view))},
        accept=_("Levantar la sesión"), submit=close,
    )  # fmt: skip
    return lifted is not None


def _close(context: Context, view: SessionView, at: datetime, *, put_off: bool) -> None:
    """In one change: what is refused leaves everything as it was."""
    with context.store.change(_("Levantar la sesión")):
        for item in view.untreated() if put_off else ():
            postpone_item(context.store, item.id)
        close_session(context.store, view.session.id, at)


def _to_look_at(view: SessionView) -> Iterator[str]:
    """What the acta will say, or leave out, unless it is mended now: told once, before the session is lifted."""
    untreated = view.untreated()
    if untreated:
        said = ngettext(
            "No se trató {n} asunto. Así constará en el acta, salvo que lo trate antes de levantar:",
            "No se trataron {n} asuntos. Así constará en el acta, salvo que los trate antes de levantar:",
            len(untreated),
        ).format(n=len(untreated))
        yield "\n".join((said, *(f"{item.position}. {item.title}" for item in untreated)))
    alone = [
        item for item in view.items
        for motion in view.motions_of(item.id)
        if not (motion.proposer_id or motion.proposer_text or motion.withdrawn)
    ]  # fmt: skip
    if alone:
        numbers = ", ".join(dict.fromkeys(str(item.position) for item in alone))
        yield ngettext(
            "Falta quién propone {n} moción (asunto {numbers}).",
            "Falta quién propone {n} mociones (asuntos {numbers}).",
            len(alone),
        ).format(n=len(alone), numbers=numbers)
    if not view.session.secretary_id:
        yield _("Falta quién actuó en Secretaría: sin ese dato el acta no podrá aprobarse.")


def _usual_end(view: SessionView) -> datetime:
    """Now; or the last hour written, when the session was opened again or the clock has gone past its day."""
    moment, opened, stamp = now(), view.session.opened_at, last_stamp(view)
    late = opened is not None and (moment - opened).total_seconds() > 20 * 3600
    return stamp if stamp is not None and (late or view.session.reopen_reason) else moment
