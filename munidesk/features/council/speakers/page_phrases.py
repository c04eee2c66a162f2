"""«Frases»: those of the municipality with their codes, the usual ones, and a new one from what is selected."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu

from munidesk.base.i18n import _
from munidesk.features.council.speakers.domain import Phrase
from munidesk.features.council.speakers.store import phrases, save_phrase
from munidesk.ui import dialogs
from munidesk.ui.context import Context
from munidesk.ui.forms import Field, Kind
from munidesk.ui.richtext import RichEditor

_SHOWN = 60
"""Letters of a phrase that a menu shows."""


def fill_phrases(menu: QMenu, context: Context, insert: Callable[[str], None], editor: RichEditor) -> None:
    """Each phrase writes itself; its code, which does the same without the menu, stands before it."""
    for one in phrases(context.store):
        words = f"{one.code} · {one.text[:_SHOWN]}".replace("&", "&&")
        menu.addAction(words, partial(insert, one.text))
    if not menu.isEmpty():
        menu.addSeparator()
    for text in (
        _("La Presidencia concede la palabra a "),
        _("Se da lectura al asunto y se pone a consideración."),
        _("Se intercambian opiniones."),
        _("Se toma conocimiento."),
        _("El asunto pasa a informe de la Comisión de "),
        _("Se pone a votación."),
    ):
        menu.addAction(text.strip(), partial(insert, text))
    menu.addSeparator()
    menu.addAction(_("Guardar una frase con su código…"), partial(ask_phrase, context, editor))
    menu.addAction(_("Cambiar o quitar frases…"), lambda: context.navigator.go("records", kind="phrase"))


def ask_phrase(context: Context, editor: RichEditor) -> None:
    """A new phrase: what is selected, or what is typed, and its code."""
    fields = (
        Field("code", _("Código"), hint=_("Pocas letras: se escriben en el texto, con un espacio detrás.")),
        Field("text", _("Frase"), Kind.LONG),
    )
    selected = editor.textCursor().selectedText().replace("\u2029", "\n")
    done = dialogs.ask(
        context.window, _("Frase con código"), "", fields, values={"text": selected}, accept=_("Guardar frase"),
        draft=context.draft("phrase.new"),
        submit=lambda said: save_phrase(context.store, Phrase(code=said["code"], text=said["text"])),
    )  # fmt: skip
    if done is not None:
        context.toast(_("Frase «{code}» guardada.").format(code=done["code"]), True)
