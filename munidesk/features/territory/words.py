"""A programme in words: its phase, who conducts it."""

from munidesk.base.i18n import _
from munidesk.features.territory.view import TerritoryView


def phase_words(view: TerritoryView) -> str:
    """«Fase 3 de 5»."""
    return _("Fase {n} de {m}").format(n=view.phase.number, m=len(view.phases))


def conducts(view: TerritoryView) -> str:
    """«Instituto de Planeación (IMPLAN)»; empty until one was chosen."""
    return view.figure.word


def summary(view: TerritoryView) -> str:
    """«horizonte 2040 · conduce IMPLAN»."""
    one = view.territory
    parts = [one.scope]
    if one.horizon is not None:
        parts.append(_("horizonte {year}").format(year=one.horizon))
    if view.is_final:
        parts.append(_("conduce: {figure}").format(figure=conducts(view)))
    return " · ".join(part for part in parts if part)
