"""What an indicator says: so many of so many, with the records that were counted."""

from collections.abc import Iterable
from fractions import Fraction

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.records.ref import Computed
from munidesk.town import store as town

Records = tuple[tuple[str, str], ...]


def counted(store: Store, part: int, whole: int, key: str, records: Records, **arguments: str) -> Computed:
    """«12 de 15 · 80 %»; `key` and `arguments` are the page that lists the records."""
    words = (
        _("{a} de {b} · {p}").format(a=part, b=whole, p=town.figures(store).percent(part, whole))
        if whole
        else _("sin datos")
    )
    return Computed(Fraction(part), whole, words, key, arguments, records)


def records_of(kind: str, ids: Iterable[object]) -> Records:
    return tuple((kind, str(one)) for one in ids)
