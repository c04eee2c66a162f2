"""Ajustes › Reglas: the usual majority, and what of the country's profile has to be looked up in the own norm."""

from PySide6.QtWidgets import QComboBox, QWidget

from munidesk.base.i18n import _, ngettext
from munidesk.town import store as town
from munidesk.town.overrides import with_rule
from munidesk.town.page_settings_conduct import ask_conduct
from munidesk.town.profile_words import ToCheck, to_check
from munidesk.ui.context import Context
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import button, column, label, row


class RulesSection(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.rule = QComboBox()
        self.rule.setAccessibleName(_("Mayoría común"))
        self.rule.activated.connect(lambda _index: self._set_rule())
        self._article = label(kind="quiet", wrap=True)
        self._caution = label(wrap=True)
        self.table: RecordTable[ToCheck] = RecordTable(
            (
                Column(_("Qué"), lambda one: one.what),
                Column(_("Qué dice MuniDesk"), lambda one: one.value),
                Column(_("De dónde se escribió"), lambda one: one.source),
            )
        )
        self.table.setAccessibleName(_("Datos por verificar"))
        layout = column(label(_("Mayoría común de los asuntos"), "quiet"), self.rule, self._article, spacing=6)
        self.conduct = button(
            _("Elecciones y uso de la palabra…"), lambda: ask_conduct(context), kind="small", icon="checklist"
        )
        layout.addLayout(row(self.conduct, None))
        layout.addWidget(self._caution)
        layout.addWidget(self.table, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.rule)

    def refresh(self) -> None:
        store = self._context.store
        rules, profile = town.rules_of(store), town.profile_of(store)
        choices = [(key, one.label) for key, one in rules.majorities.items()]
        if self.rule.count() != len(choices):
            self.rule.clear()
            for key, word in choices:
                self.rule.addItem(word, key)
        self.rule.setCurrentIndex(max(0, self.rule.findData(rules.default_majority)))
        self.rule.setEnabled(not store.read_only)
        self.conduct.setEnabled(not store.read_only)
        current = rules.majorities[rules.default_majority]
        self._article.setText(f"{current.article} {current.note}".strip())
        waiting = to_check(profile)
        self.table.show_records(waiting)
        self.table.setVisible(bool(waiting))
        self._caution.setText(caution(len(waiting)))
        self._caution.setVisible(bool(waiting))

    def _set_rule(self) -> None:
        store = self._context.store
        record = town.municipality(store)
        town.save_municipality(store, with_rule(record, "default_majority", str(self.rule.currentData())))
        self._context.toast(_("Se cambió la mayoría común."), True)


def caution(count: int) -> str:
    """What is asked of the secretary, above the list."""
    return ngettext(
        "{n} dato de este país se escribió de memoria. Compárelo con su norma; si es otro, avise a quien le da "
        "soporte, y mientras tanto corrija el acta a mano.",
        "{n} datos de este país se escribieron de memoria. Compárelos con su norma; si alguno es otro, avise a quien "
        "le da soporte, y mientras tanto corrija el acta a mano.",
        count,
    ).format(n=count)
