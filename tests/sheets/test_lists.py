"""Every list by its name: a sheet of it comes in, and changes nothing the second time."""

import pytest

from munidesk import catalog
from munidesk.data import check
from munidesk.features.participation.kinds import THEMES
from munidesk.instruments.kinds import CRITERIA, ROUNDS
from munidesk.sheets.shape import Shape
from tests.sheets.sheet import counts, csv_of, rehearse, write


@pytest.fixture
def store(sample_store):
    return sample_store


LISTS = {
    "encounters": (
        ("Clase", "Título", "Fecha", "Lugar", "Mujeres"),
        ("taller", "Veredas del sur", "3/3/2026", "Club", "12"), ("asamblea", "Cierre", "4/4/2026", "Plaza", "9"),
    ),
    "themes": (("Tema", "Lo que plantearon"), ("Sombra en las plazas", "Faltan"), ("Ruidos", "De noche")),
    "factors": (
        ("Cuadrante", "Factor", "Peso", "Calificación"),
        ("F", "Personal con muchos años", "0,20", "3"), ("Amenaza", "Menos lluvia", "0,10", "2"),
    ),
    "readings": (("Actividad", "Fecha", "Avance", "Constancia"), ("{line}", "30/6/2026", "12", "Planilla de obra")),
    "money": (("Actividad", "Fuente", "Aprobado", "Ejecutado"), ("{line}", "Donación", "1.500,50", "20")),
    "commitments": (("Compromiso", "Vence", "Responsable"), ("Rendir cuentas", "1/12/2026", "Hacienda")),
    "frame": (("Nivel", "Resumen", "Supuestos"), ("propósito", "Que se viva mejor", "Sin crisis")),
    "phases": (("Etapa", "Desde", "Hasta", "Hecha"), ("Reunión previa", "1/2/2026", "1/3/2026", "sí")),
    "logbook": (("Fecha", "Clase", "Qué pasó"), ("5/5/2026", "logro", "Vino mucha gente")),
    "diffusion": (("Fecha", "A quién", "Cómo", "Ejemplares"), ("6/6/2026", "Escuela 4", "en papel", "30")),
    "attendees": (("Encuentro", "Nombre", "Sexo", "Edad"), ("{encounter}", "Rosa Nueva", "mujer", "44")),
    "contributions": (("Encuentro", "Aporte", "Tema"), ("{encounter}", "Que haya bancos", "Bancos y sombra")),
    "strategies": (("Cruce", "Estrategia", "Factores que cruza"), ("FO", "Usar lo que hay", "F1, O1")),
}  # fmt: skip


def names(store) -> dict[str, str]:
    """A line and an encounter of the sample, by what they are called."""
    line = next(row for row in store.select("plan_line", order="id") if row["level"] == "activity")
    title = str(line["title"])
    while len(store.select("plan_line", title=title)) > 1:
        line = next(row for row in store.select("plan_line", order="id DESC") if row["level"] == "activity")
        title = str(line["id"])
    return {"line": str(line["id"]), "encounter": str(store.select("encounter", order="id")[0]["title"])}


@pytest.mark.parametrize("name", LISTS)
def test_a_sheet_of_each_list_comes_in_once(store, tmp_path, name):
    known = names(store)
    rows = [tuple(cell.format(**known) for cell in row) for row in LISTS[name]]
    path = csv_of(tmp_path / f"{name}.csv", *rows)
    target = catalog.importer_named(name).target()
    first = write(store, target, path)
    assert [one.reason for one in first.outcomes if one.reason] == []
    assert counts(first) == (len(rows) - 1, 0, 0, 0)
    again = write(store, target, path)
    assert counts(again) == (0, 0, len(rows) - 1, 0), [one.changes for one in again.outcomes]
    assert check.database_problems(store.connection) == ()
    store.undo()
    assert counts(rehearse(store, target, path))[0] == len(rows) - 1, "one undo takes it all back"


def test_the_answers_of_an_open_round_come_in(store, tmp_path):
    own = next(one for one in ROUNDS.all(store) if one.is_open and one.owner_kind == "pilot")
    asked = [one for one in CRITERIA.all(store, instrument_id=own.instrument_id) if one.kind == "scale"][:2]
    rows = [(one.question, str(value), "vista en la visita") for value, one in enumerate(asked, 1)]
    path = csv_of(tmp_path / "r.csv", ("Pregunta", "Respuesta", "Nota"), *rows)
    target = catalog.importer_named("answers").target()
    shape = Shape(answers={"round": str(own.number)})
    told = write(store, target, path, shape)
    assert told.outcomes and not any(one.reason for one in told.outcomes)
    assert counts(write(store, target, path, shape)) == (0, 0, len(rows), 0)


def test_a_theme_named_by_a_contribution_and_not_there_is_made_and_told(store, tmp_path):
    known, before = names(store), len(THEMES.all(store))
    path = csv_of(tmp_path / "a.csv", ("Encuentro", "Aporte", "Tema"), (known["encounter"], "Más luz", "Tema nuevo"))
    told = write(store, catalog.importer_named("contributions").target(), path)
    assert len(THEMES.all(store)) == before + 1
    assert told.others == ("Tema: 1 que no estaba («Tema nuevo»).",)


def test_every_plain_kind_can_be_filled_by_name():
    kinds = [kind for feature in catalog.HOUSE.features for kind in feature.kinds]
    tables = {one.table for one in catalog.importers().values()}
    missing = {kind.table for kind in kinds if kind.plain and not kind.private} - tables
    # A diagnosis begins with the criteria it is answered with, and a lesson or a course is done in the window.
    assert missing <= {"plan", "link", "closed_day", "diagnosis", "lesson_done", "course_done"}


def test_no_two_fields_of_a_list_have_one_key_or_one_label():
    for name, importer in catalog.importers().items():
        fields = importer.target().fields
        for told in ([one.key for one in fields], [one.label for one in fields]):
            assert len(told) == len(set(told)), (name, sorted({one for one in told if told.count(one) > 1}))
