"""What Ctrl+P offers where it is pressed; light, for Inicio shows itself before anything that prints is loaded."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from munidesk.documents.model import Document


@dataclass(frozen=True, slots=True)
class Printable:
    """What can be printed from here. `build` may raise UserError when there is nothing to print."""

    words: str
    build: "Callable[[], Document]"


class Prints(QObject):
    """Left on a button or a page: what Ctrl+P offers while that is in sight."""

    def __init__(self, where: QWidget, offers: Callable[[], Sequence[Printable]]) -> None:
        super().__init__(where)
        self.where = where
        self.offers = offers
