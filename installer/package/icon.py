"""Write the icon of the program: `icon.py FILE.ico`, or `icon.py FILE.png SIDE`; by the Python of `.venv`."""

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


def main(target: Path, side: int) -> None:
    """`side` in pixels; an .ico has every size."""
    app = theme.application()
    largest = drawn(side)
    if target.suffix == ".ico":
        others = [drawn(side) for side in app_icon.SIZES]
        largest.save(target, sizes=[(side, side) for side in app_icon.SIZES], append_images=others)
    else:
        largest.save(target)
    app.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else app_icon.SIZES[-1])
