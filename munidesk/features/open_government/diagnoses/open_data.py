"""A published round as open data: answers and results in CSV and JSON, their dictionary, the sentence of their licence.

Nothing of it names a person: notes and who answered stay in the file.
"""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from munidesk.base.dates import show_date
from munidesk.base.errors import UserError
from munidesk.base.figures import Figures, half_up
from munidesk.base.files import file_name, free_name, whole_folder, write_text
from munidesk.base.i18n import _
from munidesk.base.spanish import uncapital
from munidesk.data.exchange import write_json
from munidesk.data.store import Store
from munidesk.features.open_government.diagnoses.sheet_answers import KEYS, columns, round_sheet
from munidesk.features.open_government.diagnoses.store_told import Told, chosen_round, tell
from munidesk.features.open_government.diagnoses.words import band_of_total, dimension_band, round_line, round_name
from munidesk.instruments.bands import bands_of, of_total, per_cent
from munidesk.instruments.scoring import DimensionScore
from munidesk.instruments.store import Compute
from munidesk.instruments.weights import ZERO, weights_of
from munidesk.records.sheet import Cell, Selection, Sheet, write_sheet
from munidesk.town import store as town

_PLACES = 4


@dataclass(frozen=True, slots=True)
class OpenData:
    """Read from the store here, written anywhere."""

    title: str
    sheets: tuple[tuple[str, Sheet], ...]
    about: dict[str, object]
    readme: str
    figures: Figures

    def write(self, folder: Path) -> Path:
        """The whole folder or nothing; returns where it is."""
        target = free_name(folder, file_name(self.title))
        with whole_folder(target) as inside:
            for stem, sheet in self.sheets:
                for suffix in (".csv", ".json"):
                    write_sheet(sheet, inside / f"{stem}{suffix}", self.figures)
            write_sheet(dictionary(), inside / f"{_('diccionario')}.csv", self.figures)
            write_json(inside / f"{_('ronda')}.json", self.about)
            write_text(inside / _("LÉAME.txt"), self.readme)
        return target


def prepare(store: Store, compute: Compute, round_id: str = "") -> OpenData:
    """Of the chosen round, or of the one that was closed last.

    Raises UserError for a round that is open, has no answers or has blanks that nobody decided upon: what is published
    is a whole figure, or none.
    """
    told = tell(store, chosen_round(store, Selection(id=round_id), compute), compute)
    name = uncapital(round_name(told.view.round))
    if told.view.round.is_open:
        raise UserError(_("La {name} sigue abierta. Ciérrela antes de publicarla.").format(name=name))
    if not told.now.settled:
        words = _(
            "La {name} tiene ítems en blanco sin decidir. Vuelva a abrirla y diga de cada uno: su respuesta, que no "
            "aplica, o que queda sin respuesta."
        )
        raise UserError(words.format(name=name))
    title = _("Datos abiertos, {title}, {round}").format(title=told.diagnosis.title, round=name)
    answers = round_sheet((told.view,), _("Respuestas"), public=True)
    sheets = ((_("respuestas"), answers), (_("resultados"), results_sheet(told)))
    return OpenData(title, sheets, _about(store, told), readme(store, told), told.view.figures)


def _share(value: Fraction | None) -> Cell:
    return None if value is None else float(half_up(value, _PLACES))


def results_sheet(told: Told) -> Sheet:
    """A row for each component and one for the total, in parts of 100."""
    view, now, weights = told.view, told.now, weights_of(told.view)
    header = (_("Clave"), _("Componente"), _("Peso"), _("Puntaje"), _("Techo"), _("Banda"), _("Respondidos"),
              _("Corresponden"))  # fmt: skip
    keys = ("clave", "componente", "peso", "puntaje", "techo", "banda", "respondidos", "corresponden")

    def line(one: DimensionScore) -> tuple[Cell, ...]:
        share = None if one.score is None else per_cent(view, one.score)
        top = None if one.ceiling is None else per_cent(view, one.ceiling)
        parts = weights.dimensions.get(one.dimension.key)
        return (one.dimension.key, one.dimension.title, None if parts is None else parts / weights.unit, _share(share),
                _share(top), dimension_band(view, one), one.answered, one.applicable)  # fmt: skip

    total = per_cent(view, now.total or ZERO), per_cent(view, now.ceiling or ZERO)
    last: tuple[Cell, ...] = ("total", _("Total"), 100, _share(total[0]), _share(total[1]), band_of_total(view, now),
                              now.answered, now.applicable)  # fmt: skip
    return Sheet(_("Resultados"), header, (*(line(one) for one in now.dimensions), last), keys)


def dictionary() -> Sheet:
    """What each column of both files holds."""
    rows: list[tuple[Cell, ...]] = [
        (_("respuestas"), head, key, words) for key, (head, words) in zip(KEYS, columns(), strict=True) if key != "nota"
    ]
    rows.extend(
        (_("resultados"), head, key, words)
        for head, key, words in (
            (_("Clave"), "clave", _("Clave del componente; «total» en la última fila")),
            (_("Componente"), "componente", _("Su nombre")),
            (_("Peso"), "peso", _("Tanto por ciento que pesa en el total; suman 100")),
            (_("Puntaje"), "puntaje", _("De 0 a 100; lo que quedó sin respuesta vale cero (piso)")),
            (_("Techo"), "techo", _("De 0 a 100, si lo que quedó sin respuesta valiera todo")),
            (_("Banda"), "banda", _("Banda del semáforo")),
            (_("Respondidos"), "respondidos", _("Ítems con respuesta")),
            (_("Corresponden"), "corresponden", _("Ítems que aplican")),
        )
    )
    return Sheet(_("Diccionario"), (_("Archivo"), _("Columna"), _("Nombre en JSON"), _("Qué dice")), tuple(rows))


def _about(store: Store, told: Told) -> dict[str, object]:
    view, now = told.view, told.now
    band = of_total(view, now)
    return {
        "municipio": town.municipality(store).name,
        "pais": town.profile_of(store).country,
        "diagnostico": told.diagnosis.title,
        "instrumento": view.instrument.key,
        "version": view.instrument.version,
        "ronda": view.round.number,
        "tipo": view.round.kind,
        "desde": view.round.since.isoformat(),
        "hasta": view.round.until.isoformat(),
        "cerrada": view.round.closed_on.isoformat() if view.round.closed_on else None,
        "total": _share(per_cent(view, now.total or ZERO)),
        "techo": _share(per_cent(view, now.ceiling or ZERO)),
        "banda": band.key if band else None,
        "bandas": [{"clave": one.key, "titulo": one.title, "desde": one.start} for one in bands_of(view)],
        "licencia": licence(store),
    }


def licence(store: Store) -> str:
    """What anyone may do with it."""
    return _(
        "Estos datos son públicos. Cualquier persona puede usarlos, copiarlos, modificarlos y difundirlos, también con "
        "fines comerciales, siempre que diga que la fuente es {name} y la fecha."
    ).format(name=town.municipality(store).name)


def readme(store: Store, told: Told) -> str:
    view = told.view
    closed = view.round.closed_on
    lines = (
        told.diagnosis.title, f"{town.municipality(store).name} · {round_line(view.round)}", "",
        licence(store), _("Cítelo así: {name}, «{title}», {round}, {day}.").format(
            name=town.municipality(store).name, title=told.diagnosis.title, round=uncapital(round_name(view.round)),
            day=show_date(closed) if closed else "–"), "",
        _("respuestas: una fila por pregunta. resultados: una fila por componente y el total. diccionario: qué dice "
          "cada columna. Los CSV se abren con cualquier planilla; los JSON son para programas."),
        _("Las notas y los nombres de quienes respondieron no se publican."),
    )  # fmt: skip
    return "\n".join(lines) + "\n"
