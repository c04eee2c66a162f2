"""«Las Acacias» is offered as «Municipio de Las Acacias», which is how the letterhead has to call it."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy

from munidesk.base.i18n import _
from munidesk.base.spanish import fold

_CALLED = (
    "municipio", "municipalidad", "ayuntamiento", "alcaldia", "intendencia", "gobierno", "concejo", "consejo", "junta",
    "comuna", "distrito", "cabildo", "canton",
)  # fmt: skip
"""A name that holds one of these says what it is."""


def full_name(name: str, office: str) -> str:
    """«Municipio de Las Acacias» for «Las Acacias»; empty where nothing is missing."""
    words = fold(name).split()
    if not words or any(one.startswith(_CALLED) for one in words):
        return ""
    return _("{office} de {name}").format(office=office, name=name.strip())


class FullName(QPushButton):
    """One key away under the field while the name lacks what it is the name of; nothing is written by itself."""

    def __init__(self, name: QLineEdit, office: Callable[[], str]) -> None:
        super().__init__()
        self._name, self._office = name, office
        self.setProperty("kind", "quiet")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._use)
        self.hide()
        name.textChanged.connect(lambda _text: self._look())

    def _look(self) -> None:
        whole = full_name(self._name.text(), self._office())
        self.setText(_("Usar «{name}» en el membrete").format(name=whole) if whole else "")
        self.setVisible(bool(whole))

    def _use(self) -> None:
        self._name.setText(full_name(self._name.text(), self._office()) or self._name.text())
        self._name.setFocus()
