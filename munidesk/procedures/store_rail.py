"""Whether there is anything of procedures to show: asked at every start, so it loads nothing else."""

from munidesk.data.store import Store


def any_case(store: Store) -> bool:
    """A case was opened, or the municipality has a procedure of its own."""
    return bool(
        store.query(
            "SELECT 1 FROM case_file WHERE deleted_at IS NULL "
            "UNION ALL SELECT 1 FROM procedure WHERE deleted_at IS NULL LIMIT 1"
        )
    )
