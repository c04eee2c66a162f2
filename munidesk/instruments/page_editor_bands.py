"""The traffic light of an instrument: what each band is called and from which part of the maximum it begins."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.instruments.bands import USUAL, tone
from munidesk.instruments.domain import Band
from munidesk.instruments.script import Script
from munidesk.instruments.store_editor import write_bands
from munidesk.town import store as town
from munidesk.ui import theme
from munidesk.ui.cells import ChipCell
from munidesk.ui.context import Context
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import column, label

_ICONS = {"bad": "alert", "attention": "half", "good": "check"}


class BandsTable(QWidget):
    """Three rows, of which names and beginnings are written; the usual ones are kept once one of them is."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._instrument_id = ""
        self.table: RecordTable[Band] = RecordTable(
            (
                Column(_("Color"), lambda one: one.key, paint=_chip, width=112),
                Column(_("Se llama"), lambda one: one.title, edit=self._rename),
                Column(_("Desde %"), lambda one: str(one.start), edit=self._begin, right=True, width=72),
            )
        )
        self.table.setAccessibleName(_("Bandas del semáforo"))
        self.table.setFixedHeight(theme.px(32 * 4 + 4))
        self.table.orders = False
        self.table.writes_in(context)
        self._remark = label(kind="fault", wrap=True)
        self.setLayout(column(label(_("Bandas del semáforo"), "quiet"), self.table, self._remark, spacing=3))
        self.hide()

    def show_bands(self, script: Script) -> None:
        self._instrument_id = script.instrument.id
        usual = tuple(replace(one, title=_(one.title)) for one in USUAL)
        self.table.show_records(sorted(script.bands, key=lambda one: (one.start, one.key)) or usual)

    def remark(self, said: str) -> None:
        self._remark.setText(said)
        self._remark.setVisible(bool(said))

    def _rename(self, one: Band, text: str) -> None:
        self._save(one, replace(one, title=text.strip()))

    def _begin(self, one: Band, text: str) -> None:
        start = town.figures(self._context.store).count(text.replace("%", ""))
        if start is None:
            raise UserError(_("Escriba desde qué tanto por ciento empieza la banda."), field="start")
        self._save(one, replace(one, start=start))

    def _save(self, one: Band, after: Band) -> None:
        write_bands(
            self._context.store, self._instrument_id, [after if each == one else each for each in self.table.records]
        )  # fmt: skip


def _chip(one: Band) -> ChipCell:
    colour = tone(one)
    return ChipCell(one.key, colour, _ICONS.get(colour, ""))
