"""The store's announcements as a Qt signal: pages listen here and nowhere else."""

from PySide6.QtCore import QObject, Signal

from munidesk.data.store import Store
from munidesk.data.writer import Changes


class Live(QObject):
    """Owned by the context. `changed` carries `Changes`."""

    changed = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        store.subscribe(self._announce)

    def _announce(self, changes: Changes) -> None:
        self.changed.emit(changes)
