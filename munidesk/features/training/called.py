"""How people look for what has a number."""

from collections.abc import Mapping


def certificate(row: Mapping[str, object]) -> str:
    """«C-2026-0031»."""
    year, number = row["year"], row["number"]
    return f"C-{year}-{number:04d}" if isinstance(number, int) and number else ""
