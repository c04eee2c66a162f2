"""What the check of the file found, in words: one sentence, and what to do."""

from collections.abc import Sequence
from dataclasses import dataclass

from munidesk.base.i18n import _, ngettext
from munidesk.base.problems import Problem
from munidesk.data import check

_NAMED = 5


@dataclass(frozen=True, slots=True)
class Notice:
    """`rescue`: a part cannot be read, and a copy should take its place."""

    text: str
    steps: tuple[str, ...]
    tone: str
    rescue: bool = False


def notice(problems: Sequence[Problem]) -> Notice | None:
    """The notice for what is wrong with the file; None when nothing is, or only what mended itself."""
    wrong = tuple(problem for problem in problems if problem.blocks)
    if not wrong:
        return None
    if check.unreadable(wrong):
        return _unreadable()
    if strange := tuple(problem for problem in wrong if problem.key == "stranger"):
        return _strange(strange)
    if sealed := tuple(problem for problem in wrong if problem.key == check.SEALED):
        return _sealed(sealed)
    return _past(wrong) if check.only_past(wrong) else _records(wrong)


def _past(wrong: Sequence[Problem]) -> Notice:
    return Notice(
        _("{what} Los registros de hoy están completos: puede seguir trabajando y respaldando.").format(
            what=wrong[0].text
        ),
        (
            _("1. Siga trabajando: lo de hoy coincide con el resto del historial. Lo dudoso es solo ese paso viejo."),
            _("2. Haga un respaldo como siempre. Se hace igual, y queda marcado «con problemas»."),
            _("3. Guarde aparte los respaldos que no digan «con problemas»: muestran cómo era el historial."),
            _(
                "4. Si no sabe qué lo alteró (otro programa, una copia de la nube, un disco que falla), "
                "cuénteselo a quien le da soporte."
            ),
        ),
        "attention",
    )


def _records(wrong: Sequence[Problem]) -> Notice:
    named = tuple(f"· {problem.text}" for problem in wrong[:_NAMED])
    more = (_("… y {n} más: véalos con Ajustes › Comprobar el archivo.").format(n=len(wrong) - _NAMED),)
    return Notice(
        ngettext(
            "{n} registro no está como lo dejó MuniDesk: otro programa pudo cambiarlo.",
            "{n} registros no están como los dejó MuniDesk: otro programa pudo cambiarlos.",
            len(wrong),
        ).format(n=len(wrong)),
        (
            *named,
            *(more if len(wrong) > _NAMED else ()),
            _("1. Compare lo que ve con el papel o con un respaldo anterior."),
            _("2. Haga un respaldo: se hace igual, y queda marcado «con problemas»."),
            _("3. Cuénteselo a quien le da soporte antes de borrar respaldos viejos."),
        ),
        "attention",
    )


def _strange(strange: Sequence[Problem]) -> Notice:
    return Notice(
        _("Otro programa puso algo en este archivo: se lee, y nada se escribe en él."),
        (
            *(f"· {problem.text}" for problem in strange[:_NAMED]),
            _("1. Siga desde un respaldo anterior a eso, en Ajustes › Respaldo, con Enter en la copia."),
            _("2. Cuénteselo a quien le da soporte."),
        ),
        "attention",
    )


def _sealed(sealed: Sequence[Problem]) -> Notice:
    more = (_("… y {n} más: véalos con Ajustes › Comprobar el archivo.").format(n=len(sealed) - _NAMED),)
    return Notice(
        _("Un acta aprobada no está como se aprobó. {what}").format(what=sealed[0].text),
        (
            *(f"· {problem.text}" for problem in sealed[:_NAMED]),
            *(more if len(sealed) > _NAMED else ()),
            _("1. Vale el papel firmado: compárelo con lo que muestra el archivo, y no imprima esa acta desde aquí."),
            _("2. Compare el archivo con un respaldo viejo o con el código de un acta en papel: Ajustes › Respaldo."),
            _("3. Haga un respaldo: se hace igual, y queda marcado «con problemas». No borre los anteriores."),
            _("4. Cuénteselo a quien le da soporte y a quien preside el órgano."),
        ),
        "bad",
    )


def _unreadable() -> Notice:
    return Notice(
        _("Este archivo está dañado: una parte no se puede leer. Conviene seguir desde un respaldo."),
        (
            _("1. Elija «Recuperar un respaldo»: vuelve a un archivo nuevo y este queda como está."),
            _("2. Lo que todavía se lee aquí se puede mirar y exportar antes."),
            _("3. Si el disco hace ruido o da errores, guarde los archivos en otro cuanto antes."),
        ),
        "bad",
        rescue=True,
    )
