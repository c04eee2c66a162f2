"""Each list brought in by a sheet, in a line: what was new, what was here, what was refused."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from munidesk.data.store import Store
from munidesk.features.council.incoming import attendance, ballots
from munidesk.features.participation.initiatives import import_sheet
from munidesk.features.planning import plan_import
from munidesk.sheets.target import Target
from munidesk.town import import_people as people
from munidesk.town.imports import ImportOptions, ImportReport
from munidesk.town.people_import import import_popolo
from tests.sheets.sheet import Brought, bring


@dataclass(frozen=True)
class Asked:
    """`mapping` is field → heading; `answers` what was asked of the sheet."""

    dry_run: bool = False
    mapping: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)


Bring = Callable[..., Brought]


def _of(target: Callable[[], Target]) -> Bring:
    def run(store: Store, path: Path, asked: Asked | None = None, **answers: str) -> Brought:
        asked = asked or Asked()
        said = {**asked.answers, **answers}
        return bring(store, target(), path, dry_run=asked.dry_run, mapping=asked.mapping, **said)

    return run


import_initiatives = _of(import_sheet.target)
import_plan = _of(plan_import.target)
_people = _of(people.target)


def import_people(store: Store, path: Path, asked: Asked | None = None, **answers: str) -> Brought | ImportReport:
    """A sheet, or open data."""
    if path.suffix == ".json":
        return import_popolo(store, path, ImportOptions(dry_run=bool(asked and asked.dry_run)))
    return _people(store, path, asked, **answers)


import_attendance = _of(attendance.target)
import_votes = _of(ballots.target)
