"""A local log and local error reports: no row values, nothing is ever sent."""

import logging
import traceback
from pathlib import Path

from munidesk import __version__
from munidesk.base.dates import now
from munidesk.base.paths import state


def start_log() -> None:
    """Log warnings and errors to the person's state folder; a folder that cannot be written is no reason to stop."""
    if logging.getLogger().handlers:
        return
    from logging.handlers import RotatingFileHandler

    try:
        state().mkdir(parents=True, exist_ok=True)
        # Opened with the first line: most runs have nothing to say.
        handler: logging.Handler = RotatingFileHandler(
            state() / "munidesk.log", maxBytes=500_000, backupCount=2, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.NullHandler()
    logging.basicConfig(
        level=logging.WARNING, handlers=[handler], format="%(asctime)s %(name)s %(levelname)s %(message)s"
    )


def report_text(error: BaseException) -> str:
    """Type and place of an error without the values it carried (they may be personal)."""
    import platform

    frames = "".join(
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}\n"
        for frame in traceback.extract_tb(error.__traceback__)
    )
    return (
        f"MuniDesk {__version__} · Python {platform.python_version()} · {platform.system()} {platform.release()}\n"
        f"{now().isoformat()} · {type(error).__name__}\n{frames}"
    )


def write_report(error: BaseException) -> Path | None:
    """Write the report beside the log and say where; None when the folder cannot be written."""
    try:
        folder = state() / "informes"
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"error-{now():%Y%m%d-%H%M%S}.txt"
        path.write_text(report_text(error), encoding="utf-8")
    except OSError:
        return None
    return path
