"""What the import assistant writes beside the municipality: the form of a sheet, and its rehearsal as a workbook."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from munidesk.base.i18n import _
from munidesk.records.sheet import write_sheet
from munidesk.sheets.shape_file import read_shape, save_shape
from munidesk.town import store as town
from munidesk.town.page_import_report import rehearsal_sheet
from munidesk.town.page_import_work import Work
from munidesk.ui.choose import ask_file
from munidesk.ui.context import Context
from munidesk.ui.export import ask_path, say_written


def shape_from_file(context: Context, work: Work) -> None:
    """Columns, words and answers as a file says them; the sheets that were ticked stay. Raises UserError."""
    folder = context.store.path.parent
    chosen = ask_file(context.window, _("Abrir una forma"), folder, _("Formas de planilla"), (".toml",))
    if chosen is not None:
        work.decide(replace(read_shape(chosen), sheets=work.shape.sheets), _("forma abierta"))


def shape_to_file(context: Context, work: Work) -> None:
    """What is decided so far. Raises UserError where it cannot be written."""
    path = ask_path(context, _("Forma de {many}").format(many=work.target.many), ".toml")
    if path is not None:
        save_shape(replace(work.shape, kind=work.name), path)
        context.toast(_("Se guardó la forma en «{name}».").format(name=path.name), False)


def rehearsal_to_file(context: Context, work: Work) -> None:
    """Every row with what becomes of it; written on the worker."""
    if work.rehearsal is None:
        return
    path = ask_path(context, _("Ensayo de {name}").format(name=Path(work.decided.path).stem), ".xlsx")
    if path is None:
        return
    sheet, figures = rehearsal_sheet(work.rehearsal, work.label_of), town.figures(work.store)
    written = partial(say_written, context, path)
    context.tasks.run(lambda _job: write_sheet(sheet, path, figures), lambda _done: written())
