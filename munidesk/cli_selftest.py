"""`munidesk selftest`: the screen for whoever helps by telephone, without opening the window."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from munidesk import catalog
from munidesk.base import settings
from munidesk.base.errors import UserError
from munidesk.data import check_file, file
from munidesk.town.selftest import Examined, Toolkit, lines, self_test


def self_tested(path: Path | None) -> int:
    """Print it; 0 when nothing asks for attention. Without `path`, of the last file that was open here."""
    preferred = settings.load()
    chosen = path or (Path(preferred.last_file) if preferred.last_file else None)
    with _examined(chosen) as examined:
        findings = self_test(_toolkit(), examined, preferred.backup_folder)
    print(lines(findings))
    return int(not all(one.good for one in findings))


@contextmanager
def _examined(path: Path | None) -> Iterator[Examined]:
    if path is None:
        yield Examined()
        return
    try:
        problems = check_file.check(path, catalog.schemas())
        store = file.open_file(path, catalog.schemas(), read_only=True)
    except UserError as error:
        yield Examined(refused=error)
        return
    try:
        yield Examined(store=store, problems=problems)
    finally:
        store.close()


def _toolkit() -> Toolkit:
    """On Linux no screen is asked for: Qt ends the program where the one it is told of does not answer."""
    if sys.platform.startswith("linux"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from munidesk.town.page_toolkit import toolkit
    from munidesk.ui import theme

    theme.application()
    return toolkit()
