"""Nothing a person reads or presses is cut: heads in large letters, lists one may type in, drafts that are offered."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from munidesk.catalog import write_sample
from munidesk.features.council.minutes.page_approve import Approval
from munidesk.features.council.sessions.page import SessionPage
from munidesk.features.council.sessions.store import reopen_session, sessions
from munidesk.features.council.view_data import load_view
from munidesk.features.participation.initiatives.page_edit import NewInitiative
from munidesk.town.sample import SampleSize
from munidesk.ui import theme
from munidesk.ui.autosave import pending
from munidesk.ui.draft_offer import DraftOffer
from munidesk.ui.window import MainWindow
from tests.stories.window import opened, rest


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: write_sample(store, SampleSize(sessions=2, initiatives=12))) as made:
        yield made


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light", large=True)
    yield
    theme.apply(qapp, "light", large=False)


def test_fix2_in_large_letters_the_key_of_the_session_is_whole(large, window):
    store = window.context.store
    last = max(sessions(store), key=lambda one: one.date)
    reopen_session(store, last.id, "para seguirla")
    window.resize(1024, 700)
    for step in ("agenda", "live", "minutes"):
        window.go("council.session", id=last.id, step=step)
        rest()
        page = window.page()
        assert isinstance(page, SessionPage)
        assert page._primary.width() >= page._primary.sizeHint().width(), step
        assert page._header.sizeHint().width() <= page._header.width(), step


def test_fix2_a_list_one_may_type_in_shows_its_words_from_the_first_letter(window):
    dialog = NewInitiative(window.context)
    dialog.show()
    rest()
    typed = dialog._topic.lineEdit()
    assert typed is not None
    margins = typed.contentsMargins()
    assert typed.height() >= typed.fontMetrics().height()
    assert (margins.left(), margins.top()) == (0, 0)
    assert typed.geometry().bottom() < dialog._topic.height()
    assert dialog._date.width() >= dialog._date.fontMetrics().horizontalAdvance("28/11/2026") + theme.px(18)
    dialog.deleteLater()


def test_fix2_a_draft_is_offered_whole_and_a_mark_is_not_its_title(window):
    view = load_view(window.context.store, sessions(window.context.store)[0].id)
    for again in (False, True):
        dialog = Approval(window.context, view)
        dialog.show()
        rest()
        if not again:
            dialog._corrected.setChecked(True)
            pending().flush()
            dialog.reject()
            continue
        offer = dialog.findChild(DraftOffer)
        assert offer is not None
        assert offer._what.text() == ""
        assert offer.height() >= offer.sizeHint().height()
        below = [one for one in offer.findChildren(QPushButton) if one.geometry().bottom() >= offer.height()]
        assert below == []
        dialog.deleteLater()
