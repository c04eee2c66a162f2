"""The command line; imports no Qt until a window is asked for."""

import argparse
import errno
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from munidesk import __version__
from munidesk.base import logs, settings, unfinished
from munidesk.base.dates import parse_date
from munidesk.base.errors import UserError
from munidesk.base.files import world_fault
from munidesk.base.i18n import _, set_language
from munidesk.base.paths import TRANSLATIONS
from munidesk.cli_import_options import add_import
from munidesk.cli_words import Parser

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
    "minutes",
    "everything",
    "light",
    "search",
    "check",
    "verify",
    "backup",
    "restore",
    "selftest",
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


def build_parser() -> argparse.ArgumentParser:
    parser = Parser(prog="munidesk", description=_("Sesiones y actas del concejo, sin conexión."))
    parser.add_argument("--version", action="version", version=f"MuniDesk {__version__}", help=_("dice qué versión es"))
    commands = parser.add_subparsers(
        title=_("órdenes"), dest="command", required=True, metavar=_("ORDEN"), parser_class=Parser
    )

    def command(name: str, text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=text, description=text)

    _add_making(command)
    _add_asking(command)
    _add_exchange(command)
    _add_keeping(command)
    return parser


Command = Callable[[str, str], argparse.ArgumentParser]


def _file(parser: argparse.ArgumentParser, name: str = "file") -> argparse.ArgumentParser:
    parser.add_argument(name, type=Path, metavar=_("ARCHIVO"), help=_("el archivo .munidesk del municipio"))
    return parser


def _country(parser: argparse.ArgumentParser) -> None:
    told = _("el país, por sus dos letras: las nombra «munidesk countries»")
    parser.add_argument("--country", default="UY", metavar=_("PAÍS"), help=told)


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=_("lo escribe en JSON, para otro programa"))


def _add_making(command: Command) -> None:
    new = _file(command("new", _("Crea un municipio vacío")))
    _country(new)
    new.add_argument("--name", required=True, metavar=_("NOMBRE"), help=_("cómo se llama el municipio"))
    new.add_argument(
        "--seats", type=_positive, default=0, metavar="N", help=_("cuántos integrantes da la norma al Concejo")
    )
    sample = _file(command("sample", _("Crea un municipio inventado completo")))
    _country(sample)
    kinds = ("municipality", "institute", "organisation")
    for making in (new, sample):
        making.add_argument("--kind", choices=kinds, default=kinds[0], metavar=_("QUÉ"), help=_(
            "qué es: municipality, institute (un instituto) u organisation (una organización), sin concejo"
        ))  # fmt: skip
    for option, default, told in (
        ("sessions", 14, _("cuántas sesiones")),
        ("seats", 0, _("cuántos integrantes tiene el Concejo; si no se dice, los usuales del país")),
        ("items", 7, _("cuántos asuntos por sesión")),
        ("initiatives", 41, _("cuántas iniciativas")),
        ("seed", 1, _("otro número inventa otro municipio")),
    ):
        sample.add_argument(f"--{option}", type=_positive, default=default, metavar="N", help=told)


def _add_asking(command: Command) -> None:
    _json(_file(command("info", _("Muestra qué hay en un archivo"))))
    listing = _file(command("list", _("Lista registros")))
    listing.add_argument("kind", metavar=_("QUÉ"), help=_("qué se lista; una palabra cualquiera las nombra todas"))
    _json(listing)
    command("countries", _("Nombra los países con perfil"))
    command("documents", _("Nombra los documentos que se pueden exportar"))
    search = _file(command("search", _("Busca en todo el archivo")))
    search.add_argument("words", nargs="+", metavar=_("PALABRA"), help=_("lo que se busca"))
    _json(search)


def _add_exchange(command: Command) -> None:
    export = _file(command("export", _("Escribe un documento o una lista")))
    export.add_argument("document", metavar=_("DOCUMENTO"), help=_("cuál: los nombra «munidesk documents»"))
    export.add_argument("--id", default="", metavar=_("CUÁL"), help=_("de qué registro o persona"))
    export.add_argument("--from", dest="since", type=_day, metavar=_("DÍA"), help=_("desde qué día"))
    export.add_argument("--until", type=_day, metavar=_("DÍA"), help=_("hasta qué día"))
    export.add_argument(
        "--body", default="", metavar=_("ÓRGANO"), help=_("solo de ese órgano o esa área, por su nombre")
    )
    export.add_argument("--member", default="", metavar=_("QUIÉN"), help=_("solo de ese integrante, por su nombre"))
    export.add_argument(
        "--kind", default="", metavar=_("CLASE"), help=_("solo de esa clase de sesión o de ronda: ordinaria, revisión")
    )
    told = _("dónde se escribe; según cómo termina es Word, PDF, planilla o JSON")
    export.add_argument("--to", type=Path, required=True, metavar=_("DESTINO"), help=told)
    _add_everything(command)
    minutes = _file(
        command("minutes", _("Incorpora las actas aprobadas en otra copia del archivo, una vez comprobadas"))
    )
    told = _("la otra copia: su archivo .munidesk, o la carpeta de «Llevarse todo»")
    minutes.add_argument("--of", type=Path, required=True, metavar=_("COPIA"), help=told)
    minutes.add_argument("--dry-run", action="store_true", help=_("dice qué entraría y no escribe nada"))
    light = _file(command("light", _("Hace una copia liviana para integrantes, solo para leer y sin datos privados")))
    light.add_argument("--to", type=Path, required=True, metavar=_("DESTINO"), help=_("el archivo nuevo"))
    incoming = _file(command("import", _("Importa registros de una planilla")))
    add_import(incoming)


def _add_everything(command: Command) -> None:
    whole = command("everything", _("Lleva todo a una carpeta, o lo importa de ella a un archivo nuevo"))
    whole.add_argument("file", type=Path, nargs="?", metavar=_("ARCHIVO"), help=_("el archivo .munidesk del municipio"))
    whole.add_argument(
        "--back", type=Path, metavar=_("CARPETA"), help=_("la carpeta que se importa a un archivo nuevo")
    )
    told = _("en qué carpeta se escribe; con --back, el archivo nuevo")
    whole.add_argument("--to", type=Path, required=True, metavar=_("DESTINO"), help=told)
    whole.add_argument("--plain", action="store_true", help=_("con claves y códigos, para otro programa"))
    whole.add_argument("--private", action="store_true", help=_("también los datos privados de vecinas y vecinos"))
    whole.add_argument("--workbook", action="store_true", help=_("además, un libro de Excel con todas las tablas"))
    whole.add_argument("--no-documents", action="store_true", help=_("sin actas ni otros documentos"))


def _add_keeping(command: Command) -> None:
    checking = command("check", _("Comprueba que el archivo esté sano; de uno de criterios (.toml), sus faltas"))
    told = _("el archivo .munidesk del municipio, o un archivo de criterios .toml")
    checking.add_argument("file", type=Path, metavar=_("ARCHIVO"), help=told)
    told = _("mira además si sigue a ese respaldo o a ese código")
    checking.add_argument("--against", default="", metavar=_("RESPALDO|CÓDIGO"), help=told)
    verifying = _file(
        command("verify", _("Dice si un PDF o un código es un acta de este municipio, y si está íntegra"))
    )
    verifying.add_argument("paper", metavar=_("PDF|CÓDIGO"), help=_("el PDF, o el código que está al pie de la hoja"))
    backup = _file(command("backup", _("Hace un respaldo verificado")))
    backup.add_argument("folder", type=Path, metavar=_("CARPETA"), help=_("dónde se guarda"))
    restore = command("restore", _("Recupera un respaldo en un archivo nuevo"))
    restore.add_argument("backup", type=Path, metavar=_("RESPALDO"), help=_("la copia que se recupera"))
    restore.add_argument("file", type=Path, metavar=_("ARCHIVO"), help=_("el archivo nuevo"))
    told = _("Dice de esta computadora y del archivo lo que pide quien da soporte, sin ningún dato de los registros")
    testing = command("selftest", told)
    told = _("el archivo .munidesk del municipio; si no se dice, el último que se abrió")
    testing.add_argument("file", type=Path, nargs="?", metavar=_("ARCHIVO"), help=told)
    demo = command("demo", _("Escribe un acta de muestra en una carpeta"))
    demo.add_argument("folder", type=Path, metavar=_("CARPETA"), help=_("dónde se escribe"))


def _open_window(arguments: Sequence[str]) -> int:
    parser = Parser(prog="munidesk", description=_("Abre la ventana de MuniDesk."))
    told = _("el archivo .munidesk del municipio")
    parser.add_argument("file", nargs="?", type=Path, metavar=_("ARCHIVO"), help=told)
    parser.add_argument("--file", dest="named", type=Path, metavar=_("ARCHIVO"), help=told)
    parsed = parser.parse_args(arguments)
    from munidesk.app_windows import run_window

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
    if given[:1] == ["--read-book"]:  # the program itself asks so, for a spreadsheet to be read apart
        from munidesk.data.book_serving import serve

        return serve(given[1:])
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
