"""Every kind of field a person types long text in: how to get there by window, and where its words end up."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from munidesk.base.dates import fixed_clock
from munidesk.data import drafts
from munidesk.data.store import Store
from munidesk.features.council.domain import Session, SessionKind
from munidesk.features.council.sessions.store import new_session, open_session
from munidesk.features.council.sessions.store_items import add_item, items_of, start_item
from munidesk.features.council.votes.store import add_motion, open_vote
from munidesk.features.participation.domain import AnswerKind, Encounter, EncounterKind, Initiative
from munidesk.features.participation.encounters.store import encounter, new_encounter
from munidesk.features.participation.initiatives.page_edit import NewInitiative
from munidesk.features.participation.initiatives.store import answer, initiative, register
from munidesk.features.pilot.domain import Chapter
from munidesk.features.pilot.store import newest as newest_pilot
from munidesk.features.pilot.store_manual import chapters, manual_of_pilot, save_chapter
from munidesk.features.planning.domain import Level, Line, Plan
from munidesk.features.planning.store_plan import add_line, save_plan
from munidesk.features.swot.domain import Factor, Matrix, Quadrant
from munidesk.features.swot.store import add_factor, factor, new_matrix
from munidesk.town import store as town
from munidesk.ui.window import MainWindow

Ids = dict[str, str]


@dataclass(frozen=True, slots=True)
class KindOfField:
    """`make` writes what the field belongs to and returns its ids; `place` brings the window there."""

    make: Callable[[Store], Ids]
    place: Callable[[MainWindow, Ids], QWidget]
    read: Callable[[Store, Ids], str]


def _session(store: Store) -> Ids:
    """An open session with one matter and its motion."""
    day = datetime(2026, 12, 1, 19, 0)
    with fixed_clock(day):
        session = new_session(
            store, Session(body_id=town.council(store).id, kind=SessionKind.ORDINARY, date=day.date(), start=day.time())
        )
        item = add_item(store, session, "Compra de luminarias")
        open_session(store, session, day)
        start_item(store, item, day)
        motion = add_motion(store, item)
        open_vote(store, motion)
    return {"session": session, "item": item, "motion": motion}


def _live(window: MainWindow, ids: Ids):
    place = next(one.position for one in items_of(window.context.store, ids["session"]) if one.id == ids["item"])
    window.go("council.session", id=ids["session"], step="live", item=str(place))
    return window.page()._steps["live"]


def _motion_text(window: MainWindow, ids: Ids) -> QWidget:
    return _live(window, ids).matter._cards[ids["motion"]]._text


def _notice(window: MainWindow, ids: Ids) -> QWidget:
    window.go("council.session", id=ids["session"], step="notice")
    return window.page()._steps["notice"]._form.editor("public_note")


def _encounter(store: Store) -> Ids:
    made = new_encounter(
        store, Encounter(kind=EncounterKind.WORKSHOP, title="Taller", date=date(2026, 11, 20), start=time(18, 30))
    )
    return {"encounter": made}


def _facts(window: MainWindow, ids: Ids) -> QWidget:
    window.go("participation.encounter", id=ids["encounter"], tab="2")
    return window.page().tabs.current._form.editor("notes")


def _initiative(store: Store) -> Ids:
    return {"initiative": register(store, Initiative(title="Arreglar la plaza"))}


def _answer(window: MainWindow, ids: Ids) -> QWidget:
    window.go("participation.initiative", id=ids["initiative"])
    detail = window.page().detail
    return next(form._text for form in detail._forms if type(form).__name__ == "AnswerForm")


def _chapter(store: Store) -> Ids:
    manual = manual_of_pilot(store, newest_pilot(store))
    return {"manual": manual.id, "chapter": save_chapter(store, Chapter(manual_id=manual.id, title="Lo último"))}


def _manual(window: MainWindow, ids: Ids) -> QWidget:
    window.go("pilot", tab="4")
    sheet = window.page().tabs.current.text
    found = [one.id for one in chapters(window.context.store, ids["manual"])]
    sheet.list.setCurrentRow(found.index(ids["chapter"]))
    return sheet.editor


def _factor(store: Store) -> Ids:
    matrix = new_matrix(store, Matrix(title="FODA"))
    return {
        "matrix": matrix,
        "factor": add_factor(store, Factor(matrix_id=matrix, quadrant=Quadrant.STRENGTH, text="Equipo estable")),
    }


def _evidence(window: MainWindow, ids: Ids) -> QWidget:
    window.go("swot", id=ids["matrix"], factor=ids["factor"])
    return window.page().board.detail._evidence


def _round(store: Store) -> Ids:
    rows = store.select("evaluation_round", order="number DESC", owner_kind="pilot")
    return {"round": str(rows[0]["id"])}


def _findings(window: MainWindow, ids: Ids) -> QWidget:
    window.go("pilot", round=ids["round"])
    editor = window.page().evaluation.panel._texts["findings"][0]
    editor.clear()
    return editor


def _kept(key: str, name: str) -> Callable[[Store, Ids], str]:
    """What a draft holds of the editor called `name`; the key may name an id."""

    def read(store: Store, ids: Ids) -> str:
        found = drafts.newest(store, key.format(**ids))
        return found.values.get(name, "") if found is not None else ""

    return read


def _new_initiative(window: MainWindow, _ids: Ids) -> QWidget:
    window.go("participation")
    dialog = NewInitiative(window.context)
    dialog.open()  # modal as ever, without a loop of its own
    return dialog._text


def _entry(window: MainWindow, ids: Ids) -> QWidget:
    window.go("participation.encounter", id=ids["encounter"], tab="1")
    return window.page().tabs.current.entry


def _agenda(window: MainWindow, ids: Ids) -> QWidget:
    window.go("council.session", id=ids["session"], step="agenda")
    return window.page()._steps["agenda"]._new


def _answered(store: Store) -> Ids:
    made = register(store, Initiative(title="Una rampa"))
    answer(store, made, AnswerKind.ACCEPTED, "Se hace en marzo")
    return {"initiative": made}


def _feedback(window: MainWindow, ids: Ids) -> QWidget:
    window.go("participation.initiative", id=ids["initiative"])
    return next(form._channel for form in window.page().detail._forms if type(form).__name__ == "FeedbackForm")


def _plan(store: Store) -> Ids:
    plan = save_plan(store, Plan(title="Plan nuevo", start_year=2026, end_year=2030)).id
    return {"plan": plan, "line": add_line(store, Line(plan_id=plan, level=Level.ACTIVITY, title="Cambiar luminarias"))}


def _cell(window: MainWindow, ids: Ids) -> QWidget:
    window.resize(1920, 1000)
    window.go("planning")
    window.page()._open(ids["plan"])
    table = window.page().tree.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 1))
    QTest.keyClick(table, Qt.Key.Key_F2)
    return table.viewport().findChild(QLineEdit)


def _card(window: MainWindow, ids: Ids) -> QWidget:
    window.go("swot", id=ids["matrix"])
    return window.page().board.panels[Quadrant.THREAT].entry


def _logbook(window: MainWindow, _ids: Ids) -> QWidget:
    window.go("pilot", tab="3")
    return window.page().tabs.current.text


KINDS: dict[str, KindOfField] = {
    "texto de lo tratado": KindOfField(
        _session, lambda window, ids: _live(window, ids).matter.editor,
        lambda store, ids: str(store.get("agenda_item", ids["item"])["narrative"])),
    "moción": KindOfField(
        _session, _motion_text, lambda store, ids: str(store.get("motion", ids["motion"])["text"])),
    "convocatoria": KindOfField(
        _session, _notice, lambda store, ids: str(store.get("session", ids["session"])["public_note"])),
    "notas del encuentro": KindOfField(
        _encounter, _facts, lambda store, ids: encounter(store, ids["encounter"]).notes),
    "respuesta": KindOfField(
        _initiative, _answer, lambda store, ids: initiative(store, ids["initiative"]).answer),
    "capítulo del manual": KindOfField(
        _chapter, _manual, lambda store, ids: str(store.get("manual_chapter", ids["chapter"])["text"])),
    "evidencia del FODA": KindOfField(
        _factor, _evidence, lambda store, ids: factor(store, ids["factor"]).evidence),
    "hallazgos de la ronda": KindOfField(
        _round, _findings, lambda store, ids: str(store.get("evaluation_round", ids["round"])["findings"])),
    "iniciativa nueva": KindOfField(
        lambda store: {}, _new_initiative, _kept("initiative.new", "Detalle (optativo)")),
    "aporte sin Enter": KindOfField(_encounter, _entry, _kept("contribution.line:{encounter}", "line")),
    "asunto sin Enter": KindOfField(_session, _agenda, _kept("item.line:{session}", "title")),
    "devolución sin enviar": KindOfField(_answered, _feedback, _kept("feedback:{initiative}", "channel")),
    "celda del plan": KindOfField(_plan, _cell, _kept("plan.cell:{plan}", "text")),
    "tarjeta del FODA": KindOfField(_factor, _card, _kept("factor.line:{matrix}:A", "text")),
    "bitácora": KindOfField(
        lambda store: {"pilot": newest_pilot(store)}, _logbook, _kept("entry.line:{pilot}", "text")),
}  # fmt: skip
