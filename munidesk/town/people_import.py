"""Import people from a spreadsheet or from Popolo JSON: what was understood, who is new, what was refused."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import fold, join_and
from munidesk.data.exchange import Sheet, read_table
from munidesk.data.store import Store
from munidesk.town import store as town
from munidesk.town.domain import Body, BodyKind, Municipality
from munidesk.town.imports import ImportOptions, ImportReport
from munidesk.town.popolo import Organisation, Popolo, read_popolo
from munidesk.town.profile import Profile
from munidesk.town.roster import Roster, data_rows, read_roster
from munidesk.town.roster_columns import Mapping, Use, guess_mapping
from munidesk.town.roster_names import has_known_name, looks_like_name, tidy
from munidesk.town.roster_save import Saved, save_people, save_roster

ALL = "todos"


class _Rehearsed(Exception):
    """Takes a rehearsal back."""


def import_people(
    store: Store, source: Path, *, dry_run: bool = False, municipality: str | None = None
) -> ImportReport:
    """Import the people of `source` in one change; with `dry_run` say the same and write nothing.

    A list of several municipalities gives those of `municipality`, or of the
    open one; «todos» makes a body of each other municipality. Raises UserError
    when the file cannot be read, has no names, or the municipality is not in it.
    """
    report = ImportReport((), 0, 0, ())
    with suppress(_Rehearsed), store.change(_("Importar personas")):
        if source.suffix.lower() == ".json":
            report = _import_popolo(store, source)
        else:
            report = _import_sheet(store, source, municipality or "")
        if dry_run:
            raise _Rehearsed
    return report


def _import_sheet(store: Store, source: Path, wanted: str) -> ImportReport:
    sheet, profile = read_table(source), town.profile_of(store)
    mapping = guess_mapping(sheet.rows, profile)
    if not _holds_people(sheet, mapping):
        raise UserError(
            _("«{name}» no tiene una columna con nombres de personas. Agregue un encabezado: Nombre; Cargo.").format(
                name=source.name
            )
        )
    understood = [_sheet_sentence(sheet), _columns_sentence(sheet, mapping)]
    added = matched = 0
    refused: list[tuple[int, str, str]] = []
    for place in _places(sheet, mapping, town.municipality(store), wanted):
        body = _body_for(store, profile, place, wanted)
        known = [member.person.full_name for member in town.members(store, body.id) if member.is_titular]
        roster = read_roster(sheet.rows, mapping, profile, municipality=place, known=known)
        saved = save_roster(store, body.id, roster)
        added, matched = added + saved.added, matched + saved.matched
        understood.extend(_roster_sentences(roster, body, place))
        refused.extend(_refusals(sheet, mapping, roster))
        understood.extend(problem.text for problem in roster.problems if not problem.blocks)
    return ImportReport(tuple(understood), added, matched, tuple(sorted(refused)))


def _holds_people(sheet: Sheet, mapping: Mapping) -> bool:
    """Whether the names' column can be people's: a list of works or targets has words and figures there.

    Without posts beside them, a few have to be first names that are known.
    """
    if not mapping.has_name:
        return False
    column = _name_column(mapping)
    cells = [
        row[column] for _number, row in data_rows(sheet.rows, mapping) if column < len(row) and row[column].strip()
    ]
    names = [cell for cell in cells if looks_like_name(cell)]
    if not cells or len(names) * 2 < len(cells):
        return False
    known = sum(has_known_name(name) for name in names)
    return known * 5 >= len(names) or (mapping.header and mapping.column(Use.POST) is not None)


def _places(sheet: Sheet, mapping: Mapping, own: Municipality, wanted: str) -> tuple[str, ...]:
    """The municipalities to take from the list; an empty name takes every row."""
    column = mapping.column(Use.MUNICIPALITY)
    if column is None:
        return ("",)
    cells = (row[column].strip() for _number, row in data_rows(sheet.rows, mapping) if column < len(row))
    names = tuple({fold(cell): cell for cell in cells if cell}.values())
    if fold(wanted) == ALL:
        return names
    chosen = next((name for name in names if fold(name) == fold(wanted)), "") if wanted else _own(names, own)
    if chosen:
        return (chosen,)
    if len(names) < 2 and not wanted:
        return ("",)
    listed = join_and([f"«{name}»" for name in names])
    if wanted:
        raise UserError(_("«{name}» no está en la lista. Están {names}.").format(name=wanted, names=listed))
    raise UserError(
        _(
            "La lista trae {names}, y ninguno es «{own}». Deje en la planilla solo los de su municipio, o escriba en "
            "Ajustes el nombre con que está en la lista."
        ).format(names=listed, own=own.name)
    )


def _own(names: Sequence[str], own: Municipality) -> str:
    """The open municipality's name in the list: «San Andrés» for «Municipalidad de San Andrés»."""
    ours = (fold(own.name), fold(own.town))
    return next(
        (name for name in names if fold(name) in ours or any(mine.endswith(f" de {fold(name)}") for mine in ours)), ""
    )


def _body_for(store: Store, profile: Profile, place: str, wanted: str) -> Body:
    """The council, or with «todos» a body named after each other municipality."""
    own = town.municipality(store)
    if fold(wanted) == ALL and place and not _own([place], own):
        return body_named(store, _("{council} de {place}").format(council=profile.council_name, place=tidy(place)))
    return council_of(store, profile)


def council_of(store: Store, profile: Profile) -> Body:
    """The council of the file, made now when there is none yet."""
    with suppress(UserError):
        return town.council(store)
    fresh = Body(name=profile.council_name, kind=BodyKind.COUNCIL)
    return replace(fresh, id=town.save_body(store, fresh))


def body_named(store: Store, name: str) -> Body:
    """The body of that name, made now when there is none yet."""
    found = next((body for body in town.bodies(store) if fold(body.name) == fold(name)), None)
    if found is not None:
        return found
    fresh = Body(name=name, kind=BodyKind.COMMITTEE)
    return replace(fresh, id=town.save_body(store, fresh))


_DELIMITERS = {",": "coma", ";": "punto y coma", "\t": "tabulación", "|": "barra vertical"}


def _sheet_sentence(sheet: Sheet) -> str:
    rows = ngettext("{n} fila", "{n} filas", len(sheet.rows)).format(n=len(sheet.rows))
    if sheet.sheet_name:
        return _("Planilla «{name}»: {rows}.").format(name=sheet.sheet_name, rows=rows)
    return _("Texto con las columnas separadas por {delimiter}: {rows}.").format(
        encoding=sheet.encoding.upper(), delimiter=_DELIMITERS.get(sheet.delimiter, sheet.delimiter), rows=rows
    )


def _use_names() -> dict[Use, str]:
    return {
        Use.LISTED: _("apellidos y nombre"),
        Use.FULL: _("nombre y apellidos"),
        Use.GIVEN: _("nombre"),
        Use.FAMILY: _("apellidos"),
        Use.POST: _("cargo"),
        Use.PARTY: _("lista o partido"),
        Use.ROLE: _("titular o suplente"),
        Use.MUNICIPALITY: _("municipio"),
    }


def _column_name(sheet: Sheet, mapping: Mapping, index: int) -> str:
    head = sheet.rows[0][index].strip() if mapping.header and index < len(sheet.rows[0]) else ""
    return head or str(index + 1)


def _columns_sentence(sheet: Sheet, mapping: Mapping) -> str:
    names = _use_names()
    used = [
        f"«{_column_name(sheet, mapping, index)}» = {names[use]}"
        for index, use in enumerate(mapping.uses)
        if use in names
    ]
    unused = [_column_name(sheet, mapping, i) for i, use in enumerate(mapping.uses) if use is Use.IGNORE]
    sentence = _("Columnas: {used}.").format(used=", ".join(used))
    return f"{sentence} {_('No se usan: {names}.').format(names=', '.join(unused))}" if unused else sentence


def _roster_sentences(roster: Roster, body: Body, place: str) -> list[str]:
    titulares = ngettext("{n} titular", "{n} titulares", len(roster.titulares)).format(n=len(roster.titulares))
    substitutes = ngettext("{n} suplente", "{n} suplentes", len(roster.substitutes)).format(n=len(roster.substitutes))
    source = f"{place}: " if place else ""
    return [
        _("{source}{titulares} y {substitutes}, para «{body}».").format(
            source=source, titulares=titulares, substitutes=substitutes, body=body.name
        )
    ]


def _refusals(sheet: Sheet, mapping: Mapping, roster: Roster) -> list[tuple[int, str, str]]:
    """The rows with a blocking problem, by the line of the file."""
    result = []
    for problem in roster.problems:
        if problem.blocks:
            index = int(problem.record) - 1 + mapping.header
            line = sheet.lines[index] if index < len(sheet.lines) else index + 1
            names = [i for i, use in enumerate(mapping.uses) if use.value == problem.field]
            column = _column_name(sheet, mapping, names[0] if names else _name_column(mapping))
            reason = problem.text.partition(": ")[2] or problem.text
            result.append((line, column, reason))
    return result


def _name_column(mapping: Mapping) -> int:
    return next(i for use in (Use.LISTED, Use.FULL, Use.FAMILY) if (i := mapping.column(use)) is not None)


def _import_popolo(store: Store, source: Path) -> ImportReport:
    profile = town.profile_of(store)
    popolo = read_popolo(source, profile)
    understood = [_popolo_sentence(popolo)]
    total = Saved(0, 0)
    for organisation in popolo.organisations:
        body = _body_of(store, organisation, profile)
        roster = Roster(organisation.entries)
        total += save_roster(store, body.id, roster)
        understood.extend(_roster_sentences(roster, body, ""))
        if 0 < organisation.seats < len(roster.titulares):
            seats = ngettext("{n} banca", "{n} bancas", organisation.seats).format(n=organisation.seats)
            understood.append(
                _("La fuente dice {seats} y nombra a {n} titulares: revise quién dejó su banca y cuándo.").format(
                    seats=seats, n=len(roster.titulares)
                )
            )
    total += save_people(store, popolo.loose)
    return ImportReport(tuple(understood), total.added, total.matched, popolo.refused)


def _popolo_sentence(popolo: Popolo) -> str:
    people = ngettext("{n} persona", "{n} personas", popolo.persons).format(n=popolo.persons)
    bodies = ngettext("{n} órgano", "{n} órganos", len(popolo.organisations)).format(n=len(popolo.organisations))
    return _("Datos abiertos de un concejo: {people} en {bodies}.").format(people=people, bodies=bodies)


def _body_of(store: Store, organisation: Organisation, profile: Profile) -> Body:
    """The body that has the organisation's name; one without a name is the council."""
    if not organisation.name:
        return council_of(store, profile)
    return body_named(store, organisation.name)


def import_listed(store: Store, source: Path, options: ImportOptions) -> ImportReport:
    """As `import_people`, for the catalogue of imports."""
    return import_people(store, source, dry_run=options.dry_run, municipality=options.municipality or None)
