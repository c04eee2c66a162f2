"""«Importar planilla»: which column is which, what was understood, then everything in one step."""

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QGridLayout, QListWidget, QScrollArea, QWidget

from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.data.exchange import Sheet, read_table
from munidesk.features.participation.initiatives.columns import import_fields
from munidesk.features.participation.initiatives.import_sheet import KIND, Reading, read_rows, sort_out, write_lines
from munidesk.town.import_maps import ColumnMap, guess, remembered
from munidesk.town.page_import_list import row_sentences
from munidesk.ui import theme
from munidesk.ui.context import Context
from munidesk.ui.dialogs import Question
from munidesk.ui.widgets import label

_SHOWN = 60
_LISTED = 500


class ImportDialog(Question):
    """One combo per column of the sheet; below, what would come in and what would not, as it is chosen."""

    def __init__(self, context: Context, sheet: Sheet, name: str) -> None:
        self._context, self._sheet = context, sheet
        self._reading: Reading | None = None
        self.added = self.matched = 0
        header = sheet.rows[0]
        columns = remembered(context.store, KIND, header) or guess(header, import_fields())
        self._combos = [QComboBox() for _title in header]
        self._summary, self._report = label(wrap=True), QListWidget()
        self._report.setAccessibleName(_("Filas rechazadas o que ya estaban"))
        self._report.setMaximumHeight(theme.px(110))
        super().__init__(
            context.window, _("Importar {name}").format(name=name),
            _("Diga qué es cada columna. Lo que elija se recuerda para la próxima planilla igual."),
            _("Importar"), (self._grid(header, columns), self._summary, self._report),
        )  # fmt: skip
        self.setMinimumWidth(theme.px(640))
        self._read()

    def _grid(self, header: tuple[str, ...], columns: ColumnMap) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(16)
        uses = {at: key for key, places in columns.items() for at in places}
        for line, (title, combo) in enumerate(zip(header, self._combos, strict=True)):
            combo.addItem(_("No se importa"), "")
            for field in import_fields():
                combo.addItem(field.label, field.key)
            combo.setCurrentIndex(max(0, combo.findData(uses.get(line, ""))))
            combo.setAccessibleName(title)
            combo.activated.connect(lambda _index: self._read())
            example = next((row[line] for row in self._sheet.rows[1:] if line < len(row) and row[line]), "")
            grid.addWidget(label(title, "strong"), line, 0)
            grid.addWidget(combo, line, 1)
            grid.addWidget(label(example[:_SHOWN].replace("\n", " "), "quiet"), line, 2)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(holder)
        scroll.setMinimumHeight(theme.px(min(320, 44 * len(header) + 16)))
        return scroll

    def _columns(self) -> ColumnMap:
        found: ColumnMap = {}
        for at, combo in enumerate(self._combos):
            if key := str(combo.currentData() or ""):
                found[key] = (*found.get(key, ()), at)
        return found

    def _read(self) -> None:
        columns = self._columns()
        if "title" not in columns:
            self._reading = None
            self._summary.setText(_("Falta decir qué columna es el título."))
            self._report.clear()
            self.accept_button.setEnabled(False)
            return
        reading = self._reading = read_rows(self._context.store, self._sheet, columns)
        new, sorting = sort_out(self._context.store, reading)
        count, bad = len(reading.lines), len(reading.refused)
        words = ngettext("{n} iniciativa entendida", "{n} iniciativas entendidas", count).format(n=count)
        there = ngettext("{n} ya estaba", "{n} ya estaban", sorting.matched).format(n=sorting.matched)
        refused = ngettext("{n} fila rechazada", "{n} filas rechazadas", bad).format(n=bad)
        self._summary.setText(f"{words} · {there} · {refused}")
        self._report.clear()
        self._report.addItems(row_sentences(reading.refused, sorting.told)[:_LISTED])
        self._report.setVisible(self._report.count() > 0)
        self.accept_button.setEnabled(bool(new))

    def accept(self) -> None:
        if self._reading is not None:
            done = write_lines(self._context.store, self._reading)
            self.added, self.matched = done.added, done.matched
        super().accept()


def import_sheet(context: Context) -> None:
    """Ask for the file, match its columns, import, say how many."""
    chosen, _filter = QFileDialog.getOpenFileName(
        context.window, _("Importar iniciativas"), "", _("Planillas (*.xlsx *.csv *.txt)"),
        options=QFileDialog.Option.DontUseNativeDialog,
    )  # fmt: skip
    if chosen:
        open_import(context, Path(chosen))


def open_import(context: Context, path: Path) -> None:
    try:
        sheet = read_table(path)
        if len(sheet.rows) < 2:
            raise UserError(_("La planilla no tiene filas debajo del encabezado."))
    except UserError as error:
        context.toast(str(error), False)
        return
    dialog = ImportDialog(context, sheet, path.name)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        added = ngettext("Se importó {n} iniciativa", "Se importaron {n} iniciativas", dialog.added).format(
            n=dialog.added
        )
        there = _("; {n} ya estaban").format(n=dialog.matched) if dialog.matched else ""
        context.toast(f"{added}{there}.", bool(dialog.added))
    dialog.deleteLater()
