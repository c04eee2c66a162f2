"""People from a spreadsheet: into the council, or into the body each row names, from the day it says until that day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import fold, join_and
from munidesk.data.store import Store
from munidesk.sheets.of_kind import left_alone, not_here
from munidesk.sheets.rehearsal import Choice
from munidesk.sheets.shape import Mode, Shape
from munidesk.sheets.target import Quiet, RecordKey, Taken, Target, TargetField
from munidesk.sheets.understood import Row, RowIs, Understood
from munidesk.town import store as town
from munidesk.town.domain import Body, Gender, Member
from munidesk.town.kinds import BODIES, MEMBERSHIPS, PEOPLE, SEATS
from munidesk.town.people_import import ALL, body_named, council_of
from munidesk.town.people_lists.contact import Contacts, contact_fields, contact_in
from munidesk.town.people_lists.domain import NEIGHBOURS
from munidesk.town.profiles import COUNTRIES, load_profile
from munidesk.town.roster import Roster, read_roster
from munidesk.town.roster_columns import NAMES, Use, guess_mapping
from munidesk.town.roster_columns import Mapping as Uses
from munidesk.town.roster_names import has_known_name, looks_like_name, tidy
from munidesk.town.roster_save import Everybody, seat_rows

KIND = "people"
MUNICIPALITY = "municipality"
Given = tuple[Row, Mapping[str, object]]


def target() -> Target:
    """The members of a body as the import assistant takes them."""
    return Target(
        KIND, _("persona"), _("personas"), True, _fields(), (("full", "body", "post"),), PeopleTaker,
        kinds=(MEMBERSHIPS, PEOPLE, BODIES, SEATS, NEIGHBOURS), figures=town.figures, guess=guess,
    )  # fmt: skip


def _fields() -> tuple[TargetField, ...]:
    text = partial(TargetField, type=str)
    gender = MEMBERS_GENDER
    return (
        text(
            Use.LISTED.value, _("Apellidos, Nombre"),
            also=("apellidos y nombres", "apellido y nombre", "apellidos y nombre", "apellidos, nombre",
                  "apellidos nombres", "apellidos e nombres"),
        ),
        text(
            Use.FULL.value, _("Nombre Apellidos"),
            also=("nombre y apellido", "nombre y apellidos", "nombres y apellidos", "nombre apellidos",
                  "nombre completo", "integrante", "integrantes", "persona", "name", "concejal", "concejales",
                  "miembro", "miembros", "edil", "regidor"),
        ),
        text(
            Use.FAMILY.value, _("Apellidos"), many=True,
            also=("apellidos", "apellido", "primer apellido", "segundo apellido", "apellido paterno",
                  "apellido materno", "family name", "last name"),
        ),
        text(Use.GIVEN.value, _("Nombre"), also=("nombre", "nombres", "nombre de pila", "given name", "first name")),
        text(Use.POST.value, _("Cargo"), also=("cargo", "cargos", "puesto", "funcion", "post", "position")),
        text(
            Use.PARTY.value, _("Lista"),
            also=("lista", "listas", "partido", "partidos", "partido politico", "agrupacion", "grupo",
                  "grupo politico", "bancada", "sector", "lema", "party", "lista o partido"),
        ),
        text(
            Use.ROLE.value, _("Titular o suplente de"),
            also=("titular", "titular o suplente", "suplente de", "suplente", "titularidad", "condicion", "calidad",
                  "role", "caracter"),
        ),
        text(
            Use.MUNICIPALITY.value, _("Municipio"),
            also=("municipio", "municipalidad", "comuna", "canton", "distrito", "ayuntamiento", "localidad",
                  "municipality"),
        ),
        text("body", _("Órgano"), also=("organo", "comision", "cuerpo", "equipo", "body", "organo al que pertenece")),
        TargetField("start", _("Desde"), date, ("desde", "inicio", "fecha de inicio", "desde el", "alta", "start")),
        TargetField("end", _("Hasta"), date, ("hasta", "fin", "fecha de fin", "hasta el", "baja", "cese", "end")),
        TargetField("gender", gender.label, Gender, ("sexo", "genero", "gender"), choices=tuple(Gender)),
        text("treatment", _("Tratamiento"), also=("tratamiento", "titulo")),
        *contact_fields(),
    )  # fmt: skip


MEMBERS_GENDER = PEOPLE.field("gender")
_USES = tuple(one for one in Use if one is not Use.IGNORE)


def guess(sheet: Understood) -> Mapping[str, tuple[int, ...]]:
    """The columns of a list without headings, by the posts and names in it, in the words of whichever country."""
    rows = [[cell.shown for cell in row.cells] for row in sheet.rows if row.what is RowIs.DATA]
    found = [guess_mapping(rows, load_profile(country)) for country in COUNTRIES]
    best = max(found, key=lambda one: sum(use is not Use.IGNORE for use in one.uses), default=Uses((), False))
    return {use.value: best.columns(use) for use in _USES if best.columns(use)}


@dataclass(frozen=True, slots=True)
class _Seated:
    """What a row of the sheet became: the member and whether the membership is new."""

    member: Member
    is_new: bool


class PeopleTaker(Quiet):
    """Rows of one sheet, understood together: who stands for whom, and who is the same person, is told by the rest."""

    def __init__(self, store: Store, sheet: Understood, shape: Shape) -> None:
        self._store, self._mode, self._name = store, shape.mode, sheet.sheet
        self._profile = town.profile_of(store)
        self._wanted = shape.answers.get(MUNICIPALITY, "")
        self._asked: tuple[str, ...] = ()
        self._seated: dict[int, _Seated] = {}
        self._refused: dict[int, tuple[str, str]] = {}
        self._told: list[str] = []
        self._contacts = Contacts(store)
        self._had = {one.id for one in town.people(store)}

    # -- all together

    def see(self, rows: Sequence[Given]) -> None:
        """Raises UserError when the column of names holds no people."""
        if not rows:
            return
        if not _holds_people(rows):
            raise UserError(
                _("«{name}» no tiene una columna con nombres de personas. Agregue un encabezado: Nombre; Cargo.")
                .format(name=self._name), code="unmatched", field=Use.FULL.value,
            )  # fmt: skip
        everybody = Everybody(self._store)
        for body, place, given in self._groups(rows):
            self._seat(body, place, given, everybody)

    def _groups(self, rows: Sequence[Given]) -> Sequence[tuple[Body, str, list[Given]]]:
        """The rows of each body: the one they name, that of their municipality, else the council."""
        found: dict[str, tuple[Body, str, list[Given]]] = {}
        bodies: dict[tuple[str, str], Body] = {}
        for place in self._places(rows):
            for one in rows:
                own = str(one[1].get(MUNICIPALITY, ""))
                if place and fold(own) != fold(place):
                    continue
                named = (str(one[1].get("body", "")), place)
                body = bodies.get(named) or bodies.setdefault(named, self._body(*named))
                found.setdefault(body.id, (body, place, []))[2].append(one)
        return list(found.values())

    def _body(self, name: str, place: str) -> Body:
        """The body of that name; without one the council, or with «todos» a body named after each other place."""
        if name and fold(name) != fold(self._profile.council_name):
            return body_named(self._store, name)
        if fold(self._wanted) == ALL and place and not _own([place], self._store):
            return body_named(self._store, _("{council} de {place}").format(
                council=self._profile.council_name, place=tidy(place)))  # fmt: skip
        return council_of(self._store, self._profile)

    def _places(self, rows: Sequence[Given]) -> tuple[str, ...]:
        """The municipalities to take from the list; an empty name takes every row, none asks which."""
        cells = (str(values.get(MUNICIPALITY, "")) for _row, values in rows)
        names = tuple({fold(cell): cell for cell in cells if cell}.values())
        if not names:
            return ("",)
        if fold(self._wanted) == ALL:
            return names
        wanted = self._wanted
        chosen = next((one for one in names if fold(one) == fold(wanted)), "") if wanted else _own(names, self._store)
        if chosen:
            return (chosen,)
        if wanted:
            listed = join_and([f"«{name}»" for name in names])
            raise UserError(
                _("«{name}» no está en la lista. Están {names}.").format(name=wanted, names=listed), code="unanswered",
                field=MUNICIPALITY,
            )  # fmt: skip
        if len(names) < 2:
            return ("",)
        self._asked = names
        return ()

    def _seat(self, body: Body, place: str, given: Sequence[Given], everybody: Everybody) -> None:
        mapping = _mapping(given)
        table = [_texts(values, mapping) for _row, values in given]
        known = [member.person.full_name for member in town.members(self._store, body.id) if member.is_titular]
        roster = _with_days(read_roster(table, mapping, self._profile, known=known), given)
        seated = seat_rows(self._store, body.id, roster, everybody)
        for number, (member, is_new) in seated.items():
            row, values = given[number - 1]
            kept = self._up_to_date(member, values, is_new=is_new)
            everybody.know(kept.person)
            self._seated[row.line] = _Seated(kept, is_new)
        for problem in roster.problems:
            row, _values = given[int(problem.record) - 1]
            reason = problem.text.partition(": ")[2] or problem.text
            if problem.blocks:
                self._refused[row.line] = (_field_of(problem.field, given), reason)
            else:
                self._told.append(_("Fila {n}: {words}").format(n=row.line, words=reason))
        self._told.append(_words(roster, body, place))

    def _up_to_date(self, member: Member, values: Mapping[str, object], *, is_new: bool) -> Member:
        """What the row says of somebody who sits already: from when, until when, of which list."""
        said = {key: values[key] for key in ("start", "end", "party") if key in values}
        wanted = replace(member.membership, **said)  # type: ignore[arg-type]
        if not is_new and self._mode is not Mode.INSERT and wanted != member.membership:
            town.save_membership(self._store, wanted)
        told = {key: values[key] for key in ("gender", "treatment") if key in values}
        person = replace(member.person, **told)  # type: ignore[arg-type]
        if person != member.person and (self._mode is not Mode.INSERT or person.id not in self._had):
            town.save_person(self._store, person)
        return replace(member, membership=wanted, person=person)

    # -- one by one

    def take(self, row: Row, values: Mapping[str, object]) -> Taken:
        """What became of the row. Raises UserError for one that is no person, or whose post is in another column."""
        if row.line in self._refused:
            field, reason = self._refused[row.line]
            raise UserError(reason, field=field)
        found = self._seated.get(row.line)
        if found is None:
            return self._of_others(values)
        if found.is_new and self._mode is Mode.UPDATE:
            raise UserError(not_here(), field=Use.FULL.value)
        note = left_alone() if self._mode is Mode.INSERT and not found.is_new else ""
        ids: tuple[RecordKey, ...] = ((MEMBERSHIPS.table, found.member.id), (PEOPLE.table, found.member.person.id))
        if (contact := contact_in(values)) and (found.is_new or self._mode is not Mode.INSERT):
            kept = self._contacts.keep(found.member.person.full_name, contact)
            ids = (*ids, (NEIGHBOURS.table, kept.id))
        return Taken(found.member.person.full_name, ids, found.is_new, note)

    def let_go(self, row: Row, /) -> bool:
        """What the list of all says of a row that is no person, it says without seating anybody."""
        return row.line in self._refused and row.line not in self._seated

    def _of_others(self, values: Mapping[str, object]) -> Taken:
        """A row of another municipality, or one that repeats somebody."""
        place = str(values.get(MUNICIPALITY, ""))
        name = " ".join(str(values[use.value]) for use in NAMES if use.value in values)
        if self._asked or (place and not _own([place], self._store) and fold(place) != fold(self._wanted)):
            return Taken(name, (), False, _("Es de {place}: no se toca.").format(place=place))
        return Taken(name, (), False, _("Repite a alguien de la planilla: no se agrega."))

    def choices(self) -> tuple[Choice, ...]:
        if not self._asked:
            return ()
        listed = join_and([f"«{name}»" for name in self._asked])
        words = _("La lista trae {names}, y ninguno es «{own}». ¿De cuál se importa?").format(
            names=listed, own=town.municipality(self._store).name
        )
        options = (*((name, name) for name in self._asked), (ALL, _("todos, cada uno como un órgano aparte")))
        return (Choice(MUNICIPALITY, words, options),)

    def others(self) -> tuple[str, ...]:
        return tuple(self._told)


def _own(names: Sequence[str], store: Store) -> str:
    """The open municipality's name in the list: «San Andrés» for «Municipalidad de San Andrés»."""
    own = town.municipality(store)
    ours = (fold(own.name), fold(own.town))
    return next(
        (name for name in names if fold(name) in ours or any(mine.endswith(f" de {fold(name)}") for mine in ours)), ""
    )


def _said(rows: Sequence[Given], use: Use) -> list[str]:
    return [str(values[use.value]) for _row, values in rows if use.value in values]


def _mapping(rows: Sequence[Given]) -> Uses:
    """The uses the rows have, names told apart by their commas where a heading says «Nombre» alone."""
    uses = [use for use in _USES if _said(rows, use)]
    if Use.GIVEN in uses and Use.FAMILY not in uses:
        uses = [Use.FULL if use is Use.GIVEN else use for use in uses if use not in {Use.FULL, Use.LISTED}]
    cells = [*_said(rows, Use.FULL), *(_said(rows, Use.GIVEN) if Use.FULL in uses else ())]
    if Use.FULL in uses and sum("," in cell for cell in cells) * 2 > len(cells):
        uses = [Use.LISTED if use is Use.FULL else use for use in uses]
    return Uses(tuple(uses), False)


def _texts(values: Mapping[str, object], mapping: Uses) -> tuple[str, ...]:
    """A row as the roster reads it; a name stands where it was found, whatever it was called."""
    names = [use for use in NAMES if use.value in values]

    def cell(use: Use) -> str:
        if use.value in values:
            return str(values[use.value])
        whole = use in {Use.FULL, Use.LISTED} and names
        return str(values[names[0].value]) if whole else ""

    made = [cell(use) for use in mapping.uses]
    return tuple(made) if any(made) else ("?",)


def _holds_people(rows: Sequence[Given]) -> bool:
    """Whether the names' column can be people's: a list of works or targets has words and figures there.

    Without posts beside them, a few have to be first names that are known.
    """
    cells = next((found for use in (Use.LISTED, Use.FULL, Use.FAMILY, Use.GIVEN) if (found := _said(rows, use))), [])
    names = [cell for cell in cells if looks_like_name(cell)]
    if not cells or len(names) * 2 < len(cells):
        return False
    known = sum(has_known_name(name) for name in names)
    return known * 5 >= len(names) or bool(_said(rows, Use.POST))


def _field_of(use: str, rows: Sequence[Given]) -> str:
    """The field of the sheet that a fault of the list is in: a name may stand under another use than its heading's."""
    names = [one.value for one in NAMES]
    if use not in names or any(use in values for _row, values in rows):
        return use
    return next((name for name in names for _row, values in rows if name in values), use)


def _with_days(roster: Roster, given: Sequence[Given]) -> Roster:
    """From when and until when, as the rows say."""

    def day(number: int, key: str) -> date | None:
        value = given[number - 1][1].get(key)
        return value if isinstance(value, date) else None

    entries = (replace(one, start=day(one.row, "start"), end=day(one.row, "end")) for one in roster.entries)
    return replace(roster, entries=tuple(entries))


def _words(roster: Roster, body: Body, place: str) -> str:
    titulares = ngettext("{n} titular", "{n} titulares", len(roster.titulares)).format(n=len(roster.titulares))
    substitutes = ngettext("{n} suplente", "{n} suplentes", len(roster.substitutes)).format(n=len(roster.substitutes))
    source = f"{place}: " if place else ""
    return _("{source}{titulares} y {substitutes}, para «{body}».").format(
        source=source, titulares=titulares, substitutes=substitutes, body=body.name
    )
