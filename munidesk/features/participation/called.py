"""How people call an initiative when they look for it: by the folio on its receipt."""

from collections.abc import Mapping


def initiative(row: Mapping[str, object]) -> str:
    """«iniciativa, folio 2026-034», and as it is said: 2026-34."""
    year, number = row["folio_year"], row["folio_number"]
    return f"iniciativa folio {year}-{number:03d} {year}-{number}" if number else ""
