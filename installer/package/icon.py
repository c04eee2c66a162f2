"""Write the icon of the program: `icon.py FILE.ico|FILE.png…`, run by the Python of `.venv` without a screen."""

import io
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice

from munidesk.ui import app_icon, theme


def drawn(side: int) -> Image.Image:
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    app_icon.picture(side).save(kept, "PNG")
    return Image.open(io.BytesIO(kept.data().data()))


def main(target: Path) -> None:
    app = theme.application()
    largest = drawn(app_icon.SIZES[-1])
    if target.suffix == ".ico":
        others = [drawn(side) for side in app_icon.SIZES]
        largest.save(target, sizes=[(side, side) for side in app_icon.SIZES], append_images=others)
    else:
        largest.save(target)
    app.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
