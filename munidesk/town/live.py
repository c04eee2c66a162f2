"""What the live blocks of a text stand for in one municipality, each built once however often it is named."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from munidesk.base.errors import UserError
from munidesk.base.i18n import _

if TYPE_CHECKING:
    from munidesk.data.store import Store
    from munidesk.documents.model import Block
    from munidesk.town.manifest import BlocksOf, DocumentOf, LiveBlock

    Blocks = tuple[Block, ...]


class Live:
    """Called with a name, gives its blocks. Raises UserError with the reason when its source is not there."""

    def __init__(self, store: "Store", known: "Sequence[LiveBlock]") -> None:
        self._store = store
        self._known = {one.name: one for one in known}
        self._built: dict[str, Blocks] = {}

    def words(self, name: str) -> str:
        """How a block is called; its name when nobody knows it."""
        return self._known[name].words if name in self._known else name

    def __call__(self, name: str) -> "Blocks":
        if name not in self._known:
            raise UserError(_("no existe ese bloque. Elija uno de la lista «Insertar»."))
        if name not in self._built:
            self._built[name] = tuple(self._known[name].blocks(self._store))
        return self._built[name]


def nested(build: "DocumentOf") -> "BlocksOf":
    """A whole document as a live block: its body, of the newest record."""
    return partial(_body, build)


def _body(build: "DocumentOf", store: "Store") -> "Blocks":
    # Of the manifests too, which are read before the first paint.
    from munidesk.documents.nested import body_of
    from munidesk.records.sheet import Selection

    return body_of(build(store, Selection()))
