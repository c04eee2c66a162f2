"""A twinning by real keys from an empty file, in Uruguay and in México: from initiative to printed agreement."""

from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from munidesk import catalog
from munidesk.base.dates import fixed_clock
from munidesk.documents import render
from munidesk.documents.read_pdf import read_pages
from munidesk.features.twinning.page_twinning import TwinningPage
from munidesk.features.twinning.rules import AgreementState
from munidesk.features.twinning.store import twinnings
from munidesk.procedures.codes import StepState
from munidesk.procedures.rules import owes_proof
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.domain import Municipality
from munidesk.ui.window import MainWindow
from tests.stories.window import answering, control, opened, press, rest, typing

BEFORE = ("iniciativa", "asesoria", "capacidad", "perfil", "contacto", "respuesta-contraparte", "comite", "temas",
          "borrador", "cabildo", "aviso-sre", "observaciones", "ajustes")  # fmt: skip


@pytest.fixture(params=["UY", "MX"])
def window(request, qapp, tmp_path: Path) -> Iterator[MainWindow]:
    def town_alone(store) -> None:
        town.save_municipality(
            store, Municipality(name="Municipio de Tres Encinos", town="Tres Encinos", country=request.param)
        )

    with fixed_clock(lambda: datetime.combine(date(2026, 11, 17), time(10, 0))), opened(tmp_path, town_alone) as made:
        made.resize(1366, 697)
        yield made


def page_of(window: MainWindow) -> TwinningPage:
    page = window.page()
    assert isinstance(page, TwinningPage)
    return page


def work_at(window: MainWindow, key: str) -> None:
    """Enter on a step of the file; where it asks where its proof is kept, one says so."""
    page = page_of(window)
    page.open(tab="0", item=key)
    panel = page.part.panel
    panel.steps.setFocus()
    rest()
    if owes_proof(panel.view, panel.step):
        answering(typing("En la carpeta 3"))
    press(Qt.Key.Key_Return)
    assert page.view.case.steps[key].state is StepState.DONE, key


def click(window: MainWindow, name: str) -> None:
    page = page_of(window)
    page.open(tab="1")
    button = page.part._buttons[name]
    assert button.isVisible()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    rest()


def test_a_twinning_goes_by_keys_from_the_initiative_to_the_signed_and_printed_agreement(window, tmp_path):
    store = window.context.store
    mexico = town.municipality(store).country == "MX"
    window.go("hermanamientos")
    answering(typing("Maple Hollow"))
    control(Qt.Key.Key_N)
    (one,) = twinnings(store)
    assert one.title == "Maple Hollow"
    page = page_of(window)
    assert len(page.view.case.ordered) == (26 if mexico else 20)

    draft = catalog.export_named("twinning-agreement")(store, Selection())
    assert draft.watermark == "BORRADOR"
    for key in BEFORE:
        if key in page.view.case.steps:
            work_at(window, key)
    assert page.view.state is (AgreementState.IN_OPINION if mexico else AgreementState.APPROVED)

    if mexico:
        answering(lambda dialog: (QTest.keyClick(dialog.accept_button, Qt.Key.Key_Space), dialog.reject()))
        click(window, "sign")
        assert page.view.agreement.signed_on is None, "not before the opinion"
        answering(lambda dialog: QTest.keyClick(dialog.accept_button, Qt.Key.Key_Space))
        click(window, "opinion")
        assert page.view.state is AgreementState.CLEARED
    answering(lambda dialog: QTest.keyClick(dialog.accept_button, Qt.Key.Key_Space))
    click(window, "sign")
    assert page.view.agreement.signed_on == date(2026, 11, 17)

    paper = catalog.export_named("twinning-agreement")(store, Selection())
    assert paper.watermark == ""
    render.write(paper, tmp_path / "acuerdo.pdf")
    printed = " ".join(line for sheet in read_pages(tmp_path / "acuerdo.pdf") for line in sheet.lines)
    assert "1. Objeto." in printed
    assert "Firmado el 17 de noviembre de 2026" in printed
    control(Qt.Key.Key_Z)
    assert page.view.agreement.signed_on is None


def test_an_article_is_written_in_both_languages_and_what_changed_is_marked(window):
    window.go("hermanamientos")
    answering(typing("Maple Hollow"))
    control(Qt.Key.Key_N)
    page = page_of(window)
    page.open(tab="1")
    page.part.table.setFocus()
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert [each.title for each in page.view.versions] == ["V1", "V2"]
    page.part.table.setFocus()
    press(Qt.Key.Key_Down)
    answering(typing("Propósito"))
    press(Qt.Key.Key_Return)
    assert page.view.lines(page.view.version)[1].own.title == "Propósito"
    assert page.view.lines(page.view.versions[0])[1].own.title == "Objeto"
    assert not page.view.same_articles, "the other text is still blank"


def test_enter_on_the_signature_is_the_signature_of_the_agreement_and_the_circle_is_read_as_a_table(window):
    if town.municipality(window.context.store).country == "MX":
        pytest.skip("the way by the ministry is the other story")
    window.go("hermanamientos")
    answering(typing("Río Manso"))
    control(Qt.Key.Key_N)
    page = page_of(window)
    page.open(tab="0", item="contacto")
    assert "Todavía no se midió" in page.part.warning.text()
    for key in (*(one for one in BEFORE if one in page.view.case.steps), "firma"):
        work_at(window, key)
    assert page.view.agreement.signed_on == date(2026, 11, 17)
    assert page.part.warning.text() == "", "it was proposed already"

    page.open(tab="5")
    circle = page.part.current
    circle.rings.setFocus()
    first = circle.rings.tie.name
    press(Qt.Key.Key_Down)
    chosen = circle.rings.tie.name
    assert chosen != first
    answering(typing("Fechas de la visita"))
    press(Qt.Key.Key_L)
    assert page.view.said[0].subject == "Fechas de la visita"
    circle.rings.setFocus()
    press(Qt.Key.Key_T)
    assert circle.stack.currentWidget() is circle.table
    assert circle.table.current.name == chosen
    assert len(circle.table.current.said) == 1
