"""One table of tokens, light and dark: palette, style sheet and delegates all read it."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from munidesk.base.paths import RESOURCES
from munidesk.ui.qt_words import QtWords
from munidesk.ui.spoken import listen
from munidesk.ui.tidying import tidy_here

SANS = "Source Sans Pro"
SERIF = "Source Serif Pro"
_FILES = {
    SANS: ("font_source_sans_pro", "SourceSansPro", ("Regular", "Semibold", "Bold", "It", "SemiboldIt")),
    SERIF: ("font_source_serif_pro", "SourceSerifPro", ("Regular", "Semibold", "It", "SemiboldIt")),
}
SMALL, TEXT, PANEL, TITLE, FIGURE = 10.0, 11.0, 13.0, 16.0, 22.0
NORMAL = QFont.Weight.Normal
SEMIBOLD = QFont.Weight.DemiBold
_PX_PER_PT = 4 / 3


@dataclass(frozen=True, slots=True)
class Tokens:
    ground: str
    surface: str
    sunk: str
    line: str
    field: str
    text: str
    text2: str
    off: str
    accent: str
    on_accent: str
    hover: str
    selected: str
    good: str
    good_ground: str
    attention: str
    attention_ground: str
    bad: str
    bad_ground: str
    neutral: str
    desk: str


LIGHT = Tokens(
    ground="#FAFAF8", surface="#FFFFFF", sunk="#F3F2EE", line="#E3E1DB", field="#7D837F",
    text="#1F2421", text2="#59605C", off="#6A6F6B", accent="#0E6A6B", on_accent="#FFFFFF",
    hover="#E3EFEE", selected="#D6E8E7", good="#2B742E", good_ground="#EBF5EB",
    attention="#8F5400", attention_ground="#FBF0DC", bad="#B3261E", bad_ground="#FBE9E7",
    neutral="#EFEEEA", desk="#E9E7E1",
)  # fmt: skip
DARK = Tokens(
    ground="#151918", surface="#1D2221", sunk="#191E1D", line="#343B39", field="#7E8783",
    text="#E9EAE6", text2="#A8B0AC", off="#828A87", accent="#5FC7C4", on_accent="#04211F",
    hover="#17312F", selected="#1C403E", good="#86CE8A", good_ground="#1C3321",
    attention="#E9B765", attention_ground="#332813", bad="#F39A92", bad_ground="#3A1F1D",
    neutral="#2A302E", desk="#101312",
)  # fmt: skip


class _Notifier(QObject):
    changed = Signal()


class _State:
    """What is applied now; the one place that changes it is `apply`."""

    tokens = LIGHT
    scale = 1.0
    mode = "system"
    notifier: _Notifier | None = None


def tokens() -> Tokens:
    return _State.tokens


def notifier() -> _Notifier:
    """Its `changed` fires after a change of theme or letter size."""
    if _State.notifier is None:
        _State.notifier = _Notifier()
    return _State.notifier


def colour(name: str) -> QColor:
    return QColor(getattr(_State.tokens, name))


def px(size: float) -> int:
    """Pixels at 100 % grown with the letter size, so that nothing is cut in «letra grande»."""
    return round(size * _State.scale)


def is_large() -> bool:
    """Whether letters are «grandes»."""
    return _State.scale > 1


def font(size: float = TEXT, weight: QFont.Weight = QFont.Weight.Normal, *, serif: bool = False) -> QFont:
    """A font of the type scale, `size` in points at 96 dpi."""
    family = SERIF if serif else SANS
    _load_fonts(family)
    made = QFont(family)
    made.setPixelSize(round(size * _PX_PER_PT * _State.scale))
    made.setWeight(weight)
    return made


@cache
def _load_fonts(family: str) -> None:
    package, stem, faces = _FILES[family]
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        return
    for face in faces:
        path = Path(spec.origin).parent / "files" / f"{stem}-{face}.ttf"
        if path.exists():
            QFontDatabase.addApplicationFont(str(path))


def application() -> QApplication:
    """The program's, or the one that is there already.

    Fusion is asked for by its argument: `setStyle` returns a QStyle, whose Python classes take time of the opening.
    """
    existing = QApplication.instance()
    return existing if isinstance(existing, QApplication) else QApplication(["MuniDesk", "-style", "Fusion"])


def start(app: QApplication, mode: str = "system", *, large: bool = False) -> None:
    """Fonts, Qt's own Spanish, palette and style sheet; follows the system's light and dark while it runs."""
    _load_fonts(SANS)
    listen()
    tidy_here(app)
    translator = QTranslator(app)
    if translator.load(QLocale("es"), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    app.installTranslator(QtWords(app))
    QLocale.setDefault(QLocale("es_UY"))
    apply(app, mode, large=large)
    app.styleHints().colorSchemeChanged.connect(_follow(app))


def _follow(app: QApplication) -> Callable[[Qt.ColorScheme], None]:
    def on_scheme(_scheme: Qt.ColorScheme) -> None:
        if _State.mode == "system":
            apply(app, "system", large=_State.scale > 1)

    return on_scheme


def apply(app: QApplication, mode: str, *, large: bool = False) -> None:
    """`mode` is system, light or dark; `large` is 25 % more."""
    dark = mode == "dark" or (mode == "system" and app.styleHints().colorScheme() == Qt.ColorScheme.Dark)
    _State.mode = mode
    _State.tokens = DARK if dark else LIGHT
    _State.scale = 1.25 if large else 1.0
    app.setPalette(_palette(_State.tokens))
    app.setFont(font())
    sheet = style_sheet(_State.tokens)
    if app.styleSheet() != sheet:  # every widget there is would be dressed again
        app.setStyleSheet(sheet)
    notifier().changed.emit()


def _palette(t: Tokens) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: t.ground, QPalette.ColorRole.WindowText: t.text, QPalette.ColorRole.Base: t.surface,
        QPalette.ColorRole.AlternateBase: t.sunk, QPalette.ColorRole.Text: t.text, QPalette.ColorRole.Button: t.surface,
        QPalette.ColorRole.ButtonText: t.text, QPalette.ColorRole.Highlight: t.selected,
        QPalette.ColorRole.HighlightedText: t.text, QPalette.ColorRole.Link: t.accent,
        QPalette.ColorRole.PlaceholderText: t.text2, QPalette.ColorRole.ToolTipBase: t.surface,
        QPalette.ColorRole.ToolTipText: t.text, QPalette.ColorRole.Accent: t.accent,
    }  # fmt: skip
    for role, value in roles.items():
        palette.setColor(role, QColor(value))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(t.off))
    return palette


def style_sheet(t: Tokens) -> str:
    """resources/window.qss filled with the tokens; its classes are the dynamic property `kind`."""
    sheet = (RESOURCES / "window.qss").read_text(encoding="utf-8")
    for field in fields(t):
        sheet = sheet.replace(f"@{field.name}@", getattr(t, field.name))
    for name, size in (("small", SMALL), ("text", TEXT), ("panel", PANEL), ("title", TITLE), ("figure", FIGURE)):
        sheet = sheet.replace(f"@{name}pt@", f"{round(size * _PX_PER_PT * _State.scale)}px")
    shade = "dark" if t is DARK else "light"
    for name in ("arrow", "tick"):
        sheet = sheet.replace(f"@{name}@", (RESOURCES / "icons" / f"{name}-{shade}.svg").as_posix())
    return sheet.replace("@h32@", f"{px(30)}px").replace("@h28@", f"{px(26)}px").replace("@chip@", f"{px(22)}px")
