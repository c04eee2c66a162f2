"""Erase a private person's values on request: the chain of hashes goes on holding."""

from munidesk.base.i18n import _
from munidesk.data.store import Store


def erase_private(store: Store, table: str, row_id: str) -> None:
    """Empty every column of the row and forget every value the journal held of it; nothing brings them back.

    Raises ValueError for a table that is not private.
    """
    if table not in store.private_tables:
        raise ValueError(table)
    stored = store.get(table, row_id)
    if stored is None:
        return
    empty = {key: ("" if isinstance(value, str) else None) for key, value in stored.items() if key != "id"}
    with store.change(_("Borrar datos personales"), barrier=_("datos personales borrados")) as writer:
        writer.put(table, {**empty, "id": row_id})
        # The values go in the same transaction; the erasing entry keeps only its empty «after».
        store.connection.execute(
            "DELETE FROM change_private WHERE (change_id, position) IN "
            "(SELECT change_id, position FROM change_row WHERE table_name = ? AND row_id = ?)",
            (table, row_id),
        )
    store.connection.execute(
        "UPDATE change_private SET before = NULL WHERE (change_id, position) IN "
        "(SELECT change_id, position FROM change_row WHERE table_name = ? AND row_id = ?)",
        (table, row_id),
    )
