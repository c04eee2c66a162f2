"""Is the original of each old acta still there, and the file that was kept?"""

from collections.abc import Iterator
from datetime import date

from munidesk.base.dates import show_date
from munidesk.base.i18n import _
from munidesk.base.problems import Problem
from munidesk.data.store import Store

_ACTAS = """
    SELECT old_acta.id, old_acta.name, old_acta.sha256, attachment.sha256 AS kept, session.date
    FROM old_acta JOIN session ON session.id = old_acta.session_id
        LEFT JOIN attachment ON attachment.id = old_acta.attachment_id AND attachment.deleted_at IS NULL
    WHERE old_acta.deleted_at IS NULL AND session.deleted_at IS NULL ORDER BY session.date, old_acta.id
"""


def old_problems(store: Store) -> Iterator[tuple[Problem, ...]]:
    """The bytes of an attachment are compared with its own fingerprint elsewhere; here that one with the acta's."""
    for row in store.query(_ACTAS):
        if row["kept"] == row["sha256"]:
            continue
        text = (
            _("Falta el original del acta anterior «{name}», del {day}: recupérelo de un respaldo.")
            if row["kept"] is None
            else _("El original del acta anterior «{name}», del {day}, no es el que se incorporó.")
        )
        day = show_date(date.fromisoformat(str(row["date"])))
        yield (Problem("old_original", text.format(name=row["name"], day=day), record=str(row["id"])),)
