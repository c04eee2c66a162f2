"""What people write to say where a matter comes from: «acta 11/2026, asunto 4», «sesión ordinaria 12/2026»."""

import re
from collections.abc import Iterable, Iterator, Mapping

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.features.council.domain import Session
from munidesk.features.council.kinds import MINUTES, SESSIONS
from munidesk.records.ref import Ref
from munidesk.town import store as town

_CITED = re.compile(
    r"(?P<what>acta|sesion)\b\D{0,40}?(?P<number>\d+)(?:\s*/\s*(?P<year>\d{4}))?"
    r"(?:\s*,?\s*libro\s*(?P<book>\d+))?"
    r"(?:[\s,;:.]*(?:asunto|punto|item|numeral)\s*(?:n\S*\s*)?(?P<item>\d+))?\s*\.?"
)


def cited(store: Store, words: str) -> Ref:
    """The matter that the words name, or the session where they name none.

    An acta is found by its number in the book, or, while it has none, by that of its session; without a year the
    newest is meant. The council comes before other bodies. Raises UserError when nothing is called so.
    """
    read = _CITED.fullmatch(fold(words).strip())
    if read is None:
        raise UserError(
            _("No se entiende «{words}». Escriba, por ejemplo: acta 11/2026, asunto 4.").format(words=words.strip()),
            field="source",
        )
    found = _sessions(store, read.groupdict())
    if not found:
        raise UserError(
            _("No hay ninguna {what}. Mire el número en Concejo › Libro de actas.").format(
                what=_called(read.groupdict())
            ),
            field="source",
        )
    session = _first(store, found)
    return _item(store, session, int(read["item"])) if read["item"] else Ref("session", session.id)


def _called(read: Mapping[str, str | None]) -> str:
    what = _("acta") if read["what"] == "acta" else _("sesión")
    return f"{what} {read['number']}" + (f"/{read['year']}" if read["year"] else "")


def _sessions(store: Store, read: Mapping[str, str | None]) -> list[Session]:
    number = int(read["number"] or 0)
    numbered = [one for one in SESSIONS.all(store, number=number) if read["year"] in {None, str(one.date.year)}]
    if read["what"] == "sesion":
        return numbered
    of_the_book = list(_in_the_book(store, number, read))
    return of_the_book or ([] if read["book"] else numbered)


def _in_the_book(store: Store, number: int, read: Mapping[str, str | None]) -> Iterator[Session]:
    for acta in MINUTES.all(store, number=number):
        session = SESSIONS.find(store, acta.session_id)
        in_book = read["book"] in {None, str(acta.book)}
        if session is not None and in_book and read["year"] in {None, str(session.date.year)}:
            yield session


def _first(store: Store, found: Iterable[Session]) -> Session:
    own = town.council(store).id
    return max(found, key=lambda one: (one.body_id == own, one.date, one.start))


def _item(store: Store, session: Session, position: int) -> Ref:
    rows = store.select("agenda_item", session_id=session.id, position=position)
    if not rows:
        count = len(store.select("agenda_item", session_id=session.id))
        raise UserError(
            _("El orden del día de la {session} llega hasta el asunto {n}.").format(
                session=f"{session.label[:1].lower()}{session.label[1:]}", n=count
            ),
            field="source",
        )
    return Ref("agenda_item", str(rows[0]["id"]))
