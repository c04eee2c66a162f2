"""The command line in Spanish, whole: argparse's own titles and refusals too."""

import argparse
import re
from collections.abc import Iterable
from typing import NoReturn

from munidesk.base.i18n import _


class Words(argparse.HelpFormatter):
    """«uso: » where argparse says «usage: »."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, _("uso: ") if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """Wrong usage leaves with 2, after a sentence in Spanish."""

    def __init__(self, prog: str | None = None, description: str | None = None) -> None:
        super().__init__(prog=prog, description=description, formatter_class=Words, add_help=False)
        self._positionals.title = _("datos")
        self._optionals.title = _("opciones")
        self.add_argument("-h", "--help", action="help", help=_("muestra esta ayuda y termina"))

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.format_usage()}{refusal(message)}\n")


def refusal(message: str) -> str:
    """What argparse refuses, in Spanish; a sentence of ours, of a type that was refused, is told as it is."""
    option = re.fullmatch(r"argument ([^:]+): (.*)", message, re.DOTALL)
    name, said = (option[1], option[2]) if option else ("", message)
    for pattern, words in _refusals():
        if found := re.fullmatch(pattern, said, re.DOTALL):
            told = words.format(*found.groups())
            return _("{option}: {told}").format(option=name, told=told) if name else told
    if name:
        return _("{option}: {told}").format(option=name, told=said)
    return _("No se entiende la orden. Mire cómo se escribe con -h.")


def _refusals() -> tuple[tuple[str, str], ...]:
    return (
        (r"the following arguments are required: (.*)", _("Falta escribir: {0}.")),
        (r"unrecognized arguments: (.*)", _("No se conoce: {0}.")),
        (r"expected one argument", _("le falta su valor.")),
        (r"expected at (?:most|least) one argument", _("le falta su valor, o le sobra.")),
        (r"expected (\d+) arguments?", _("lleva {0} valores.")),
        (r"invalid \S+ value: (.*)", _("{0} no sirve aquí.")),
        (r"invalid choice: (.*) \(choose from (.*)\)", _("{0} no está entre {1}.")),
        (r"not allowed with argument (.*)", _("no va junto con {0}.")),
        (r"ignored explicit argument (.*)", _("no lleva valor: {0} sobra.")),
        (r"ambiguous option: (\S+) could match (.*)", _("{0} puede ser {1}: escríbala entera.")),
    )
