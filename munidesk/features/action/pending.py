"""What waits in the plan of action: products whose term has passed or comes within a month."""

from collections.abc import Sequence
from datetime import date, timedelta

from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.features.action.document_action import summary
from munidesk.features.action.domain import ActionProduct, State
from munidesk.features.action.rules import is_late
from munidesk.features.action.store import ActionView, load_action, newest
from munidesk.town.manifest import Going, Pending, Waiting

_SOON = timedelta(days=31)


def pending(store: Store, day: date, most: int) -> Sequence[Pending]:
    """Nothing where there is no plan of action: a module in no use asks for nothing."""
    key = newest(store)
    if not key:
        return ()
    view = load_action(store, key)
    found = sorted(
        (one for one in view.products if one.is_open and one.due is not None and one.due <= day + _SOON),
        key=lambda one: (one.due or date.max, one.id),
    )
    return (
        Pending(
            title=_("Productos del plan de acción"),
            part=_("Planes"),
            one=_("Producto"),
            icon="target",
            rows=tuple(_waiting(one, day) for one in found[:most]),
            total=len(found),
            empty=_("Ningún producto vence este mes."),
            key="action",
            more=_("Ver los {n} productos").format(n=len(found)),
            going=_going(view),
        ),
    )


def _waiting(one: ActionProduct, day: date) -> Waiting:
    late = is_late(one, day)
    return Waiting(
        title=one.title,
        key="action",
        arguments={"record": f"action_product:{one.id}"},
        who=one.responsible,
        due=one.due,
        words=_("Atrasado") if late else capital(one.state.word),
        tone="attention" if late else "neutral",
        icon="alert" if late else "",
        late=late,
    )


def _going(view: ActionView) -> tuple[Going, ...]:
    if not view.counted:
        return ()
    done = view.count(State.DONE)
    words = _("{a} de {b}").format(a=done, b=view.counted)
    return (Going(title=_("Plan de acción"), key="action", share=done / view.counted, words=words, line=summary(view)),)
