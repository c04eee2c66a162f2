"""What a click on an attachment does, by its name's ending: one file from elsewhere is enough to take a computer."""

import tomllib
from enum import StrEnum
from functools import cache
from pathlib import PurePath

from munidesk.base.i18n import _
from munidesk.base.paths import RESOURCES


class Handling(StrEnum):
    """OPENS: shown by the system's program. RUNS: may hold a program. UNKNOWN: nobody knows; saved like the former."""

    OPENS = "opens"
    RUNS = "runs"
    UNKNOWN = "unknown"


def handling(name: str) -> Handling:
    """How the attachment is treated; only the last ending counts, as it does for the system that would open it."""
    ending = PurePath(name).suffix.lower().removeprefix(".")
    return _endings().get(ending, Handling.UNKNOWN)


def why_saved(name: str) -> str:
    """The sentence for an attachment that is saved and not opened."""
    if handling(name) is Handling.RUNS:
        return _(
            "«{name}» puede contener un programa, y por eso MuniDesk no lo abre. "
            "Guárdelo, y ábralo solo si conoce a quien lo hizo."
        ).format(name=name)
    return _(
        "MuniDesk no conoce el tipo de «{name}», y por eso no lo abre. "
        "Guárdelo y ábralo con el programa que corresponda."
    ).format(name=name)


@cache
def _endings() -> dict[str, Handling]:
    stored = tomllib.loads((RESOURCES / "attachments.toml").read_text(encoding="utf-8"))
    return {ending: kind for kind in (Handling.OPENS, Handling.RUNS) for ending in stored[kind.value]}
