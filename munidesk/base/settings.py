"""What the person prefers on this computer: theme, letter size, author, last file. One small JSON file."""

import json
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path

from munidesk.base.files import whole_file
from munidesk.base.paths import state


@dataclass(frozen=True, slots=True)
class Settings:
    """`theme`: system, light or dark. `large_text`: +25 %. `author`: who is at the keyboard, for the journal.

    `views`: what the person last chose in each list (its filter), as JSON text by the list's name.
    """

    theme: str = "system"
    large_text: bool = False
    language: str = "es"
    author: str = ""
    last_file: str = ""
    backup_folder: str = ""
    views: dict[str, str] = field(default_factory=dict)


def _path() -> Path:
    return state() / "settings.json"


def load() -> Settings:
    """The saved settings; a missing or damaged file gives the defaults, since nothing of value lives there."""
    try:
        stored = json.loads(_path().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(stored, dict):
        return Settings()
    defaults = Settings()
    kinds = {one.name: type(getattr(defaults, one.name)) for one in fields(Settings)}
    return replace(defaults, **{k: v for k, v in stored.items() if k in kinds and isinstance(v, kinds[k])})


def save(settings: Settings) -> None:
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(path, private=True) as temporary:
        temporary.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")
