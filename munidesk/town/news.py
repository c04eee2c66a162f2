"""«Novedades»: what each version brought, told to who uses it, newest first; from `resources/novedades.toml`."""

from dataclasses import dataclass
from datetime import date

from munidesk.base.paths import RESOURCES


@dataclass(frozen=True, slots=True)
class Version:
    number: str
    day: date
    brought: tuple[str, ...]


def versions() -> tuple[Version, ...]:
    import tomllib  # only when somebody reads them

    told = tomllib.loads((RESOURCES / "novedades.toml").read_text(encoding="utf-8"))
    return tuple(Version(one["numero"], one["dia"], tuple(one["trae"])) for one in told["version"])
