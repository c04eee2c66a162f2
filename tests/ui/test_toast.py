"""What just happened is told whole, over no control of the page, and its «Deshacer» is of what it tells."""

from PySide6.QtWidgets import QWidget

from munidesk.ui import theme
from munidesk.ui.toast import Toast

SHORT = "La ronda 2 quedó cerrada."
LONG = "Se guardó «Síntesis de temas tratados con participación vecinal.docx», documento de Word, en la carpeta."


def toast_of(qapp) -> tuple[QWidget, Toast]:
    host = QWidget()
    host.resize(1366, 697)
    host.show()
    return host, Toast(host, lambda: None)


def test_w70_the_toast_lies_on_the_status_bar_and_is_as_wide_as_its_words(qapp):
    host, toast = toast_of(qapp)
    for text in (SHORT, LONG, SHORT):
        toast.say(text, undo=True)
        qapp.processEvents()
        assert toast.width() >= toast.sizeHint().width()
        assert toast.fontMetrics().horizontalAdvance(text) < toast.width()
        assert toast.geometry().bottom() == host.rect().bottom()
        assert toast.height() <= theme.px(40)
    assert toast.fontMetrics().horizontalAdvance(LONG) > toast.width()


def test_w70_what_was_done_since_takes_the_toast_with_its_undo_away(qapp):
    _host, toast = toast_of(qapp)
    toast.say(SHORT, undo=True)
    toast.old_news()
    assert not toast.isVisible()
    toast.say(LONG)
    toast.old_news()
    assert toast.isVisible()
