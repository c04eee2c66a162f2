"""How people call a letter when they look for it: by its word, number and year."""

from collections.abc import Mapping


def letter(row: Mapping[str, object]) -> str:
    """«carta Nota 12/2026»; nothing before it was sent."""
    return f"carta {row['word']} {row['number']}/{row['year']}" if row["number"] else ""
