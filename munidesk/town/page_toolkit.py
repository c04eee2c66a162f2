"""What Qt knows of this computer, for the self-test: screen and printers."""

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from munidesk.town.selftest import Toolkit


def toolkit() -> Toolkit:
    """Needs an application."""
    from PySide6.QtPrintSupport import QPrinterInfo  # asking for printers may take a second: only when somebody does

    screen = QGuiApplication.primaryScreen()
    size = screen.size() if screen is not None else None
    shown = QGuiApplication.platformName() != "offscreen" and size is not None
    return Toolkit(
        version=qVersion() or "",
        platform=QGuiApplication.platformName(),
        screen=f"{size.width()}×{size.height()}, {int(screen.devicePixelRatio() * 100)} %" if shown and size else "",
        printers=len(QPrinterInfo.availablePrinterNames()),
        usual_printer=bool(QPrinterInfo.defaultPrinterName()),
    )
