"""The groups that the program suggests: which of them become themes."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QWidget

from munidesk.base.i18n import _, ngettext
from munidesk.ui import dialogs, theme
from munidesk.ui.two_lines import item_of, two_lines


class Suggestions(dialogs.Question):
    """One line per group, with how many and some of their words; marked ones become themes."""

    def __init__(self, parent: QWidget, groups: Sequence[tuple[str, Sequence[str]]]) -> None:
        self._list = QListWidget()
        self._list.setMinimumSize(theme.px(560), theme.px(320))
        self._list.setAccessibleName(_("Grupos sugeridos"))
        two_lines(self._list)
        for words, texts in groups:
            count = ngettext("{n} aporte", "{n} aportes", len(texts)).format(n=len(texts))
            item = item_of(f"{words}  ·  {count}", " / ".join(texts[:3]))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            item.setToolTip("\n".join(texts[:20]))
            self._list.addItem(item)
        text = _(
            "Comparten palabras. Espacio marca o desmarca; los marcados pasan a ser temas, y luego se renombran con F2."
        )
        super().__init__(parent, _("Grupos sugeridos"), text, _("Crear los temas marcados"), (self._list,))

    @property
    def accepted_groups(self) -> list[int]:
        return [at for at in range(self._list.count()) if self._list.item(at).checkState() is Qt.CheckState.Checked]
