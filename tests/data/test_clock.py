"""T26: with the clock at 1980 or at 2038 nobody gets a number before having been asked; whatever else was written."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel

from munidesk import catalog
from munidesk.base.errors import DoubtError
from munidesk.cli import main
from munidesk.data import clock as clocks
from munidesk.data import file
from munidesk.features.council.minutes.store import Approving, as_approved
from munidesk.features.participation.domain import Initiative
from munidesk.features.participation.initiatives.store import register
from munidesk.town.sample import SampleSize
from munidesk.ui.attempt import Attempt
from munidesk.ui.dialogs import Question
from munidesk.ui.window import MainWindow
from tests import samples
from tests.stories.window import accept, answering, opened

WRONG = [datetime(1980, 3, 1, 9), datetime(2026, 11, 16, 9), datetime(2038, 1, 19, 9), datetime(2027, 11, 19, 9)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "m.munidesk"
    samples.sample(made, SampleSize(sessions=2), author="").close()
    with closing(file.open_file(made, catalog.schemas())):
        pass
    return made


def asked(path: Path) -> bool:
    with closing(file.open_file(path, catalog.schemas())) as store:
        try:
            register(store, Initiative(title="Rampa", received=date(2026, 11, 3)))
        except DoubtError:
            return True
        return False


@pytest.mark.parametrize("moment", WRONG)
def test_t26_a_day_before_the_last_change_or_a_year_after_it_is_asked_about(path: Path, clock, moment: datetime):
    clock(moment)
    with closing(file.open_file(path, catalog.schemas())) as store:
        said = "" if moment.year != 1980 else "1 de marzo de 1980; el último cambio es del 17 de noviembre de 2026"
        with pytest.raises(DoubtError, match=f"{said}.* ¿Es correcto\\?"):
            register(store, Initiative(title="Rampa", received=date(2026, 11, 3)))
        session = str(store.select("session", order="date")[-1]["id"])
        with pytest.raises(DoubtError):
            as_approved(store, session, Approving(on=date(2026, 11, 17)))


@pytest.mark.parametrize("moment", [datetime(2026, 11, 17, 9), datetime(2026, 12, 1), datetime(2027, 11, 17, 9)])
def test_t26_within_a_year_nobody_is_asked(path: Path, clock, moment: datetime):
    clock(moment)
    assert not asked(path)


@pytest.mark.parametrize("moment", WRONG)
def test_t26_what_is_written_meanwhile_makes_no_wrong_day_right(path: Path, clock, moment: datetime):
    clock(moment)
    for _day in range(3):
        with closing(file.open_file(path, catalog.schemas())) as store, store.change("x") as writer:
            writer.put("municipality", {"id": store.select("municipality")[0]["id"], "town": f"{moment} {_day}"})
        assert asked(path)
    clock(datetime(2026, 11, 18, 9))
    assert not asked(path)


def test_t26_who_says_that_it_is_right_is_not_asked_again(path: Path, clock):
    clock(datetime(2038, 1, 19, 9))
    with closing(file.open_file(path, catalog.schemas())) as store:
        with pytest.raises(DoubtError) as said:
            clocks.certain(store)
        said.value.confirm()
        clocks.certain(store)
        register(store, Initiative(title="Rampa", received=date(2026, 11, 3)))
    assert not asked(path)


def test_t26_a_folio_that_stands_on_paper_is_no_new_number(path: Path, clock):
    clock(datetime(1980, 3, 1, 9))
    with closing(file.open_file(path, catalog.schemas())) as store:
        assert register(store, Initiative(title="Rampa", received=date(1980, 2, 1), folio_number=900))


def test_t26_the_command_line_says_where_to_confirm_it(path: Path, clock, tmp_path: Path, capsys):
    sheet = tmp_path / "i.csv"
    sheet.write_text("Título;Fecha\nUna rampa nueva para la escuela;01/02/1980\n", encoding="utf-8")
    clock(datetime(1980, 3, 1, 9))
    assert main(["import", str(path), "initiatives", str(sheet)]) == 1
    assert "corrija el reloj" in capsys.readouterr().err


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: samples.write_sample(store, SampleSize(sessions=2))) as made:
        clocks.settle(made.context.store)
        yield made


@pytest.mark.parametrize("sure", [True, False])
def test_t26_the_window_asks_and_goes_on_with_what_was_asked_of_it(window, clock, sure: bool):
    clock(datetime(1980, 3, 1, 9))
    store, told = window.context.store, []
    before = store.count("initiative")

    def answer(dialog: Question) -> None:
        told.extend(one.text() for one in dialog.findChildren(QLabel))
        QTest.keyClick(dialog, Qt.Key.Key_Return if sure else Qt.Key.Key_Escape)

    answering(answer)
    done = Attempt(window.context)(register, store, Initiative(title="Rampa", received=date(1980, 2, 1)))
    assert done is sure
    assert store.count("initiative") == before + sure
    assert any(
        "1 de marzo de 1980; el último cambio es del 17 de noviembre de 2026. ¿Es correcto?" in one for one in told
    )


def test_t26_a_dialog_asks_too_and_then_does_what_it_is_for(window, clock):
    clock(datetime(1980, 3, 1, 9))
    store = window.context.store
    before = store.count("initiative")
    dialog = Question(
        window, "Registrar", "", "Registrar",
        submit=lambda: register(store, Initiative(title="Rampa", received=date(1980, 2, 1))),
    )  # fmt: skip
    answering(accept)
    dialog.accept()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert store.count("initiative") == before + 1
    dialog.deleteLater()
