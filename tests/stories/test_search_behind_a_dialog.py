"""Ctrl+K right behind the Enter that answers a dialog: the verb ends meanwhile, and its page must not take the keys."""

from pathlib import Path

from PySide6.QtCore import Qt

from munidesk.features.council.domain import SessionState
from munidesk.features.council.sample.write import write_sample
from munidesk.features.council.sessions.page import SessionPage
from munidesk.ui.dialogs import Question
from tests.stories.sessions import NOW, in_session, live, view_of
from tests.stories.window import accept, answering, control, opened, write


def test_what_is_typed_in_the_search_right_after_lifting_a_session_stays_there(qapp, tmp_path: Path, clock):
    clock(NOW)
    with opened(tmp_path, lambda store: write_sample(store, sessions=3)) as window:
        live(window, in_session(window, 5))
        page = window.page()
        assert isinstance(page, SessionPage)

        def enter_and_seek(dialog: Question) -> None:
            accept(dialog)
            control(Qt.Key.Key_K)

        answering(enter_and_seek)
        page.lift()
        assert view_of(window).session.state is SessionState.CLOSED
        write("ordinaria")
        assert window.panel is not None and window.panel.isVisible()
        assert window.panel.field.text() == "ordinaria"
