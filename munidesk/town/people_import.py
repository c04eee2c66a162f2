"""Import people from Popolo JSON, the open data of councils: what was understood, who is new, what was refused."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.town import store as town
from munidesk.town.domain import Body, BodyKind
from munidesk.town.imports import ImportOptions, ImportReport
from munidesk.town.popolo import Organisation, Popolo, read_popolo
from munidesk.town.profile import Profile
from munidesk.town.roster import Roster
from munidesk.town.roster_save import Saved, save_people, save_roster

ALL = "todos"


class _Rehearsed(Exception):
    """Takes a rehearsal back."""


def import_popolo(store: Store, source: Path, options: ImportOptions) -> ImportReport:
    """Import the people of `source` in one change; a rehearsal says the same and writes nothing.

    Raises UserError when the file cannot be read or has no people.
    """
    report = ImportReport((), 0, 0, ())
    with suppress(_Rehearsed), store.change(_("Importar personas")):
        report = _import_popolo(store, source)
        if options.dry_run:
            raise _Rehearsed
    return report


def council_of(store: Store, profile: Profile) -> Body:
    """The council of the file, made now when there is none yet."""
    with suppress(UserError):
        return town.council(store)
    fresh = Body(name=profile.council_name, kind=BodyKind.COUNCIL)  # a direction is there since the file is
    return replace(fresh, id=town.save_body(store, fresh))


def body_named(store: Store, name: str) -> Body:
    """The body of that name, made now when there is none yet."""
    found = next((body for body in town.bodies(store) if fold(body.name) == fold(name)), None)
    if found is not None:
        return found
    fresh = Body(name=name, kind=BodyKind.COMMITTEE)
    return replace(fresh, id=town.save_body(store, fresh))


def _roster_sentences(roster: Roster, body: Body, place: str) -> list[str]:
    titulares = ngettext("{n} titular", "{n} titulares", len(roster.titulares)).format(n=len(roster.titulares))
    substitutes = ngettext("{n} suplente", "{n} suplentes", len(roster.substitutes)).format(n=len(roster.substitutes))
    source = f"{place}: " if place else ""
    return [
        _("{source}{titulares} y {substitutes}, para «{body}».").format(
            source=source, titulares=titulares, substitutes=substitutes, body=body.name
        )
    ]


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
