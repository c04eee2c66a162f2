"""What nobody holds any more is taken away on the window's own thread.

Python looks for rings of forgotten objects whenever enough were made, on whatever thread made the last one. On the
worker (a letter being drawn while a form is replaced) that would destroy a widget, a document or a timer of Qt behind
the back of the thread that paints it. So Python does not begin by itself while there is a window: a timer does.
"""

import gc

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

EVERY_MS = 500


def tidy_here(app: QApplication) -> QTimer:
    """From now on rings are looked for on the thread of `app` alone, as often as they would be."""
    gc.disable()
    timer = QTimer(app)
    timer.setInterval(EVERY_MS)
    timer.timeout.connect(tidy)
    timer.start()
    return timer


def tidy() -> None:
    """The oldest generation that is due, as Python itself would: each takes the younger ones along."""
    due = [at for at, (made, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if made > most]
    if due:
        gc.collect(due[-1])
