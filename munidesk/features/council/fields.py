"""Fields of a free text: an asunto, an acta, its folios, a resolution named in it, in the words that are true now.

A field keeps what it names and the words it last had; whatever changes a number writes the words anew within the same
change (`store_fields.settle`), so that editor, papers, search, exports and history all read the same. The texts of an
approved acta keep the words with which it was approved.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from munidesk.base.i18n import _
from munidesk.base.letters import FIELD
from munidesk.base.problems import Problem
from munidesk.base.spanish import capital, uncapital
from munidesk.documents.text import retold
from munidesk.features.council.domain import AgendaItem, Minutes, Resolution, Session, SessionState
from munidesk.features.council.speakers.domain import Turn
from munidesk.features.council.view import SessionView
from munidesk.town.profile import Words

R = TypeVar("R")


class What(StrEnum):
    """What a field names: an item or a resolution by its id, an acta and its folios by the session that they are of."""

    ITEM = "item"
    ACTA = "acta"
    FOLIO = "folio"
    RESOLUTION = "resolution"


TEXTS: dict[str, tuple[str, ...]] = {
    "agenda_item": ("narrative",),
    "resolution": ("seen", "considering", "resolves"),
    "speaker_turn": ("said",),
}
"""Table → its columns that may hold fields."""
NUMBERS_TO_COME = frozenset({SessionState.CONVENED, SessionState.OPEN})
"""States of a session that will number its resolutions when it is lifted."""
_CAPITAL = "^"


@dataclass(frozen=True, slots=True)
class Named:
    """`capital`: it begins a sentence."""

    what: str
    id: str
    capital: bool = False

    @property
    def stored(self) -> str:
        return f"{_CAPITAL if self.capital else ''}{self.what}:{self.id}"


def named(stored: str) -> Named:
    """What is kept of a field."""
    what, _colon, key = stored.removeprefix(_CAPITAL).partition(":")
    return Named(what, key, stored.startswith(_CAPITAL))


def item_said(words: Words, item: AgendaItem | None, elsewhere: Session | None = None) -> str:
    """«asunto 4», «punto 4 de la sesión ordinaria 12/2026»; a gap for one that is no longer on any agenda."""
    if item is None:
        return _("[falta: {item} retirado]").format(item=words.item)
    said = f"{words.item} {item.position}"
    if elsewhere is None:
        return said
    return _("{item} de la {session}").format(item=said, session=uncapital(elsewhere.label))


def acta_said(minutes: Minutes | None, *, own: bool) -> str:
    """«acta 12», «acta 12/2026»; before its approval the own one says when it gets its number, another is a gap."""
    if minutes is not None and minutes.number is not None:
        return _("acta {n}").format(n=minutes.called)
    return _("acta [{pending}]").format(pending=pending()) if own else _("[falta: acta sin aprobar]")


def folio_said(minutes: Minutes | None, *, own: bool) -> str:
    """«folio 34», «folios 34 a 36»."""
    if minutes is None or minutes.folio_from is None:
        return _("folio [{pending}]").format(pending=pending()) if own else _("[falta: acta sin aprobar]")
    first, last = minutes.folio_from, minutes.folio_to or minutes.folio_from
    return _("folio {n}").format(n=first) if first == last else _("folios {a} a {b}").format(a=first, b=last)


def pending() -> str:
    """What stands for the number that an acta gets by being approved: nothing that has to be completed before."""
    return _("se numera al aprobarla")


def resolution_said(words: Words, resolution: Resolution | None, *, open_: bool = False) -> str:
    """«resolución 7/2026», «acuerdo 7/2026»; `open_`: its session, which will number it, still goes on."""
    word = uncapital(words.resolution)
    if resolution is not None and resolution.number is not None:
        return f"{word} {resolution.number}/{resolution.year}"
    if resolution is not None:
        return f"{word} [{_('se numera al levantar la sesión')}]" if open_ else _without_number(word)
    feminine = words.resolution_gender == "f"
    gone = _("[falta: {what} retirada]") if feminine else _("[falta: {what} retirado]")
    return gone.format(what=word)


def _without_number(word: str) -> str:
    return _("[falta: {what} sin número]").format(what=word)


def begun(words: str, *, upper: bool) -> str:
    """«Asunto 4» at the beginning of a sentence."""
    return capital(words) if upper else words


def told(view: SessionView) -> SessionView:
    """The session with the words that its own fields have by what the view holds: a number that is only planned too."""
    say = _says(view)
    return replace(
        view,
        items=tuple(_anew("agenda_item", one, say) for one in view.items),
        resolutions=tuple(_anew("resolution", one, say) for one in view.resolutions),
        turns=tuple(_anew("speaker_turn", one, say) for one in view.turns),
    )


def _says(view: SessionView) -> Callable[[str], str | None]:
    words, own = view.profile.words, view.session.id
    items = {one.id: one for one in view.items}
    resolutions = {one.id: one for one in view.resolutions}
    open_ = view.session.state in NUMBERS_TO_COME

    def say(stored: str) -> str | None:
        one = named(stored)
        match one.what:
            case What.ITEM if one.id in items:
                said = item_said(words, items[one.id])
            case What.ACTA if one.id == own:
                said = acta_said(view.minutes, own=True)
            case What.FOLIO if one.id == own:
                said = folio_said(view.minutes, own=True)
            case What.RESOLUTION if one.id in resolutions:
                said = resolution_said(words, resolutions[one.id], open_=open_)
            case _:
                return None
        return begun(said, upper=one.capital)

    return say


def _anew(table: str, record: R, say: Callable[[str], str | None]) -> R:
    texts = {name: getattr(record, name) for name in TEXTS[table]}
    changed = {name: new for name, text in texts.items() if (new := retold(text, say)) != text}
    return replace(record, **changed) if changed else record  # type: ignore[type-var]


def field_problems(view: SessionView) -> Iterator[Problem]:
    """The fields of the session's texts that name what is no longer there, or has no number."""
    told: list[tuple[str, str, AgendaItem | Turn | Resolution]] = []
    told += [("agenda_item", one.id, one) for one in view.items]
    told += [("speaker_turn", one.item_id, one) for one in view.turns]
    told += [("resolution", one.item_id, one) for one in view.resolutions]
    for table, item_id, record in told:
        position = next((one.position for one in view.items if one.id == item_id), 0)
        for words in _lacking(record, table):
            text = _("Asunto {n}: su texto cita algo que no está: «{words}». Bórrelo, o cite otro con la tecla {key}.")
            yield Problem(
                "field_gone", text.format(n=position, words=words, key="{"),
                record=record.id, field=TEXTS[table][-1],
            )  # fmt: skip


def _lacking(record: object, table: str) -> Iterator[str]:
    for name in TEXTS[table]:
        for found in FIELD.finditer(getattr(record, name)):
            if lacks(found[2]):
                yield found[2].strip("[]")


def lacks(words: str) -> bool:
    """Whether a gap is of a field that names nothing any more."""
    return words.strip("[").startswith(_("falta: "))
