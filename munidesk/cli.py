"""The command line; imports no Qt until a window is asked for."""

import argparse
import errno
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from munidesk import __version__
from munidesk.base import logs, settings, unfinished
from munidesk.base.dates import parse_date
from munidesk.base.errors import UserError
from munidesk.base.files import world_fault
from munidesk.base.i18n import _, set_language
from munidesk.base.paths import TRANSLATIONS

READER_GONE = 128 + 13
"""What a shell says of a program that wrote to a closed pipe (SIGPIPE is signal 13)."""

COMMANDS = (
    "new",
    "sample",
    "info",
    "list",
    "countries",
    "documents",
    "export",
    "import",
    "search",
    "check",
    "backup",
    "restore",
    "demo",
)


def _day(text: str) -> object:
    try:
        return parse_date(text)
    except UserError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _positive(text: str) -> int:
    if text.isdigit() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(_("«{text}» no es un número mayor que cero.").format(text=text))


class _Parser(argparse.ArgumentParser):
    """argparse with its few sentences in Spanish; wrong usage leaves with 2."""

    def error(self, message: str) -> None:  # type: ignore[override]
        self.exit(2, f"{self.format_usage()}{message}\n")


def build_parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="munidesk", description=_("Sesiones y actas del concejo, sin conexión."))
    parser.add_argument("--version", action="version", version=f"MuniDesk {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="ORDEN")

    def command(name: str, text: str, *paths: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=text)
        for path in paths:
            added.add_argument(path, type=Path)
        return added

    new = command("new", _("Crea un municipio vacío"), "file")
    new.add_argument("--country", default="UY")
    new.add_argument("--name", required=True)
    sample = command("sample", _("Crea un municipio inventado completo"), "file")
    sample.add_argument("--country", default="UY")
    for option, default in (("sessions", 14), ("seats", 5), ("items", 7), ("initiatives", 41), ("seed", 1)):
        sample.add_argument(f"--{option}", type=_positive, default=default)
    command("info", _("Muestra qué hay en un archivo"), "file").add_argument("--json", action="store_true")
    listing = command("list", _("Lista registros"), "file")
    listing.add_argument("kind")
    listing.add_argument("--json", action="store_true")
    command("countries", _("Nombra los países con perfil"))
    command("documents", _("Nombra los documentos que se pueden exportar"))
    _add_exchange(command)
    search = command("search", _("Busca en todo el archivo"), "file")
    search.add_argument("words", nargs="+")
    search.add_argument("--json", action="store_true")
    checking = command("check", _("Comprueba que el archivo esté sano"), "file")
    checking.add_argument("--against", default="", metavar=_("RESPALDO|CÓDIGO"))
    command("backup", _("Hace un respaldo verificado"), "file", "folder")
    command("restore", _("Recupera un respaldo en un archivo nuevo"), "backup", "file")
    command("demo", _("Escribe un acta de muestra en una carpeta"), "folder")
    return parser


def _add_exchange(command: object) -> None:
    assert callable(command)
    export = command("export", _("Escribe un documento o una lista"), "file")
    export.add_argument("document")
    export.add_argument("--id", default="")
    export.add_argument("--from", dest="since", type=_day)
    export.add_argument("--until", type=_day)
    export.add_argument("--to", type=Path, required=True)
    incoming = command("import", _("Trae registros de una planilla"), "file")
    incoming.add_argument("kind")
    incoming.add_argument("source", type=Path)
    incoming.add_argument("--dry-run", action="store_true")
    incoming.add_argument("--report", type=Path)
    incoming.add_argument("--municipality", default="")
    incoming.add_argument("--map", default="", metavar="CAMPO=COLUMNA,…")


def _open_window(arguments: Sequence[str]) -> int:
    parser = _Parser(prog="munidesk", description=_("Abre la ventana de MuniDesk."))
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--file", dest="named", type=Path)
    parsed = parser.parse_args(arguments)
    from munidesk.app import run_window  # Qt is loaded here and nowhere earlier

    return run_window(parsed.named or parsed.file)


def main(arguments: Sequence[str] | None = None) -> int:
    """0 done; 1 a Spanish sentence on standard error; 2 wrong usage; 141 when who read the output has gone (`| head`).

    What was asked is done by then: only the telling stops.
    """
    try:
        try:
            return _run(list(sys.argv[1:] if arguments is None else arguments))
        finally:
            # Here, and not when Python ends, where nobody could answer for a pipe that is closed.
            for stream in (sys.stdout, sys.stderr):
                if stream is not None:
                    stream.flush()
    except OSError as error:
        gone = _reader_gone(error)
        if not gone:
            print(_("No se pudo escribir el resultado. Revise que haya espacio en el disco."), file=sys.stderr)
        _write_nowhere()
        return READER_GONE if gone else 1


def _reader_gone(error: BaseException) -> bool:
    """A closed pipe; Windows calls it an invalid argument, of no file."""
    if not isinstance(error, OSError):
        return False
    invalid = os.name == "nt" and error.errno == errno.EINVAL and error.filename is None
    return invalid or isinstance(error, BrokenPipeError)


def _write_nowhere() -> None:
    """What is left to write goes nowhere, so that Python says nothing about it when it ends."""
    with suppress(OSError, ValueError), Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                os.dup2(nowhere.fileno(), stream.fileno())


def _run(given: list[str]) -> int:
    set_language(settings.load().language, TRANSLATIONS)
    logs.start_log()
    unfinished.sweep()
    wants_command = bool(given) and (given[0] in COMMANDS or given[0] in {"-h", "--help", "--version"})
    try:
        if not wants_command:
            return _open_window(given)
        parsed = build_parser().parse_args(given)
        if parsed.command == "demo":
            from munidesk.demo import write_demo

            return write_demo(parsed.folder)
        from munidesk.cli_commands import run_command

        return run_command(parsed)
    except UserError as error:
        logs.refused(error)
        print(error, file=sys.stderr)
    except KeyboardInterrupt:
        print(_("Interrumpido. Lo guardado hasta aquí sigue en el archivo."), file=sys.stderr)
    except Exception as error:
        if _reader_gone(error):
            raise
        if told := world_fault(error):
            logs.failed(error)
            print(told, file=sys.stderr)
            return 1
        report = logs.write_report(error)
        print(
            _("MuniDesk encontró un error propio. Sus datos están guardados. Informe: {path}").format(
                path=report or type(error).__name__
            ),
            file=sys.stderr,
        )
    return 1
