"""Forms out and back: a workbook and a small file for each area of an open round, and what came of them."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from munidesk.base.errors import UserError
from munidesk.base.files import file_name
from munidesk.base.i18n import _, ngettext
from munidesk.data.store import Store
from munidesk.instruments import store as engine
from munidesk.instruments.domain import Round, RoundKind, Way
from munidesk.instruments.form import SUFFIX, Form, Told, form_of, read_form_file, write_form_file
from munidesk.instruments.form_book import mark_of, read_form_book, write_form_book
from munidesk.instruments.kinds import INSTRUMENTS, ROUNDS
from munidesk.instruments.scoring import RoundView
from munidesk.instruments.shown import areas_of
from munidesk.instruments.store_criteria import script_of
from munidesk.instruments.store_opinions import receive
from munidesk.instruments.words import round_words
from munidesk.town import store as town
from munidesk.town.imports import ImportOptions, ImportReport


@dataclass(frozen=True, slots=True)
class Received:
    """What came in of a form: who answered, how many criteria, and the sentences of what was left aside."""

    round_id: str
    evaluator: str
    answered: int
    left: tuple[str, ...]


def write_forms(store: Store, round_id: str, folder: Path) -> tuple[Path, ...]:
    """A workbook and a small file for each area that answers the round. Raises UserError when it is closed."""
    view = engine.load_round(store, round_id)
    if not view.round.is_open:
        raise UserError(_("La ronda {n} está cerrada: no se responde.").format(n=view.round.number), code="closed")
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(_written(view, town.municipality(store).name, folder))


def _written(view: RoundView, place: str, folder: Path) -> Iterator[Path]:
    for area in areas_of(view):
        form = form_of(view, place, area)
        if not form.asked:
            continue
        stem = file_name(f"{_('Formulario')}_{area or view.instrument.title}".replace(" ", "_"))
        book, file = folder / f"{stem}.xlsx", folder / f"{stem}{SUFFIX}"
        write_form_book(book, form)
        write_form_file(file, form)
        yield from (book, file)


def export_forms(store: Store, folder: Path) -> Path:
    """Of every open round, each in a folder of its own. Raises UserError when none is open."""
    waiting = [one for one in ROUNDS.all(store, order="id") if one.is_open]
    if not waiting:
        raise UserError(_("No hay ninguna ronda abierta. Abra una para sacar sus formularios."))
    for one in waiting:
        title = INSTRUMENTS.get(store, one.instrument_id).title
        write_forms(store, one.id, folder / file_name(f"{title}, {round_words(one)}".replace(" ", "_")))
    return folder


def receive_form(store: Store, path: Path, round_id: str = "") -> Received:
    """Take in a form that came back, workbook or small file, as what its evaluator answers (`receive`).

    It goes to the round it went out of; once that is closed or gone, to the open one of its instrument. Where that asks
    another version, each answer goes by the key of its criterion and what is not asked alike any more is left aside
    with a sentence. Raises UserError for a file that is no form or was altered, for one nobody signed or with no
    answers, and when no round waits for it.
    """
    if path.suffix.lower() == SUFFIX:
        form, way = read_form_file(path), Way.FILE
        view = _waiting(store, form.round_id, form.instrument, round_id)
    else:
        old, instrument, version = mark_of(path)
        view = _waiting(store, old, instrument, round_id)
        form, way = read_form_book(path, _went_out(store, view, instrument, version), town.figures(store)), Way.SHEET
    if not form.evaluator.strip():
        raise UserError(
            _("El formulario no dice quién responde. Escríbalo en él y vuelva a traerlo."), field="evaluator"
        )
    if not form.answered:
        raise UserError(_("El formulario de {name} volvió sin respuestas.").format(name=form.evaluator))
    told, left = _by_key(view, form)
    if not told:
        raise UserError(_("Nada de ese formulario se pregunta en la ronda abierta: {why}").format(why=" ".join(left)))
    count = receive(store, view.round.id, form.evaluator, told, way)
    return Received(view.round.id, form.evaluator, count, left)


def _waiting(store: Store, old: str, instrument: str, wanted: str) -> RoundView:
    """The open round it is for."""
    found = ROUNDS.find(store, wanted or old)
    if found is None or not found.is_open:
        open_ones = [one for one in ROUNDS.all(store, order="id") if one.is_open and _asks(store, one, instrument)]
        found = next((one for one in open_ones if one.kind is RoundKind.SELF), open_ones[0] if open_ones else None)
    if found is None or not _asks(store, found, instrument):
        words = _("No hay una ronda abierta que pregunte lo de este formulario («{key}»). Ábrala y vuelva a traerlo.")
        raise UserError(words.format(key=instrument[:60]), code="form")
    return engine.load_round(store, found.id)


def _asks(store: Store, one: Round, instrument: str) -> bool:
    return INSTRUMENTS.get(store, one.instrument_id).key == instrument


def _went_out(store: Store, view: RoundView, instrument: str, version: int) -> Form:
    """The form of the version that the workbook says, blank; its questions are those of that version."""
    place = town.municipality(store).name
    if view.instrument.version == version:
        return form_of(view, place)
    known = next((one for one in INSTRUMENTS.all(store, key=instrument) if one.version == version), None)
    if known is None:
        words = _("El formulario es de la versión {n} de las preguntas, que este archivo no tiene.")
        raise UserError(words.format(n=version), code="form")
    script = script_of(store, known.id)
    parts = {one.key: script.parts_of(one.key) for one in script.criteria}
    old = replace(
        view, instrument=script.instrument, dimensions=script.dimensions, criteria=script.criteria, parts=parts,
        answers={}, computed={},
    )  # fmt: skip
    return form_of(old, place)


def _by_key(view: RoundView, form: Form) -> tuple[dict[str, Told], tuple[str, ...]]:
    """What the round asks as the form does; and a sentence for each answer left aside.

    In the same version every key is known: one that is not was written by hand. Raises UserError for it.
    """
    here = {one.key: one for one in view.criteria}
    told, left = {}, []
    for one in form.asked:
        if one.key not in form.said:
            continue
        own = here.get(one.key)
        if own is None and form.version == view.instrument.version:
            raise UserError(
                _("El formulario fue alterado: tiene una clave que la ronda no pregunta ({key}).").format(
                    key=one.key[:60]
                ), code="form",
            )  # fmt: skip
        if own is None:
            left.append(_("«{question}» ya no se pregunta.").format(question=one.question))
        elif own.kind is not one.kind or len(view.parts_of(own)) != len(one.parts):
            left.append(_("«{question}» se responde ahora de otro modo.").format(question=own.question))
        elif own.kind.known and form.scale != view.instrument.scale and not form.said[one.key].not_applicable:
            left.append(_("«{question}» tiene ahora otra escala.").format(question=own.question))
        else:
            told[one.key] = form.said[one.key]
    return told, tuple(left)


class _Rehearsed(Exception):
    """Takes a rehearsal back."""


def import_form(store: Store, path: Path, options: ImportOptions) -> ImportReport:
    """`receive_form` for the command line; a rehearsal says the same and writes nothing."""
    found: list[Received] = []
    with suppress(_Rehearsed), store.change(_("Recibir un formulario")):
        found.append(receive_form(store, path))
        if options.dry_run:
            raise _Rehearsed
    (got,) = found
    return ImportReport(received_words(got), got.answered, 0, ())


def received_words(got: Received) -> tuple[str, ...]:
    """«Tesorería: 12 respuestas.», and what was left aside."""
    words = ngettext("{name}: {n} respuesta.", "{name}: {n} respuestas.", got.answered)
    return (words.format(name=got.evaluator, n=got.answered), *got.left)
