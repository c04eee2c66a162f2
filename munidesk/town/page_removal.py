"""Before something that others cite is taken away, one is told who they are; what nobody cites goes at once."""

from collections.abc import Iterable, Sequence

from munidesk.base.i18n import _, ngettext
from munidesk.records.ref import Ref
from munidesk.town.links import links_of
from munidesk.ui import dialogs
from munidesk.ui.context import Context

SHOWN = 8
"""Names in the question; the others are counted."""


def may_remove(context: Context, refs: Iterable[Ref], title: str, also: Sequence[str] = ()) -> bool:
    """Whether these records may go: asked where a link names one of them or `also` says what else would be lost.

    `title` is what the question calls them.
    """
    lines = [*also, *cited_by(context, refs)]
    if not lines:
        return True
    more = len(lines) - SHOWN
    if more > 0:
        lines = [*lines[:SHOWN], ngettext("y {n} más", "y {n} más", more).format(n=more)]
    said = "\n".join(f"• {line}" for line in lines)
    text = _("De aquí depende:\n{lines}\n\nSe quita igual, y con Ctrl+Z se recupera.").format(lines=said)
    return dialogs.confirm(context.window, _("¿Quitar {title}?").format(title=title), text, _("Quitar"))


def cited_by(context: Context, refs: Iterable[Ref]) -> list[str]:
    """«Sesión · Ordinaria 12/2026», once each, of all that is linked to one of these and is not one of them."""
    own = list(refs)
    others = [link.other(ref) for ref in own for link in links_of(context.store, ref)]
    found = [context.describe(one) for one in others if one not in own]
    return list(dict.fromkeys(f"{one.kind_word} · {one.title}" for one in found if one is not None))
