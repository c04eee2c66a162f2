"""What can be of a pilot, its stages and logbook, and of a manual. Pure; every way in passes here."""

from datetime import date

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.features.pilot.domain import Chapter, Diffusion, Entry, Manual, Phase, Pilot


def check_pilot(one: Pilot) -> None:
    """Raises UserError for an empty title, days or thresholds out of order."""
    if not one.title.strip():
        words = _("Póngale un nombre: por ejemplo, Gobierno cercano en la Zona Este.")
        raise UserError(words, code="missing", field="title")
    if one.start and one.end and one.end < one.start:
        raise UserError(_("El piloto termina antes de empezar. Corrija las fechas."), field="end")
    check_thresholds(one)


def check_thresholds(one: Pilot, scale: int = 4) -> None:
    """Raises UserError when they are out of order or outside the scale."""
    for name in ("scale_up", "adjust", "min_dimension"):
        if not 0 <= getattr(one, name) <= scale:
            raise UserError(_("Los umbrales van de 0 a {n}.").format(n=scale), field=name)
    if one.adjust >= one.scale_up:
        words = _("El umbral para ajustar tiene que ser menor que el de escalar.")
        raise UserError(words, field="adjust")
    if not 0 <= one.min_answered <= 100:
        words = _("Los criterios respondidos se piden en un porcentaje de 0 a 100.")
        raise UserError(words, field="min_answered")


def check_phase(one: Phase) -> None:
    """Raises UserError without a name, or when it ends before it begins."""
    if not one.title.strip():
        raise UserError(_("Escriba el nombre de la etapa."), code="missing", field="title")
    if one.start and one.end and one.end < one.start:
        raise UserError(_("La etapa termina antes de empezar. Corrija las fechas."), field="end")


def check_entry(one: Entry) -> None:
    if not one.text.strip():
        raise UserError(_("Escriba qué pasó."), code="missing", field="text")


def check_manual(one: Manual) -> None:
    if not one.title.strip():
        raise UserError(_("Póngale un título al manual."), code="missing", field="title")


def check_chapter(one: Chapter) -> None:
    if not one.title.strip():
        raise UserError(_("Escriba el título del capítulo."), code="missing", field="title")


def check_diffusion(one: Diffusion) -> None:
    """Raises UserError without to whom, or for a number of copies below one."""
    if not one.audience.strip():
        raise UserError(_("Escriba a quién se entregó o presentó."), code="missing", field="audience")
    if one.copies is not None and one.copies < 1:
        raise UserError(
            _("La cantidad de ejemplares empieza en 1; si no hubo, déjela en blanco."), field="copies"
        )  # fmt: skip


def phase_words(one: Phase, day: date) -> str:
    """How a stage stands on a day: «Hecha», «Pendiente», «En curso», «Sin cerrar» once its last day has passed."""
    if one.done:
        return _("Hecha")
    if one.end is not None and one.end < day:
        return _("Sin cerrar")
    return _("En curso") if one.start is not None and one.start <= day else _("Pendiente")
