"""`start.py pictures`: every page, light and dark and at the sizes that matter, into tests/pictures."""

import sys
import tempfile
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from munidesk import catalog
from munidesk.app import make_application, make_window, settle
from munidesk.base.dates import fixed_clock
from munidesk.base.settings import Settings
from munidesk.catalog import write_sample
from munidesk.data import backup, file
from munidesk.data.store import Store
from munidesk.features.council.sessions.store import reopen_session, sessions
from munidesk.features.participation.encounters.store import encounters
from munidesk.overview.exports import root_of
from munidesk.town.page_first_run import MEMBERS, FirstRun
from munidesk.town.page_import import ImportPage
from tests.stories.sheets import registry
from tests.stories.test_first_run import LIST

FOLDER = Path(__file__).resolve().parents[1] / "pictures"
PAGES: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("inicio", "home", {}),
    ("registros", "records", {"kind": "encounter"}),
    ("sesiones", "council", {"tab": "0"}),
    ("asistencia", "council", {"tab": "1"}),
    ("resoluciones", "council", {"tab": "2"}),
    ("votaciones", "council", {"tab": "3"}),
    ("libro", "council", {"tab": "4"}),
    ("integrantes", "council", {"tab": "5"}),
    ("correspondencia", "council.letters", {}),
    ("informes", "council.reports", {}),
    ("coincidencias", "council.reports", {"report": "agreement"}),
    ("ficha_concejal", "council.reports", {"report": "member"}),
    ("convocatoria", "council.session", {"step": "notice"}),
    ("orden", "council.session", {"step": "agenda"}),
    ("en_sesion", "council.session", {"step": "live", "item": "3"}),
    ("empate", "council.session", {"step": "live", "item": "5"}),
    ("acta", "council.session", {"step": "minutes"}),
    ("firmas", "council.session", {"step": "signatures"}),
    ("iniciativas", "participation", {"tab": "0"}),
    ("encuentros", "participation", {"tab": "1"}),
    ("temas", "participation", {"tab": "2"}),
    ("analisis", "participation", {"tab": "3"}),
    ("personas", "participation", {"tab": "4"}),
    ("mejoras", "open_government.improvements", {}),
    ("presupuesto_propuestas", "participation.budget", {"tab": "0"}),
    ("presupuesto_factibilidad", "participation.budget", {"tab": "1"}),
    ("presupuesto_participativo", "participation.budget", {"tab": "2"}),
    ("presupuesto_resultado", "participation.budget", {"tab": "3"}),
    ("encuesta", "participation.survey", {}),
    ("encuentro", "participation.encounter", {}),
    ("iniciativa", "participation.initiative", {}),
    ("persona", "personal", {}),
    ("hilo", "thread", {"kind": "initiative"}),
    ("foda", "swot", {"tab": "0"}),
    ("foda_mefi", "swot", {"tab": "1"}),
    ("foda_puntajes", "swot", {"tab": "2"}),
    ("foda_cruces", "swot", {"tab": "3"}),
    ("foda_versiones", "swot", {"tab": "4"}),
    ("plan", "planning", {"tab": "0"}),
    ("plan_dinero", "planning", {"tab": "1"}),
    ("plan_alineacion", "planning", {"tab": "2"}),
    ("plan_compromisos", "planning", {"tab": "3"}),
    ("plan_marco_logico", "planning", {"tab": "4"}),
    ("plan_prioridades", "planning", {"tab": "5"}),
    ("plan_seguimiento", "planning", {"tab": "6"}),
    ("expedientes", "cases", {"tab": "0"}),
    ("expediente", "cases.case", {}),
    ("consulta_publica", "cases.observations", {}),
    ("plan_accion", "action", {"tab": "0"}),
    ("plan_accion_datos", "action", {"tab": "1"}),
    ("diagnosticos", "open_government", {}),
    ("diagnostico_respuestas", "open_government", {"way": "answers"}),
    ("diagnostico_resultado", "open_government", {"way": "result"}),
    ("instrumentos", "open_government.instruments", {}),
    ("piloto", "pilot", {"tab": "1", "criterion": "conocen-respuesta"}),
    ("piloto_plan", "pilot", {"tab": "0"}),
    ("piloto_comparacion", "pilot", {"tab": "2"}),
    ("piloto_bitacora", "pilot", {"tab": "3"}),
    ("manual", "pilot", {"tab": "4"}),
    ("plan_apertura", "open_government.opening", {}),
    ("practicas", "open_government.practices", {"tab": "0"}),
    ("practicas_mapa", "open_government.practices", {"tab": "1"}),
    ("incidencia", "open_government.practices", {"tab": "2"}),
    ("curso", "open_government.practices", {"tab": "3"}),
    ("capacitacion", "capacitacion", {"tab": "0"}),
    ("capacitacion_programa", "capacitacion.programme", {}),
    ("capacitacion_ediciones", "capacitacion.editions", {}),
    ("capacitacion_lista", "capacitacion.edition", {}),
    ("capacitacion_constancias", "capacitacion.certificates", {}),
    ("capacitacion_personas", "capacitacion.people", {}),
    ("red_instituciones", "capacitacion.network", {"tab": "0"}),
    ("red_intercambios", "capacitacion.network", {"tab": "1"}),
    ("red_lineas", "capacitacion.network", {"tab": "2"}),
    ("red_formadores", "capacitacion.network", {"tab": "3"}),
    ("red_valoracion", "capacitacion.network", {"tab": "4"}),
    ("hermanamiento", "hermanamientos", {"tab": "0"}),
    ("hermanamiento_acuerdo", "hermanamientos", {"tab": "1"}),
    ("hermanamiento_poa", "hermanamientos", {"tab": "2"}),
    ("hermanamiento_visitas", "hermanamientos", {"tab": "3"}),
    ("hermanamiento_cartas", "hermanamientos", {"tab": "4"}),
    ("hermanamiento_circulo", "hermanamientos", {"tab": "5"}),
    ("pmot_fases", "territorio", {"tab": "0"}),
    ("pmot_actores", "territorio", {"tab": "1"}),
    ("pmot_organo", "territorio", {"tab": "1", "item": "organ"}),
    ("pmot_matriz", "territorio", {"tab": "1", "item": "matrix"}),
    ("pmot_productos", "territorio", {"tab": "2"}),
    ("pmot_consulta", "territorio", {"tab": "3"}),
    ("pmot_cartera", "territorio", {"tab": "4"}),
    ("pmot_seguimiento", "territorio", {"tab": "5"}),
    ("ajustes", "settings", {}),
    ("ajustes_reglas", "settings", {"at": "rules"}),
    ("ajustes_dias", "settings", {"at": "days"}),
    ("ajustes_formulas", "settings", {"at": "formulas"}),
    ("ajustes_copias", "settings", {"at": "copies"}),
    ("ajustes_datos", "settings", {"at": "data"}),
    ("ayuda", "help", {}),
    ("importar", "import", {"list": "initiatives"}),
)
SIZES = {"": (1366, 768), "_1024": (1024, 700), "_1366x697": (1366, 697), "_1920": (1920, 1000)}


def save(widget: QWidget, name: str) -> None:
    widget.grab().save(str(FOLDER / f"{name}.png"))
    print(FOLDER / f"{name}.png")


def subjects(store: Store) -> dict[str, str]:
    """What the pages about one thing show: the richest there is in the sample."""
    session = max(sessions(store), key=lambda one: one.date)
    meeting = max(encounters(store), key=lambda row: row.contributions).encounter
    matter = root_of(store, "").id  # the one with most links
    return {
        "council.session": session.id,
        "participation.encounter": meeting.id,
        "participation.initiative": matter,
        "thread": matter,
    }


def draw_pages(app: QApplication, path: Path, settings: Settings, sizes: dict[str, tuple[int, int]], mode: str) -> None:
    store = file.open_file(path, catalog.schemas(), author=settings.author)
    found = subjects(store)
    window = make_window(store, settings)
    window.show()
    for suffix, size in sizes.items():
        window.resize(*size)
        for name, key, arguments in PAGES:
            window.go(key, **arguments, **({"id": found[key]} if key in found else {}))
            settle(app, window)
            save(window, f"{name}{suffix}_{mode}")
    window.close()


def draw_import(
    app: QApplication, path: Path, settings: Settings, sizes: dict[str, tuple[int, int]], mode: str
) -> None:
    """The three steps of a registry that comes in."""
    store = file.open_file(path, catalog.schemas(), author=settings.author)
    window = make_window(store, settings)
    window.show()
    for suffix, size in sizes.items():
        window.resize(*size)
        window.go("import", list="initiatives", path=str(registry(path.with_name("Registro de iniciativas 2025.xlsx"))))
        settle(app, window)
        page = window.page()
        assert isinstance(page, ImportPage)
        for step in range(3):
            page.go_to(step)
            if step == 1:
                page.columns.next_doubt()
            settle(app, window)
            save(window, f"importar_{step + 1}{suffix}_{mode}")
    window.close()


def draw_first_run(app: QApplication, folder: Path, mode: str) -> None:
    first = FirstRun(lambda path: file.create(path, catalog.schemas()), folder)
    first.resize(1366, 768)
    first.show()
    for step in range(MEMBERS + 1):
        first.go(step)
        if step == 2:
            first.name.setText(f"Municipio de Cerro del Alba {mode}")
            first.town.setText("Cerro del Alba")
            first.next()
        if step == MEMBERS:
            first.roster.paste(LIST)
        app.processEvents()
        save(first, f"primer_uso_{step + 1}_{mode}")
    first.close()


def main() -> int:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, fixed_clock(datetime(2026, 11, 17, 20, 35)):
        folder = Path(name)
        path = folder / "cerro.munidesk"
        store = file.create(path, catalog.schemas(), author="Lucía Ferrando")
        write_sample(store)
        reopen_session(store, max(sessions(store), key=lambda one: one.date).id, "para la imagen")
        (folder / "SECRETARÍA").mkdir()
        backup.backup(store, folder / "SECRETARÍA")
        store.close()
        for mode in ("light", "dark"):
            settings = Settings(theme=mode, author="Lucía Ferrando")
            app = make_application(settings)
            sizes = SIZES if mode == "light" else {"": (1366, 768)}
            draw_pages(app, path, settings, sizes, mode)
            draw_import(app, path, settings, sizes, mode)
            draw_first_run(app, folder, mode)
        app = make_application(Settings(theme="light", large_text=True))
        draw_pages(app, path, Settings(theme="light", large_text=True), {"_grande": (1366, 768)}, "light")
    return 0


if __name__ == "__main__":
    sys.exit(main())
