"""What bringing a folder back asks the database."""

from collections.abc import Mapping

from munidesk.data.store import Store


def parents(store: Store, table: str) -> Mapping[str, str]:
    """Column → the table whose row it has to name, by the database's own rule."""
    rows = store.query('SELECT "from" AS name, "table" AS parent FROM pragma_foreign_key_list(:table)', table=table)
    return {str(row["name"]): str(row["parent"]) for row in rows}
