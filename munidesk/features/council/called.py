"""How people call a session, a resolution and an acta when they look for it: by number and year."""

from collections.abc import Mapping

from munidesk.features.council.codes import SessionKind


def session(row: Mapping[str, object]) -> str:
    """«sesión ordinaria 4/2026»; without a number yet, its kind alone."""
    word = SessionKind(str(row["kind"])).word
    return f"sesión {word} {_numbered(row['number'], str(row['date'])[:4])}".strip()


def resolution(row: Mapping[str, object]) -> str:
    """«resolución 48/2026»; nothing before it has a number."""
    return f"resolución {_numbered(row['number'], row['year'])}" if row["number"] else ""


def minutes(row: Mapping[str, object]) -> str:
    """«acta 11» and «libro 1»; nothing before it is approved."""
    if not row["number"]:
        return ""
    number = _numbered(row["number"], row["series_year"]) if row["series_year"] else row["number"]
    return f"acta {number}" + (f" libro {row['book']}" if row["book"] else "")


def _numbered(number: object, year: object) -> str:
    return f"{number}/{year}" if number else ""
