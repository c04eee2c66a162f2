"""What a text of a session can cite, and what is meant by «{asunto 4}» typed in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.documents.text import Offer, plain_text
from munidesk.features.council.cited import cited
from munidesk.features.council.domain import Resolution
from munidesk.features.council.fields import Named, What
from munidesk.features.council.kinds import ITEMS, RESOLUTIONS, SESSIONS
from munidesk.features.council.store_fields import actas_of, resolutions_of, said

_ITEM = re.compile(r"(?:asunto|punto|tema|item|numeral)(?:\s+(?P<n>\d+))?")
_RESOLUTION = re.compile(r"(?:resolucion|acuerdo|proposicion)(?:\s+(?P<n>\d+)(?:\s*/\s*(?P<year>\d{4}))?)?")
_FOLIOS = re.compile(r"folios? (?:del? )?(?:la )?(acta \d+(?:\s*/\s*\d{4})?)")
_EVERY = 1000
_LATELY = 12
"""How many actas and resolutions of other sessions are offered before anything is typed."""


@dataclass(frozen=True, slots=True)
class Citing:
    """For the texts of one item of a session."""

    store: Store
    session_id: str
    item_id: str

    def typed(self, words: str) -> Offer:
        """What «asunto 4», «acta 12», «resolución 7/2026», «folio», typed between braces, names.

        Without a number: this asunto, its resolution, this acta. Raises UserError with what can be written instead.
        """
        text = fold(words).strip()
        found = self._named(text)
        return self.offer(replace(found, capital=words.strip()[:1].isupper()))

    def offer(self, one: Named, about: str = "") -> Offer:
        return Offer(one.stored, said(self.store, self.session_id, one), about)

    def offers(self, typed: str = "") -> tuple[Offer, ...]:
        """Those that have all the words typed, nearest first: this session's, then the newest of its body."""
        words = fold(typed).split()
        every = (*self._here(), *self._lately(many=bool(words)))
        return tuple(one for one in every if all(word in fold(f"{one.words} {one.about}") for word in words))

    def _named(self, text: str) -> Named:
        if text in {"acta", "folio", "folios"}:
            return Named(What.ACTA if text == "acta" else What.FOLIO, self.session_id)
        if (item := _ITEM.fullmatch(text)) is not None:
            return Named(What.ITEM, self._item(int(item["n"])) if item["n"] else self.item_id)
        if (resolution := _RESOLUTION.fullmatch(text)) is not None:
            return Named(What.RESOLUTION, self._resolution(resolution["n"], resolution["year"]))
        if (of_acta := _FOLIOS.fullmatch(text)) is not None:
            return Named(What.FOLIO, cited(self.store, of_acta[1]).id)
        if text.startswith("acta"):
            found = cited(self.store, text)
            return Named(What.ITEM if found.kind == "agenda_item" else What.ACTA, found.id)
        raise UserError(
            _("No se entiende «{words}». Se puede citar: asunto 4, acta 12, resolución 7/2026, folio.").format(
                words=text
            )
        )

    def _item(self, position: int) -> str:
        items = ITEMS.all(self.store, session_id=self.session_id)
        found = next((one.id for one in items if one.position == position), "")
        if not found:
            raise UserError(_("El orden del día llega hasta el asunto {n}. Elija otro.").format(n=len(items)))
        return found

    def _resolution(self, number: str | None, year: str | None) -> str:
        if number is None:
            own = RESOLUTIONS.all(self.store, item_id=self.item_id)
            if not own:
                raise UserError(_("Este asunto todavía no tiene resolución. Escríbala primero, o cite otra."))
            return own[0].id
        every = resolutions_of(self.store, self._body, _EVERY, int(number))
        found = [one for one in every if year in {None, str(one.year)}]
        if not found:
            called = f"{number}/{year}" if year else number
            raise UserError(_("No hay ninguna resolución {n} de este órgano.").format(n=called))
        return found[0].id

    def _here(self) -> Iterator[Offer]:
        for item in ITEMS.all(self.store, session_id=self.session_id):
            yield self.offer(Named(What.ITEM, item.id), item.title)
        for one in RESOLUTIONS.all(self.store, session_id=self.session_id):
            yield self.offer(Named(What.RESOLUTION, one.id), _about(one))
        yield self.offer(Named(What.ACTA, self.session_id), _("Esta acta"))
        yield self.offer(Named(What.FOLIO, self.session_id), _("Los folios de esta acta"))

    def _lately(self, *, many: bool) -> Iterator[Offer]:
        """Numbered actas and resolutions of the body's other sessions, newest first."""
        most = 10 * _LATELY if many else _LATELY
        for key in actas_of(self.store, self._body, most):
            if key != self.session_id:
                yield self.offer(Named(What.ACTA, key), SESSIONS.get(self.store, key).label)
        for one in resolutions_of(self.store, self._body, most):
            if one.session_id != self.session_id:
                yield self.offer(Named(What.RESOLUTION, one.id), _about(one))

    @property
    def _body(self) -> str:
        return SESSIONS.get(self.store, self.session_id).body_id


def _about(one: Resolution) -> str:
    return one.title or plain_text(one.resolves)[:60]
