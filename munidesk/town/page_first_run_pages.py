"""What the steps of the first run are drawn on, and what stands beside what is filled in."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from munidesk.base.i18n import _, msgid
from munidesk.town.domain import Municipality, TownKind
from munidesk.town.formula_examples import formula_example
from munidesk.town.profile import Profile
from munidesk.ui import icons, theme
from munidesk.ui.side import reading_width
from munidesk.ui.widgets import button, card, clear, column, label, row

_SHIELD = 56


def page(*parts: QWidget | QHBoxLayout, beside: QWidget | None = None, spacing: int = 10) -> QWidget:
    """A card as high as what it holds and no wider than one reads, with another at its right."""
    made = _card(*parts, spacing=spacing)
    reading_width(made, 48)
    across = row(spacing=16)
    across.addWidget(column_of(made), 3)
    if beside is not None:
        across.addWidget(column_of(beside), 2)
    across.addStretch(0)
    holder = QWidget()
    holder.setLayout(across)
    return holder


def column_of(widget: QWidget) -> QWidget:
    """The widget at the top, the rest empty."""
    holder = QWidget()
    holder.setLayout(column(widget, None))
    return holder


def _card(*parts: QWidget | QHBoxLayout, spacing: int = 10) -> QWidget:
    made = card()
    inner = column(spacing=spacing, margins=(24, 20, 24, 20))
    for part in parts:
        if isinstance(part, QWidget):
            inner.addWidget(part)
        else:
            inner.addLayout(part)
    made.setLayout(inner)
    return made


def listed(title: str, lines: Sequence[str], icon: str = "check", tone: str = "good") -> QWidget:
    """A card of short lines, each with its mark."""
    return _card(label(title, "panel"), *(_line(icon, tone, one) for one in lines), spacing=8)


def _line(icon: str, tone: str, words: str) -> QHBoxLayout:
    mark = label()
    mark.setPixmap(icons.pixmap(icon, getattr(theme.tokens(), tone), 18))
    mark.setFixedWidth(theme.px(26))
    mark.setAlignment(Qt.AlignmentFlag.AlignTop)
    made = row(mark, spacing=4)
    made.addWidget(label(words, wrap=True), 1)
    return made


class Replaced(QWidget):
    """A place whose contents are made anew."""

    def __init__(self) -> None:
        super().__init__()
        self.setLayout(column(spacing=0))

    def show_widget(self, widget: QWidget) -> None:
        layout = self.layout()
        assert layout is not None
        clear(layout)
        layout.addWidget(widget)


class Letterhead(QWidget):
    """How the acta will begin with what is typed so far."""

    def __init__(self) -> None:
        super().__init__()
        self._shield, self._name, self._address = QLabel(), label(kind="strong", wrap=True), label(kind="quiet")
        self._text = label(wrap=True)
        self._text.setFont(theme.font(theme.TEXT, serif=True))
        head = row(self._shield, spacing=12)
        head.addLayout(column(self._name, self._address, spacing=2), 1)
        inside = _card(label(_("Así empezará el acta"), "panel"), head, self._text, spacing=12)
        self.setLayout(column(inside, spacing=0))

    def show_town(self, profile: Profile, municipality: Municipality, picture: bytes) -> None:
        """`municipality` as it is typed; what is blank is shown as its place."""
        pixmap = QPixmap()
        if picture and pixmap.loadFromData(picture):
            side = theme.px(_SHIELD)
            self._shield.setPixmap(
                pixmap.scaled(
                    side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
                )
            )
        self._shield.setVisible(not pixmap.isNull())
        shown = replace(
            municipality, name=municipality.name or _("Nombre del municipio"), town=municipality.town or "…"
        )
        self._name.setText(shown.name)
        self._address.setText(shown.address)
        self._address.setVisible(bool(shown.address))
        self._text.setText(formula_example(shown, profile, "opening", profile.formulas["opening"]))


_LOOK = msgid("Probar con un municipio de ejemplo")


def welcome(sample: Callable[[], object], folder: Callable[[], object]) -> QWidget:
    """What the program does, in three points, and the ways to look first or to go on with what one has."""
    points = (
        ("council", _("Lleve la sesión y salga con el acta"),
         _("Asistencia, votaciones y resoluciones se escriben una vez; el acta en Word y PDF sale de ahí.")),
        ("shield-check", _("No hay que guardar ni hace falta Internet"),
         _("Lo que escribe está en el disco antes de un segundo: "
           "un corte de luz se lleva, a lo sumo, unas letras.")),
        ("people", _("Se empieza en tres minutos: país, municipio e integrantes"),
         _("La planilla con los integrantes se pega tal como está. También pueden cargarse después.")),
    )  # fmt: skip
    look = button(_(_LOOK), sample, icon="play")
    way = row(label(_("¿Prefiere mirar primero?"), "quiet-text"), look, None, spacing=12)
    bring = button(_("Importar todo de una carpeta…"), folder, icon="folder")
    other = row(label(_("¿Tiene una carpeta de «Llevarse todo»?"), "quiet-text"), bring, None, spacing=12)
    at_hand = listed(
        _("Tenga a mano"),
        (
            _("El nombre y la dirección del municipio, como salen en el membrete"),
            _("El escudo, si lo tiene, en un archivo PNG o JPG"),
            _("La planilla de Excel con los integrantes: apellidos, nombre, cargo y lista"),
        ),
        "clipboard",
        "text2",
    )
    return page(*(_point(*one) for one in points), way, other, beside=at_hand, spacing=theme.px(18))


NAMES = {TownKind.INSTITUTE: msgid("Nombre del instituto"), TownKind.ORGANISATION: msgid("Nombre de la organización")}
"""How the field of the name is called; «Nombre del municipio» for the others."""
_CALLED = {
    TownKind.INSTITUTE: msgid("¿Cómo se llama el instituto?"),
    TownKind.ORGANISATION: msgid("¿Cómo se llama la organización?"),
}


def name_words(kind: TownKind) -> str:
    return _(NAMES.get(kind, msgid("Nombre del municipio")))


def sample_words(kind: TownKind) -> str:
    """What the way to look first is called."""
    if kind is TownKind.INSTITUTE:
        return _("Probar con un instituto de ejemplo")
    return _("Probar con una organización de ejemplo") if kind is TownKind.ORGANISATION else _(_LOOK)


def step_titles(ready: str, resumed: str, kept: bool, kind: TownKind) -> tuple[tuple[str, str], ...]:
    """Title of each step and the line under it; `ready` is the last one's, the others as `members_titles`."""
    return (
        (_("Le damos la bienvenida a MuniDesk"), ""),
        (_("¿Qué es y en qué país está?"), _("De ahí salen los términos, las reglas y el tamaño de la hoja.")),
        (_(_CALLED.get(kind, msgid("¿Cómo se llama el municipio?"))), _("Podrá cambiarlo cuando quiera en Ajustes.")),
        members_titles(resumed, kept),
        (_("Listo"), ready),
    )


def members_titles(resumed: str, kept: bool) -> tuple[str, str]:
    """Title and line of the members' step; who comes back to the municipality `resumed` is told what is `kept`."""
    said = _("Copie la lista en Excel y péguela aquí con Ctrl+V, o escriba en la tabla. Podrá cambiarla cuando quiera.")
    if not resumed:
        return _("¿Quiénes integran el Concejo?"), said
    if not kept:
        return _("Continúe donde quedó"), _("{town} ya está creado. {said}").format(town=resumed, said=said)
    said = _("{town} ya está creado, y aquí sigue la lista que había cargado: nada se perdió.")
    return _("Continúe donde quedó"), said.format(town=resumed)


def ready(done: Sequence[str], following: Sequence[str]) -> QWidget:
    """The last step: what is there, and what comes next."""
    after = listed(_("Lo que sigue, en Inicio"), following, "chevron-right", "accent")
    return page(label(_("Ya está"), "panel"), *(_line("check", "good", one) for one in done), beside=after)


def _point(icon: str, strong: str, text: str) -> QHBoxLayout:
    mark = label()
    mark.setPixmap(icons.pixmap(icon, theme.tokens().accent, 28))
    mark.setFixedWidth(theme.px(40))
    line = row(mark, spacing=8)
    line.addLayout(column(label(strong, "panel", wrap=True), label(text, "quiet-text", wrap=True), spacing=2), 1)
    return line
