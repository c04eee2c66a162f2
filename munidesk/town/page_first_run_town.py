"""The step of the first run where the municipality says its name: beside it, the letterhead as it will be printed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from munidesk.base.errors import UserError
from munidesk.base.files import read_bytes
from munidesk.base.i18n import _, msgid
from munidesk.town.domain import Municipality, TownKind
from munidesk.town.page_first_run_pages import Letterhead, name_words, page
from munidesk.town.page_full_name import FullName
from munidesk.town.profile import Profile
from munidesk.town.shields import checked_shield
from munidesk.ui import theme
from munidesk.ui.choose import ask_picture
from munidesk.ui.widgets import button, column, label, row

_TOLD = (msgid("Por ejemplo: Municipio de Cerro del Alba"), msgid("Así empieza el acta: «En la localidad de…»"))
"""What a municipality is told where the field is empty."""


class TownStep(QWidget):
    """`entered` by Enter in the last field; `fault` says what is wrong with the shield that was chosen, or nothing."""

    entered = Signal()
    fault = Signal(str)

    def __init__(self, folder: Path, profile: Callable[[], Profile], kind: Callable[[], TownKind]) -> None:
        super().__init__()
        self._folder, self._profile, self._kind = folder, profile, kind
        self.name, self.town, self.address, self.logo = QLineEdit(), QLineEdit(), QLineEdit(), b""
        self._logo_name = label(kind="quiet-text")
        line = row(button(_("Elegir escudo…"), self._choose_logo, icon="flag"), self._logo_name, None)
        self._letterhead, self._soon = Letterhead(), QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.show_letterhead)
        self.setLayout(column(page(*self._fields(), line, beside=self._letterhead), spacing=0))
        self.name.returnPressed.connect(self.town.setFocus)
        self.town.returnPressed.connect(self.address.setFocus)
        self.address.returnPressed.connect(self.entered)
        for editor in (self.name, self.town, self.address):
            editor.textChanged.connect(lambda _text: self._soon.start(0))  # after all that is typed at once

    def _fields(self) -> list[QWidget]:
        fields: list[QWidget] = []
        for words, editor, hint in (
            (_("Nombre del municipio"), self.name, _(_TOLD[0])),
            (_("Localidad"), self.town, _(_TOLD[1])),
            (_("Dirección"), self.address, _("Sale en el membrete; puede quedar vacía")),
        ):
            editor.setAccessibleName(words)
            editor.setPlaceholderText(hint)
            editor.setMaximumWidth(theme.px(520))
            said = label(words, "quiet")
            fields.extend((said, editor))
            if editor is self.name:
                self._name_words = said
        self._full = FullName(self.name, lambda: self._profile().office.text)
        fields.insert(2, self._full)
        return fields

    @property
    def typed(self) -> Municipality:
        return Municipality(
            name=self.name.text().strip(), country=self._profile().country, town=self.town.text().strip(),
            address=self.address.text().strip(), kind=self._kind(),
        )  # fmt: skip

    def take_up(self, record: Municipality) -> None:
        """What the file already says of it."""
        self.name.setText(record.name)
        self.town.setText(record.town)
        self.address.setText(record.address)

    def look(self) -> None:
        """What is asked of what it is: only a municipality has an acta and a full name of its office."""
        town = self._kind() is TownKind.MUNICIPALITY
        words = name_words(self._kind())
        self._name_words.setText(words)
        self.name.setAccessibleName(words)
        self.name.setPlaceholderText(_(_TOLD[0]) if town else _("Como sale en sus papeles"))
        self.town.setPlaceholderText(_(_TOLD[1]) if town else _("Donde se firman sus cartas y constancias"))
        self._full.setVisible(town)
        self._letterhead.setVisible(town)
        self.show_letterhead()

    def show_letterhead(self) -> None:
        self._letterhead.show_town(self._profile(), self.typed, self.logo)

    def _choose_logo(self) -> None:
        chosen = ask_picture(self, _("Escudo"), self._folder)
        if chosen is None:
            return
        try:
            self.logo = checked_shield(read_bytes(chosen))
        except UserError as error:
            self.fault.emit(str(error))
            return
        self.fault.emit("")
        self._logo_name.setText(chosen.name)
        self.show_letterhead()
