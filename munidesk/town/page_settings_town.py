"""Ajustes › Municipio: its data, each saved as it is written, and its shield as it prints."""

from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from munidesk.base.files import read_bytes
from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.town import store as town
from munidesk.town.domain import TownKind
from munidesk.town.founding import become
from munidesk.town.kinds import MUNICIPALITIES
from munidesk.ui import theme
from munidesk.ui.attempt import Attempt
from munidesk.ui.choose import ask_picture
from munidesk.ui.context import Context
from munidesk.ui.forms import Field, Kind, RecordForm, Value
from munidesk.ui.widgets import button, card, column, label, row

SHIELD = 132
"""Pixels at 100 % of the side of the picture."""


class TownSection(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.form = RecordForm(self._fields(), self._load, self._save)
        self.shield = QLabel()
        self.shield.setAccessibleName(_("Escudo"))
        self.shield.setFixedSize(theme.px(SHIELD), theme.px(SHIELD))
        self.shield.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.shield.setWordWrap(True)
        self._size = label(kind="quiet", wrap=True)
        self.change = button(_("Cambiar escudo…"), self._choose, icon="flag")
        frame = card()
        frame.setLayout(row(self.shield, margins=(6, 6, 6, 6)))
        said = label(_("Sale en el membrete del acta y de los demás documentos."), "quiet-text", wrap=True)
        frame.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        words = column(label(_("Escudo"), "strong"), said, self._size, spacing=6)
        words.addLayout(row(self.change, None))
        words.addStretch(1)
        beside = row(spacing=16)
        beside.addWidget(frame, 0, Qt.AlignmentFlag.AlignTop)
        beside.addLayout(words, 1)
        layout = column(self.form, spacing=16)
        layout.addLayout(beside)
        layout.addStretch(1)
        self.setLayout(layout)
        self.setFocusProxy(self.form.editor("name"))

    def refresh(self) -> None:
        store = self._context.store
        self.form.refresh()
        self.form.setEnabled(not store.read_only)
        self.change.setEnabled(not store.read_only)
        self._show_shield(store.blob(town.municipality(store).logo))

    def _show_shield(self, picture: bytes | None) -> None:
        pixmap = QPixmap()
        if not picture or not pixmap.loadFromData(picture):
            self.shield.setText(_("Todavía no hay escudo"))
            self._size.setText("")
            return
        self._size.setText(_("{w} × {h} puntos").format(w=pixmap.width(), h=pixmap.height()))
        ratio = self.devicePixelRatioF()
        side = round(theme.px(SHIELD) * ratio)
        shown = pixmap.scaled(
            side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        shown.setDevicePixelRatio(ratio)
        self.shield.setPixmap(shown)

    def _fields(self) -> tuple[Field, ...]:
        profile = town.profile_of(self._context.store)
        sizes = tuple((name, name) for name in profile.page_sizes)
        return (
            Field("name", _("Nombre")),
            Field("kind", _("Qué es"), Kind.CHOICE, tuple((one.value, capital(one.word)) for one in TownKind)),
            Field("town", _("Localidad")),
            Field(
                "state", _("Estado o provincia"), hint=_("Por ejemplo: Estado de Jalisco. Vacío, el acta no lo dice.")
            ),
            Field("address", _("Dirección")),
            Field("phone", _("Teléfono")),
            Field("email", _("Correo")),
            Field("page_size", _("Tamaño de la hoja"), Kind.CHOICE, (("", _("La del país")), *sizes)),
            Field("term_start", _("Período desde"), Kind.DATE),
            Field("term_end", _("Período hasta"), Kind.DATE),
        )

    def _load(self) -> dict[str, object]:
        values = asdict(town.municipality(self._context.store))
        return {key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in values.items()}

    def _save(self, key: str, value: Value) -> None:
        if key == "kind":
            become(self._context.store, TownKind(str(value)))
            return
        stored = MUNICIPALITIES.row(town.municipality(self._context.store))
        typed = "" if value is None and not key.startswith("term_") else value
        changed = MUNICIPALITIES.read({**stored, key: typed})
        town.save_municipality(self._context.store, changed, fold=f"municipality.{key}")

    def _choose(self) -> None:
        if chosen := ask_picture(self, _("Escudo"), self._context.store.path.parent):
            self.take(chosen)

    def take(self, picture: Path) -> None:
        """Keep the picture as the shield."""
        Attempt(self._context, done=lambda: self._context.toast(_("Se cambió el escudo."), True))(
            lambda: town.save_logo(self._context.store, read_bytes(picture))
        )
