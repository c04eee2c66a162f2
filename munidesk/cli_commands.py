"""What each order of the command line does: the same verbs as the window."""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

from munidesk import catalog
from munidesk.base import settings
from munidesk.base.codes import Code
from munidesk.base.dates import speak
from munidesk.base.errors import UserError
from munidesk.base.files import unread, write_text
from munidesk.base.i18n import _, ngettext
from munidesk.base.problems import Problem
from munidesk.cli_import import import_sheet
from munidesk.cli_instrument import check_instrument
from munidesk.cli_selftest import self_tested
from munidesk.data import anchor, backup, check, check_file, file, redaction, rewrites
from munidesk.data.search import search
from munidesk.data.store import Store
from munidesk.documents.model import Document
from munidesk.records.sheet import Selection, Sheet, write_sheet
from munidesk.town import store as town
from munidesk.town.exports import sheet_document
from munidesk.town.founded import country_of
from munidesk.town.health import notice
from munidesk.town.letterhead import letterhead_of
from munidesk.town.profiles import COUNTRIES, load_profile

_DATA = frozenset({".csv", ".xlsx", ".json"})


def run_command(parsed: argparse.Namespace) -> int:
    """Run the order of the parsed line. Raises UserError with what to say; returns the exit code."""
    match parsed.command:
        case "new":
            return _new(parsed.file, parsed.country, parsed.name, parsed.seats, parsed.kind)
        case "sample":
            return _sample(parsed)
        case "countries":
            print("\n".join(f"{code}\t{load_profile(code).name}" for code in COUNTRIES))
            return 0
        case "documents":
            print("\n".join(f"{name}\t{title}" for name, title in catalog.document_titles()))
            return 0
        case "check":
            return _check(parsed.file, parsed.against)
        case "restore":
            return _restore(parsed.backup, parsed.file)
        case "selftest":
            return self_tested(parsed.file)
    if parsed.command == "everything" and parsed.back is not None:
        return _bring_back(parsed.back, parsed.to)
    if parsed.command == "everything" and parsed.file is None:
        raise UserError(_("Escriba de qué archivo se lleva todo, o con --back de qué carpeta se importa."))
    if parsed.command == "backup":
        # What may only be read can be copied elsewhere all the same: a stick, a file open in the window.
        with closing(_open(parsed.file, read_only=False, may_read=True)) as store:
            return _backup(store, parsed.folder)
    with closing(_open(parsed.file, read_only=not _writes(parsed))) as store:
        return _with_store(store, parsed)


def _writes(parsed: argparse.Namespace) -> bool:
    """What comes in, and what is written down because it went out."""
    if parsed.command == "export":
        folder = catalog.FOLDERS.get(parsed.document)
        return folder is not None and folder.keeps
    return bool(parsed.command in {"import", "minutes"})


def _with_store(store: Store, parsed: argparse.Namespace) -> int:
    match parsed.command:
        case "info":
            return _info(store, parsed.json)
        case "list":
            return _list(store, parsed.kind, parsed.json)
        case "export":
            selection = Selection(
                parsed.id, parsed.since, parsed.until, body=parsed.body, member=parsed.member, kind=parsed.kind
            )
            return export(store, parsed.document, selection, parsed.to)
        case "import":
            return import_sheet(store, parsed)
        case "everything":
            return _take_everything(store, parsed)
        case "minutes":
            return _bring_actas(store, parsed.of, dry_run=parsed.dry_run)
        case "light":
            return _light(store, parsed.to)
        case "verify":
            return _verify(store, parsed.paper)
        case "search":
            return _search(store, " ".join(parsed.words), parsed.json)
    raise AssertionError(parsed.command)


def _backup(store: Store, folder: Path) -> int:
    report = backup.backup(store, folder)
    print(_("Respaldo verificado: {path}").format(path=report.path))
    _tell_faults(report.faults)
    return 0


def _open(path: Path, *, read_only: bool, may_read: bool = False) -> Store:
    """`may_read`: where it may not be written, it is read. Raises UserError."""
    store = file.open_file(path, catalog.schemas(), read_only=read_only, author=settings.load().author)
    if store.read_only and not (read_only or may_read):
        reason = store.read_only_reason
        store.close()
        raise UserError(reason)
    speak(country_of(store))
    if store.retold:
        print(rewrites.explanation(), *store.retold, sep="\n", file=sys.stderr)
    return store


def _new(path: Path, country: str, name: str, seats: int, kind: str) -> int:
    from munidesk.town.domain import TownKind
    from munidesk.town.founding import found
    from munidesk.town.profiles import load_profile

    legal = seats or load_profile(country).seats

    with closing(file.create(path, catalog.schemas(), author=settings.load().author)) as store:
        found(store, country=country, name=name, legal_seats=legal, kind=TownKind(kind))
    print(path)
    return 0


def _sample(parsed: argparse.Namespace) -> int:
    from munidesk.town.sample import SampleSize

    with closing(file.create(parsed.file, catalog.schemas(), author="MuniDesk")) as store:
        catalog.write_sample(
            store,
            SampleSize(
                parsed.country,
                parsed.sessions,
                parsed.seats,
                parsed.items,
                parsed.initiatives,
                parsed.seed,
                parsed.kind,
            ),
        )
    print(parsed.file)
    return 0


def _check(path: Path, against: str) -> int:
    """1 when something is wrong, or the file does not hold what the backup or code vouches for."""
    if path.suffix.lower() == ".toml":
        return check_instrument(path)
    problems = check_file.check(path, catalog.schemas())
    for problem in problems:
        print(problem.text)
    if (told := notice(problems)) is not None:
        print("\n".join((told.text, *told.steps)))
    wrong = any(problem.blocks for problem in problems)
    if not wrong:
        print(_("El archivo está sano: {path}").format(path=path))
    with closing(_open(path, read_only=True)) as store:
        _tell_blacked_out(redaction.count(store))
    compared = _compared(path, against) if against else None
    if compared is not None:
        print("\n".join(compared.lines))
    return 1 if wrong or (compared is not None and not compared.holds) else 0


def _tell_blacked_out(count: int) -> None:
    """Said on every check: what was blacked out is taken on the word of who did it, which the history names."""
    if count:
        said = ngettext(
            "Se tacharon datos en {n} cambio del historial.", "Se tacharon datos en {n} cambios del historial.", count
        )
        print(said.format(n=count))


def _compared(path: Path, against: str) -> anchor.Compared:
    with closing(_open(path, read_only=True)) as store:
        return anchor.against(store, against, catalog.HOUSE.paper_codes)


def _restore(copy: Path, path: Path) -> int:
    made = backup.restore(copy, path, catalog.schemas())
    print(_("Respaldo recuperado en {path}").format(path=path))
    _tell_faults(made.faults)
    return 0


def _tell_faults(faults: Sequence[Problem]) -> None:
    """A copy has what its original has; said at once, and not when it is needed."""
    if faults:
        words = backup.fault_words([problem.text for problem in faults])
        print(_("La copia es igual a su original, {words}.").format(words=words))


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1, default=_figure))


def _figure(value: object) -> float | str:
    """A figure or a day that a list gives exactly, as JSON writes it. Raises TypeError for anything else."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(type(value).__name__)


_CHECKED_AT_ONCE = 5_000_000  # bytes of a file whose history is read in the moment `info` takes; `check` reads any


def _info(store: Store, as_json: bool) -> int:
    municipality = town.municipality(store)
    mark, checked = store.last_backup, store.path.stat().st_size <= _CHECKED_AT_ONCE
    problems = check.all_problems(store) if checked else ()
    counts = {kind: len(catalog.listing_named(kind).rows(store)) for kind in catalog.LISTINGS}
    facts: dict[str, object] = {
        "name": municipality.name,
        "country": municipality.country,
        "counts": counts,
        "last_backup": mark.at.isoformat() if mark else None,
        "last_backup_faults": mark.faults if mark else "",
        "checked": checked,
        "blacked_out": redaction.count(store),
        "problems": [problem.text for problem in problems],
    }
    if as_json:
        _print_json(facts)
        return 0
    print(f"{municipality.name} ({municipality.country})")
    for kind, count in counts.items():
        print(f"  {_(catalog.LISTINGS[kind].file)}: {count}")
    when = mark.at.isoformat(" ") if mark else _("todavía no hay")
    said = f", {mark.faults}" if mark and mark.faults else ""
    print(_("Último respaldo verificado: {when}").format(when=f"{when}{said}"))
    _tell_blacked_out(redaction.count(store))
    if not checked:
        print(_("El historial es largo y no se revisó aquí. Para revisarlo todo: munidesk check «{path}».").format(
            path=store.path))  # fmt: skip
    if (told := notice(problems)) is not None:
        print(told.text)
    return 0


def _print_table(rows: Sequence[Mapping[str, object]]) -> None:
    for row in rows:
        print("\t".join(_told(value) for value in row.values()))


def _told(value: object) -> str:
    """A code by its word: scripts ask for JSON, people read this."""
    if isinstance(value, bool):
        return _("sí") if value else _("no")
    return "" if value is None else value.word if isinstance(value, Code) else str(value)


def _list(store: Store, kind: str, as_json: bool) -> int:
    rows = catalog.listing_named(kind).rows(store)
    if as_json:
        _print_json(list(rows))
    else:
        _print_table(rows)
    return 0


def export(store: Store, name: str, selection: Selection, path: Path) -> int:
    """Write the document or list called `name` to `path`; the suffix chooses the format. Folders go inside `path`."""
    if name in catalog.FOLDERS:
        print(catalog.FOLDERS[name].write(store, path))
        return 0
    _refuse_filters(name, selection)
    text = catalog.paper_named(name).texts.get(path.suffix.lower())
    if text is not None:
        write_text(path, text(store, selection))
        print(path)
        return 0
    data = path.suffix.lower() in _DATA
    build = catalog.export_named(name, data=True) if data else catalog.printed_named(name)
    produced = build(store, selection)
    match path.suffix.lower():
        case ".pdf" | ".docx":
            from munidesk.documents.render import write

            write(_as_document(store, produced), path)
        case suffix if suffix in _DATA:
            _write_sheet(store, produced, name, path)
        case suffix:
            raise UserError(
                _("No se puede escribir en el formato «{suffix}». Use .pdf, .docx, .xlsx, .csv o .json.").format(
                    suffix=suffix
                )
            )
    print(path)
    return 0


def _refuse_filters(name: str, selection: Selection) -> None:
    """What a paper is not narrowed by is refused: nobody reads on it that the rest is there too."""
    takes = catalog.paper_named(name).takes
    asked = [one for one in ("body", "member", "kind") if getattr(selection, one) and one not in takes]
    if asked:
        raise UserError(
            _("«{name}» no se puede pedir con --{option}: quite esa opción.").format(name=name, option=asked[0])
        )


def _as_document(store: Store, produced: Document | Sheet) -> Document:
    if isinstance(produced, Document):
        return produced
    return sheet_document(produced, letterhead_of(store), town.page_size(store), town.figures(store))


def _write_sheet(store: Store, produced: Document | Sheet, name: str, path: Path) -> None:
    if isinstance(produced, Document):
        raise UserError(_("«{name}» es un texto: escríbalo como .pdf o .docx.").format(name=name))
    write_sheet(produced, path, town.figures(store))


def _take_everything(store: Store, parsed: argparse.Namespace) -> int:
    from munidesk.overview.everything import Asked
    from munidesk.overview.everything_write import stays_out, take_everything

    asked = Asked(parsed.plain, parsed.private, parsed.workbook, not parsed.no_documents)
    made = take_everything(catalog.HOUSE, store, parsed.to, asked)
    print(made.path, made.words, *filter(None, [stays_out(asked)]), sep="\n")
    for what, why in made.skipped:
        print(_("No se incluyó {what}: {why}").format(what=what, why=why), file=sys.stderr)
    return 0


def _bring_actas(store: Store, source: Path, *, dry_run: bool) -> int:
    """0 when every acta enters or is here already; 1 when one does not."""
    from munidesk.features.council.incoming.actas import Fate
    from munidesk.overview.actas_in import bring_actas, told

    found = bring_actas(catalog.HOUSE, store, source, dry_run=dry_run)
    print(told(found))
    if dry_run:
        print(_("No se escribió nada: era un ensayo."))
    return int(any(one.fate is Fate.REFUSED for one in found))


def _light(store: Store, path: Path) -> int:
    from munidesk.overview.light import write_light

    count = write_light(catalog.HOUSE, store, path)
    said = ngettext(
        "Lleva {n} registro y se abre solo para leer.", "Lleva {n} registros y se abre solo para leer.", count
    )
    print(path, said.format(n=count), sep="\n")
    return 0


def _bring_back(folder: Path, path: Path) -> int:
    from munidesk.overview.everything_back import bring_back

    made = bring_back(catalog.HOUSE, folder, path, settings.load().author)
    print(made.path, made.words, sep="\n")
    return 0


def _verify(store: Store, paper: str) -> int:
    """0 when every acta of the paper is as it was approved; else 1."""
    from munidesk.town.verdicts import Verdict

    path = Path(paper)
    is_file = path.suffix.lower() == ".pdf" or path.is_file()
    if is_file:
        try:
            what: bytes | str = path.read_bytes()
        except OSError as error:
            raise unread(path, error) from error
    else:
        what = paper
    found = catalog.HOUSE.verify(store, what)
    for one in found:
        print(one.words)
        if one.fingerprint:
            print(_("  huella de sus líneas: {digest}").format(digest=one.fingerprint))
    return int(any(one.verdict is not Verdict.INTACT for one in found))


def _search(store: Store, words: str, as_json: bool) -> int:
    hits = search(store, words)
    if as_json:
        _print_json([{"kind": hit.kind, "id": hit.id, "title": hit.title, "snippet": hit.snippet} for hit in hits])
        return 0
    for hit in hits:
        print(hit.kind, *(" ".join(text.split()) for text in (hit.title, hit.snippet)), sep="\t")
    if not hits:
        print(_("No se encontró «{words}».").format(words=words))
    return 0
