"""Plain fields that version 0.1 printed with marks: named once, since they now print as typed."""

from collections.abc import Sequence
from datetime import date

from munidesk.base.dates import show_date
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.markdown_0_1 import prints_otherwise
from munidesk.features.participation.kinds import INITIATIVES


def tell_texts(store: Store, _writer: object) -> Sequence[str]:
    """The answers and the encounters whose paper changes; nothing is written, they were always kept as typed."""
    answers = [
        _("Respuesta a la iniciativa {folio}").format(folio=INITIATIVES.read(row).folio)
        for row in store.select("initiative", order="folio_year, folio_number, id")
        if prints_otherwise(str(row["answer"]), str(row["answer"]))
    ]
    encounters = [
        _("Encuentro «{title}», {day}").format(title=row["title"], day=show_date(date.fromisoformat(str(row["date"]))))
        for row in store.select("encounter", order="date, id")
        if any(prints_otherwise(str(row[name]), str(row[name])) for name in ("agenda", "notes"))
    ]
    return (*answers, *encounters)
