"""The store's announcements as a Qt signal: pages listen here and nowhere else."""

from threading import get_ident

from PySide6.QtCore import QObject, Qt, Signal

from munidesk.data.store import Store
from munidesk.data.writer import Changes


class Live(QObject):
    """Owned by the context. `changed` carries `Changes`, on the window's thread whoever wrote."""

    changed = Signal(object)
    _afar = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._own = get_ident()
        self._afar.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        store.subscribe(self._announce)

    def _announce(self, changes: Changes) -> None:
        """What the worker writes is told once the window is free to read."""
        if get_ident() == self._own:
            self._tell(changes)
        else:
            self._afar.emit(changes)

    def _tell(self, changes: Changes) -> None:
        self.changed.emit(changes)
