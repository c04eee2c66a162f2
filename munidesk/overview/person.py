"""All that the file says of a person: where, what can be done about each place, and doing it."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from munidesk.base.i18n import _
from munidesk.base.sought import Found, Sought
from munidesk.base.spanish import capital
from munidesk.data import blobs, drafts, redaction
from munidesk.data.mentions import Mention, Mentions, mentions
from munidesk.data.private import clean_once, erase_private
from munidesk.data.store import Store
from munidesk.documents.frozen import from_json
from munidesk.documents.lines import plain_lines
from munidesk.overview.house import House
from munidesk.overview.person_files import Paper
from munidesk.records.field import Field
from munidesk.records.kind import Kind
from munidesk.records.ref import Described, Ref
from munidesk.records.says import Sense, Why
from munidesk.town.attachments import detach

_AROUND = 60  # letters shown before and after a name


class Fate(StrEnum):
    """What can be done about a place: the row of a neighbour is erased, other texts are blacked out, a draft is

    forgotten, a file is taken out; KEPT stays, and says why.
    """

    ERASE = "erase"
    BLACK = "black"
    FORGET = "forget"
    REMOVE = "remove"
    KEPT = "kept"

    @property
    def words(self) -> str:
        """What is done, for the list."""
        return {
            Fate.ERASE: _("Se borra"), Fate.BLACK: _("Se tacha"), Fate.FORGET: _("Se borra el borrador"),
            Fate.REMOVE: _("Se quita el archivo"), Fate.KEPT: _("Queda"),
        }[self]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A record, a draft or a file that speaks of the person. `where`: «Aporte · Rampa en la plaza»; `says`: the words.

    `sure`: with all the words of the name, or the person's own number. `past`: only its history does.
    """

    ref: Ref
    where: str
    says: str
    fate: Fate
    why: str = ""
    sure: bool = True
    past: bool = False
    goes: Described | None = None
    columns: frozenset[str] = frozenset()
    texts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found. `labels`: changes of the history whose own words name the person; `authors`: who signed so."""

    sought: Sought
    places: tuple[Place, ...]
    labels: int = 0
    authors: tuple[str, ...] = ()


def look(house: House, store: Store, sought: Sought, papers: Sequence[Paper] = ()) -> Findings:
    """Every place of tables and history; `papers` are the attachments with the letters read from each."""
    found = mentions(store, sought) if sought else Mentions(())
    places = [_place(house, store, sought, one) for one in found.records]
    places += [_paper(house, store, sought, one) for one in papers if one.said and sought.in_text(one.said)]
    order = list(Fate)
    places.sort(key=lambda one: (not one.sure, order.index(one.fate), one.where))
    return Findings(sought, tuple(places), found.labels, found.authors)


def _place(house: House, store: Store, sought: Sought, one: Mention) -> Place:
    ref, kind = Ref(one.table, one.id), house.kinds.get(one.table)
    known = None if one.gone else house.describe(store, ref)
    word = capital(_(kind.one)) if kind is not None else _("Borrador") if one.table == "draft" else one.table
    texts = _said(store, kind, one)
    title = known.title if known is not None else ""
    called = known.kind_word if known is not None else word
    parts = ["" if title.startswith(called) else called, title[:80] if title not in texts.values() else ""]
    notes = [_("quitado") if one.gone else "", _("solo en el historial") if not one.columns else ""]
    where = " · ".join(part for part in (*parts, *notes) if part)
    fate, why = _fate(house, store, one, kind)
    return Place(
        ref, where, _excerpt(sought, texts.values()), fate, why, one.sure, not one.columns, known,
        frozenset(_blackable(kind)) if kind is not None else frozenset(), tuple(texts.items()),
    )  # fmt: skip


def _said(store: Store, kind: Kind[Any] | None, one: Mention) -> dict[str, str]:
    """Label → text, computed columns left out where another says the same; of a private row all that is kept."""
    if one.table == "draft":
        values = json.loads(one.columns.get("content", "{}"))
        return {_("Lo que se empezó a escribir"): "\n".join(str(text) for text in values.values() if text)}
    record = kind.find(store, one.id) if kind is not None and one.table in store.private_tables else None
    if kind is not None and record is not None:
        values = {each.label: _value(record, each) for each in kind.fields if each.name != "id"}
        return {label: value for label, value in values.items() if isinstance(value, str) and value}
    labels = {} if kind is None else {each.name: each.label for each in kind.fields if each.says.why is not Why.DERIVED}
    frozen = set() if kind is None else {each.name for each in kind.fields if each.says.sense is Sense.KEPT}
    told = {
        labels[name]: _printed(text) if name in frozen else text for name, text in one.columns.items() if name in labels
    }
    return told or dict(one.columns)


def _value(record: object, field: Field) -> object:
    value = getattr(record, field.name)
    return _printed(value) if field.says.sense is Sense.KEPT and value else value


def _printed(kept: str) -> str:
    """What an approved acta or a letter says, line by line, and not as the file keeps it."""
    try:
        return "\n".join(plain_lines(from_json(kept)))
    except ValueError:
        return kept


def _excerpt(sought: Sought, texts: Iterable[str]) -> str:
    """The words around the first place that names the person, on one line."""
    for text in texts:
        for found in sought.in_text(text):
            start, end = max(0, found.start - _AROUND), found.end + _AROUND
            cut = text[start:end]
            return " ".join(f"{'…' if start else ''}{cut}{'…' if end < len(text) else ''}".split())
    return ""


def _fate(house: House, store: Store, one: Mention, kind: Kind[Any] | None) -> tuple[Fate, str]:
    if one.table in store.private_tables:
        return Fate.ERASE, ""
    if one.table == "draft":
        return Fate.FORGET, ""
    if kind is None:
        return Fate.KEPT, _("Es un dato del programa.")
    if why := house.why_kept(store, Ref(one.table, one.id)) if one.columns else "":
        return Fate.KEPT, why
    if not (set(one.columns) | one.past) & set(_blackable(kind)):
        return Fate.KEPT, _("No es un texto: no se puede tachar sin cambiar el registro.")
    return Fate.BLACK, ""


def _blackable(kind: Kind[Any]) -> Iterator[str]:
    """The columns with words of people: not keys, codes or goals; computed ones go with those they are made of."""
    for one in kind.fields:
        plain = one.type is str and not one.says.of and one.says.sense is not Sense.GOALS
        if plain and one.says.why in {None, Why.DERIVED, Why.PRIVATE}:
            yield one.name
    yield from (column for column, why in kind.columns.items() if why is Why.DERIVED)


def _computed(house: House) -> dict[str, frozenset[str]]:
    return {
        table: frozenset(
            [one.name for one in kind.fields if one.says.why is Why.DERIVED]
            + [column for column, why in kind.columns.items() if why is Why.DERIVED]
        )
        for table, kind in house.kinds.items()
    }


def _paper(house: House, store: Store, sought: Sought, paper: Paper) -> Place:
    one, said = paper.contents, paper.said or ""
    ref = Ref("attachment", one.id)
    owner = house.describe(store, one.owner)
    why = house.why_kept(store, one.owner)
    where = " · ".join(part for part in (_("Archivo adjunto"), one.name, owner.title if owner else "") if part)
    places: tuple[Found, ...] = sought.in_text(said)
    return Place(
        ref, where, _excerpt(sought, (said,)), Fate.KEPT if why else Fate.REMOVE, why,
        any(place.sure for place in places), False, owner, texts=((_("Contenido"), said),),
    )  # fmt: skip


def forget(house: House, store: Store, sought: Sought, chosen: Sequence[Place]) -> int:
    """Erase, black out and take away what was chosen, all or nothing, behind a barrier; returns how many places.

    What is KEPT is passed over. The contents of a file that was taken out leave with it. Raises UserError.
    """
    clean_once(store)
    doing = [one for one in chosen if one.fate is not Fate.KEPT]
    with store.change(_("Borrar y tachar datos de una persona"), barrier=_("datos personales borrados")):
        for one in doing:
            match one.fate:
                case Fate.ERASE:
                    erase_private(store, one.ref.kind, one.ref.id)
                case Fate.FORGET:
                    drafts.forget(store, one.ref.id)
                case Fate.REMOVE:
                    detach(store, one.ref.id)
        records = {(one.ref.kind, one.ref.id): one.columns for one in doing if one.fate is Fate.BLACK}
        redaction.black_out(store, records, sought, _computed(house))
        blobs.forget(store)
    return len(doing)
