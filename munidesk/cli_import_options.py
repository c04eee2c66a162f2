"""The options of `munidesk import`."""

import argparse
from pathlib import Path

from munidesk.base.i18n import _
from munidesk.sheets.shape import Mode


def add_import(incoming: argparse.ArgumentParser) -> None:
    """The options of `import`."""
    incoming.add_argument("kind", metavar=_("QUÉ"), help=_("qué se importa; una palabra cualquiera las nombra todas"))
    incoming.add_argument("source", type=Path, metavar=_("PLANILLA"), help=_("de dónde"))
    incoming.add_argument("--dry-run", action="store_true", help=_("dice qué haría, fila por fila, y no escribe nada"))
    incoming.add_argument("--report", type=Path, metavar=_("INFORME"), help=_("dónde se escribe lo que no entró"))
    told = _("de qué municipio de la lista; «todos» los importa como órganos aparte")
    incoming.add_argument("--municipality", default="", metavar=_("NOMBRE"), help=told)
    told = _("una hoja del libro por su nombre; se repite para varias")
    incoming.add_argument("--sheet", action="append", default=[], metavar=_("HOJA"), help=told)
    incoming.add_argument("--header-row", type=int, default=0, metavar="N", help=_("en qué fila está el encabezado"))
    incoming.add_argument("--last-row", type=int, default=0, metavar="N", help=_("la última fila de datos"))
    told = _("qué columna es un dato, por su encabezado o su letra; se repite")
    incoming.add_argument("--map", action="append", default=[], metavar=_("CAMPO=COLUMNA"), help=told)
    told = _("qué significa una palabra de la planilla; se repite")
    incoming.add_argument("--values", action="append", default=[], metavar=_("CAMPO:PALABRA=CÓDIGO"), help=told)
    told = _("insert, solo lo nuevo; update, solo lo que ya está; both, todo")
    incoming.add_argument("--mode", choices=[one.value for one in Mode], default="", help=told)
    told = _("responde una pregunta del ensayo; se repite")
    incoming.add_argument("--answer", action="append", default=[], metavar=_("PREGUNTA=RESPUESTA"), help=told)
    incoming.add_argument("--shape", type=Path, metavar="TOML", help=_("toma todo esto de un archivo"))
    incoming.add_argument("--save-shape", type=Path, metavar="TOML", help=_("guarda todo esto en un archivo"))
