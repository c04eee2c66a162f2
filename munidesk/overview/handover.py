"""The folder for the next administration: every approved document, what is open, and the data with their dictionary."""

import hashlib
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from munidesk.base.dates import now, show_date, show_time, today
from munidesk.base.errors import UserError
from munidesk.base.files import file_name, sentence_for
from munidesk.base.i18n import _
from munidesk.data import exchange
from munidesk.data.store import Store
from munidesk.documents import render
from munidesk.documents.frozen import from_json
from munidesk.documents.model import Block, Column, Document, Heading, Paragraph, Row, Style, Table, plain, strong
from munidesk.features.council.minutes.document import minutes_document
from munidesk.features.council.reports import listing as council
from munidesk.features.council.sessions.store import sessions
from munidesk.features.council.view_data import FROZEN, load_view
from munidesk.features.participation import exports as participation
from munidesk.features.participation.initiatives import listing as register
from munidesk.features.participation.initiatives.board import Filter, board
from munidesk.features.pilot import exports as pilot
from munidesk.features.pilot.store import pilots
from munidesk.features.pilot.store_manual import manual_of_pilot, versions
from munidesk.features.planning import exports as planning
from munidesk.features.planning.document_commitments import commitment_state
from munidesk.features.planning.listing import list_commitments, list_plan
from munidesk.features.planning.store import load_plan
from munidesk.features.planning.store import newest as newest_plan
from munidesk.features.swot import exports as swot
from munidesk.overview import exports as spanning
from munidesk.overview import pilot_exports
from munidesk.overview.handover_words import COLUMNS, FILES
from munidesk.overview.pending import load_pending, minutes_words
from munidesk.town import store as town
from munidesk.town.exports import Selection, Sheet
from munidesk.town.listing import list_people
from munidesk.town.report import report

Step = Callable[[int, int, str], None]
Rows = Sequence[Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Handover:
    """Read from the store here, written anywhere: (path in the folder, what it holds). `skipped`: (what, why)."""

    title: str
    documents: tuple[tuple[str, Callable[[], Document]], ...]
    tables: tuple[tuple[str, Rows], ...]
    skipped: tuple[tuple[str, str], ...] = field(default=())

    def write(self, folder: Path, step: Step | None = None) -> Path:
        """The whole folder or nothing; returns where it is. Raises UserError when it cannot be written."""
        target = _free(folder, self.title)
        partial = target.with_name(f".{target.name}.parcial")
        try:
            shutil.rmtree(partial, ignore_errors=True)
            partial.mkdir(parents=True)
            self._fill(partial, step)
            partial.rename(target)
        except OSError as error:
            raise UserError(sentence_for(error, folder)) from error
        finally:
            shutil.rmtree(partial, ignore_errors=True)
        return target

    def _fill(self, folder: Path, step: Step | None) -> None:
        total = len(self.documents) + len(self.tables)
        written: list[Path] = []
        for number, (name, build) in enumerate(self.documents, 1):
            if step is not None:
                step(number, total, name)
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            render.write(build(), path)
            written.append(path)
        data = folder / _("Datos")
        data.mkdir()
        for name, rows in self.tables:
            written.append(_csv(data / f"{name}.csv", rows))
        path = data / _("Diccionario.csv")
        exchange.write_csv(path, (_("archivo"), _("columna"), _("qué dice")), tuple(_dictionary(self.tables)))
        written.append(path)
        (folder / _("LÉAME.txt")).write_text(self._readme(folder, written), encoding="utf-8-sig")

    def _readme(self, folder: Path, written: Sequence[Path]) -> str:
        moment = now()
        lines = [
            self.title, "=" * len(self.title), "",
            _("Hecha el {day} a las {at}.").format(day=show_date(moment.date(), "dd/MM/y"), at=show_time(moment)),
            _("Las actas son las aprobadas, con su código. Los CSV se abren con cualquier planilla; "
              "Datos/Diccionario.csv dice qué hay en cada columna."),
            _("El archivo completo del municipio se entrega aparte, con un respaldo verificado."), "",
        ]  # fmt: skip
        for what, why in self.skipped:
            lines.append(_("No se incluyó {what}: {why}").format(what=what, why=why))
        lines.extend(("", _("Archivos y su huella SHA-256:")))
        for path in written:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            lines.append(f"{digest}  {path.relative_to(folder).as_posix()}")
        return "\n".join(lines) + "\n"


def _free(folder: Path, title: str) -> Path:
    """A name nobody uses yet: a hand-over never writes over another."""
    name = file_name(title)
    target, number = folder / name, 2
    while target.exists():
        target, number = folder / f"{name} ({number})", number + 1
    return target


def _csv(path: Path, rows: Rows) -> Path:
    header = tuple(rows[0]) if rows else ()
    exchange.write_csv(path, header, [tuple(_cell(row.get(key)) for key in header) for row in rows])
    return path


def _cell(value: object) -> str | int | float | None:
    if value is None or isinstance(value, str | int | float):
        return value
    return "; ".join(str(one) for one in value) if isinstance(value, list | tuple) else str(value)


def _dictionary(tables: Sequence[tuple[str, Rows]]) -> Iterator[tuple[str, str, str]]:
    for name, rows in tables:
        for key in rows[0] if rows else ():
            yield f"{name}.csv", key, COLUMNS.get(key, lambda: "")() or key


def prepare(store: Store) -> Handover:
    """Everything that needs the store is read now; only approved actas are loaded one by one while writing."""
    municipality = town.municipality(store)
    title = _("Traspaso {name} {day}").format(name=municipality.name, day=show_date(today(), "y-MM-dd"))
    documents: list[tuple[str, Callable[[], Document]]] = []
    skipped: list[tuple[str, str]] = []
    documents.append((_("Lo que queda abierto.pdf"), _now(open_matters(store))))
    for row in sessions(store):
        if row.minutes_state in FROZEN:
            name = file_name(f"{row.date.isoformat()} {row.label}")
            documents.append((f"{_('Actas aprobadas')}/{name}.pdf", _acta(store, row.id)))
    for folder, name, build in _papers():
        try:
            made = build(store, Selection())
        except UserError as error:
            skipped.append((name, str(error)))
            continue
        if isinstance(made, Document):
            documents.append((f"{folder}/{name}.pdf", _now(made)))
            documents.append((f"{folder}/{name}.docx", _now(made)))
    documents.extend(_manuals(store))
    tables = tuple((name, listing(store)) for name, listing in _tables())
    return Handover(title, tuple(documents), tables, tuple(skipped))


def _now(document: Document) -> Callable[[], Document]:
    return lambda: document


def _acta(store: Store, session_id: str) -> Callable[[], Document]:
    # The frozen text is read here, on the thread of the store.
    document = minutes_document(load_view(store, session_id), printed_at=now())
    return lambda: document


def _papers() -> tuple[tuple[str, str, Callable[[Store, Selection], Document | Sheet]], ...]:
    plans, people = _("Planes"), _("Participación")
    return (
        (plans, _("Plan"), planning.plan),
        (plans, _("POA"), planning.poa),
        (plans, _("Avance"), planning.progress),
        (plans, _("Presupuesto"), planning.budget),
        (plans, _("Compromisos"), planning.commitments),
        (people, _("Iniciativas y respuestas"), participation.answers),
        (people, _("Temas y respuestas"), spanning.topics_synthesis),
        (people, _("Análisis de la participación"), spanning.participation_analysis),
        (_("FODA"), _("FODA"), swot.full),
        (_("Piloto"), _("Plan del piloto"), pilot.pilot_plan),
        (_("Piloto"), _("Evaluación"), pilot_exports.evaluation),
        (_("Piloto"), _("Ficha de buena práctica"), pilot_exports.good_practice),
    )


def _manuals(store: Store) -> Iterator[tuple[str, Callable[[], Document]]]:
    """Every frozen version, exactly as it was."""
    for one in pilots(store):
        manual = manual_of_pilot(store, one.id)
        for version in versions(store, manual.id) if manual is not None else ():
            name = file_name(_("{title}, versión {n}").format(title=manual.title if manual else "", n=version.number))
            yield f"{_('Manual')}/{name}.pdf", _now(from_json(version.content))


def _tables() -> tuple[tuple[str, Callable[[Store], Rows]], ...]:
    return (
        (FILES["sessions"], council.list_sessions),
        (FILES["votes"], council.list_votes),
        (FILES["resolutions"], council.list_resolutions),
        (FILES["people"], list_people),
        (FILES["initiatives"], register.list_initiatives),
        (FILES["encounters"], register.list_encounters),
        (FILES["plan"], list_plan),
        (FILES["commitments"], list_commitments),
        (FILES["rounds"], pilot_exports.list_rounds),
    )


def open_matters(store: Store) -> Document:
    """What the next administration receives unfinished: promises, initiatives, activities and actas."""
    found = load_pending(store, most=500)
    blocks: list[Block] = []
    key = newest_plan(store)
    if key:
        plan = load_plan(store, key)
        waiting = [one for one in plan.commitments if one.done_on is None]
        rows = [
            Row(((strong(one.title),), plain(show_date(one.deadline, "d/M/y")), plain(commitment_state(one, plan.day)),
                 plain(one.responsible)))
            for one in waiting
        ]  # fmt: skip
        columns = (
            Column(_("Compromiso"), 3), Column(_("Plazo"), 0.9), Column(_("Estado"), 1),
            Column(_("Responsable"), 1.3),
        )  # fmt: skip
        blocks.extend(_part(_("Compromisos abiertos"), columns, rows))
    shown = board(store, Filter(segment="open"), limit=10_000)
    rows = [
        Row((plain(row.initiative.folio), (strong(row.initiative.title),), plain(row.initiative.area),
             plain(show_date(row.initiative.due, "d/M/y") if row.initiative.due else "–"), plain(row.clock.words)))
        for row in shown.rows
    ]  # fmt: skip
    kinds = (Column(_("Folio"), 0.9), Column(_("Iniciativa"), 3), Column(_("Área"), 1.3), Column(_("Vence"), 0.9),
             Column(_("Plazo"), 1.3))  # fmt: skip
    blocks.extend(_part(_("Iniciativas sin respuesta"), kinds, rows))
    rows = [
        Row(((strong(one.line.title),), plain(one.line.responsible), plain(one.words), plain(one.state)))
        for one in found.activities
    ]
    columns = (
        Column(_("Actividad"), 3), Column(_("Responsable"), 1.3), Column(_("Meta"), 1.4), Column(_("Estado"), 1.4),
    )  # fmt: skip
    blocks.extend(_part(_("Actividades en marcha o atrasadas"), columns, rows))
    rows = [
        Row(((strong(one.label),), plain(show_date(one.date, "d/M/y")), plain(minutes_words(one.minutes_state))))
        for one in found.minutes
    ]
    three = (Column(_("Sesión"), 2), Column(_("Fecha"), 1), Column(_("Qué falta"), 2))
    blocks.extend(_part(_("Actas sin terminar"), three, rows))
    return report(store, _("Lo que queda abierto"), tuple(blocks), office=town.profile_of(store).office_name)


def _part(title: str, columns: tuple[Column, ...], rows: Sequence[Row]) -> Iterator[Block]:
    yield Heading(f"{title} ({len(rows)})", 1)
    yield Table(columns, tuple(rows)) if rows else Paragraph(plain(_("Ninguno.")), Style.LEFT)


def export_folder(store: Store, folder: Path) -> Path:
    """For the command line: read and write in one go."""
    with suppress(FileExistsError):
        folder.mkdir(parents=True)
    return prepare(store).write(folder)
