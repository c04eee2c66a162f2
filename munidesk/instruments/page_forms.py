"""Forms that go out for each area of an open round, and those that come back."""

from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.instruments.form import SUFFIX
from munidesk.instruments.store_forms import receive_form, received_words, write_forms
from munidesk.ui import dialogs
from munidesk.ui.choose import ask_files, ask_folder
from munidesk.ui.context import Context


def send_forms(context: Context, round_id: str) -> None:
    """Ask where to, and write a workbook and a small file for each area."""
    folder = ask_folder(context.window, _("Carpeta de los formularios"), context.store.path.parent)
    if folder is None:
        return
    try:
        made = write_forms(context.store, round_id, folder)
    except UserError as fault:
        dialogs.tell(context.window, _("No salieron los formularios"), str(fault))
        return
    words = ngettext("Se escribió {n} formulario.", "Se escribieron {n} formularios.", len(made))
    context.toast(words.format(n=len(made)), False)


def take_forms(context: Context, round_id: str) -> None:
    """Ask which came back, and take in each; of one that cannot be, why."""
    chosen = ask_files(
        context.window, _("Formularios que volvieron"), context.store.path.parent, _("Formularios"), (".xlsx", SUFFIX)
    )
    lines: list[str] = []
    for path in chosen:
        try:
            lines.extend(received_words(receive_form(context.store, path, round_id)))
        except UserError as fault:
            lines.append(str(fault))
    if lines:
        dialogs.tell_list(context.window, _("Formularios que volvieron"), _("Qué pasó con cada uno:"), lines)
