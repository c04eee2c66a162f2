"""People in Popolo JSON: persons, organisations and memberships, as parliaments and councils publish them."""

import json
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from munidesk.base.dates import show_date
from munidesk.base.errors import UserError, WorldError
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.town.domain import Gender
from munidesk.town.profile import Profile
from munidesk.town.roster import Entry
from munidesk.town.roster_names import guess_gender, read_full, read_parts
from munidesk.town.roster_posts import read_post
from munidesk.town.sexes import SexColumn, sex_column

MAX_BYTES = 50_000_000

Record = Mapping[str, object]
Refused = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation that is no party, with its members. `seats` is 0 when the source does not say."""

    name: str
    seats: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Popolo:
    """`loose` are persons without membership; `refused` holds (number of the record from 1, field, reason)."""

    organisations: tuple[Organisation, ...]
    loose: tuple[Entry, ...]
    persons: int
    refused: tuple[Refused, ...]


def read_popolo(path: Path, profile: Profile) -> Popolo:
    """Read a Popolo file. Raises UserError when it is no JSON or holds no persons."""
    root = _load(path)
    persons = _records(root.get("persons"))
    refused: list[Refused] = []
    people: dict[str, Entry] = {}
    sexes = sex_column(_text(record, "gender") for record in persons)
    for number, record in enumerate(persons, start=1):
        if entry := _person(number, record, sexes):
            people[_text(record, "id") or f"#{number}"] = entry
        else:
            refused.append((number, "name", _("falta el nombre de la persona")))
    if not people:
        raise UserError(
            _("«{name}» no trae la lista de personas. Pídalo otra vez a quien lo publica, o use una planilla.").format(
                name=path.name
            )
        )
    memberships = [*_records(root.get("memberships")), *_nested(persons)]
    organisations = {_text(record, "id"): record for record in _records(root.get("organizations"))}
    return _gathered(people, memberships, organisations, profile, len(persons), refused)


def _load(path: Path) -> Record:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UserError(_("«{name}» es demasiado grande (más de 50 MB).").format(name=path.name))
        root: object = json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise WorldError(_("No se puede leer «{path}». Revise el nombre y la carpeta.").format(path=path)) from error
    except (ValueError, RecursionError) as error:
        raise UserError(_("«{name}» no es un archivo JSON que se pueda leer.").format(name=path.name)) from error
    if isinstance(root, list):
        return {"persons": root}
    return root if isinstance(root, dict) else {}


def _records(value: object) -> list[Record]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _text(record: Record, key: str) -> str:
    value = record.get(key)
    return value.strip() if isinstance(value, str) else ""


def _nested(persons: Sequence[Record]) -> Iterator[Record]:
    """Memberships written inside their person."""
    for person in persons:
        for record in _records(person.get("memberships")):
            yield {"person_id": person.get("id"), **record}


def _person(number: int, record: Record, sexes: SexColumn) -> Entry | None:
    if _text(record, "given_name") and _text(record, "family_name"):
        name = read_parts(_text(record, "given_name"), _text(record, "family_name"))
    else:
        name = read_full(_text(record, "name"))
    if not name.given:
        return None
    return Entry(
        row=number,
        given_names=name.given,
        family_names=name.family,
        gender=sexes.read(_text(record, "gender")) or name.gender or guess_gender(name.given),
        treatment=_text(record, "honorific_prefix") or name.treatment,
    )


def _gathered(
    people: Mapping[str, Entry],
    memberships: Sequence[Record],
    organisations: Mapping[str, Record],
    profile: Profile,
    persons: int,
    refused: list[Refused],
) -> Popolo:
    members: dict[str, list[Entry]] = {}
    seen: set[str] = set()
    for number, record in enumerate(memberships, start=1):
        person_id, organisation_id = _text(record, "person_id"), _text(record, "organization_id")
        if person_id not in people:
            refused.append((number, "person_id", _("la integración nombra a una persona que no está en el archivo")))
            continue
        seen.add(person_id)
        if _is_party(organisations.get(organisation_id)):
            continue
        party = organisations.get(_text(record, "on_behalf_of_id"), {})
        entry = _member(people[person_id], record, _text(party, "name"), profile, number)
        if entry.start is not None and entry.end is not None and entry.end < entry.start:
            refused.append((number, "end_date", _backwards(entry, entry.start, entry.end)))
            continue
        members.setdefault(organisation_id, []).append(entry)
    found = tuple(_organisation(organisations.get(key, {}), entries) for key, entries in members.items())
    loose = tuple(entry for key, entry in people.items() if key not in seen)
    return Popolo(found, loose, persons, tuple(refused))


def _backwards(entry: Entry, start: date, end: date) -> str:
    name = f"{entry.given_names} {entry.family_names}".strip()
    return _("el cargo de {name} termina ({end}) antes de empezar ({start}): revise las dos fechas").format(
        name=name, start=show_date(start), end=show_date(end)
    )


def _is_party(record: Record | None) -> bool:
    return record is not None and fold(_text(record, "classification")) in {"party", "partido", "faction", "bloque"}


def _organisation(record: Record, entries: Sequence[Entry]) -> Organisation:
    seats = record.get("seats")
    return Organisation(_text(record, "name"), seats if isinstance(seats, int) else 0, tuple(entries))


def _member(person: Entry, record: Record, party: str, profile: Profile, row: int) -> Entry:
    post = read_post(_text(record, "role") or _text(record, "label"), profile)
    return Entry(
        row=row,
        given_names=person.given_names,
        family_names=person.family_names,
        gender=person.gender or (Gender.FEMALE if post.feminine else Gender.UNKNOWN),
        treatment=person.treatment,
        post=post.post,
        title=post.title,
        party=party,
        rank=post.rank,
        substitute=post.substitute,
        start=_day(_text(record, "start_date"), first=True),
        end=_day(_text(record, "end_date"), first=False),
    )


def _day(text: str, *, first: bool) -> date | None:
    """Popolo dates may be a year or a year and month; the missing part is the first or the last possible."""
    parts = text[:10].split("-")
    try:
        numbers = [int(part) for part in parts if part]
        if len(numbers) == 1:
            return date(numbers[0], 1, 1) if first else date(numbers[0], 12, 31)
        if len(numbers) == 2:
            return date(numbers[0], numbers[1], 1 if first else monthrange(numbers[0], numbers[1])[1])
        return date(numbers[0], numbers[1], numbers[2]) if numbers else None
    except ValueError:
        return None
