"""What a dialog says is seen whole, also in large letters: its sentences wrap, and wrapped they are higher."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QWidget

from munidesk.ui import theme
from munidesk.ui.dialogs import Question

_LONG = (
    "El archivo no tiene nada con el código 7K3M-Q9TD: ni un acta aprobada ni un paso de su historial.\n\n"
    "Si lo copió bien, el papel o el respaldo es de otro archivo, o a este le falta el final o alguien cambió su"
    " historial. No borre ningún respaldo y compárelo con uno de esa fecha."
)


@pytest.mark.parametrize("large", [False, True])
def test_t8_what_a_dialog_says_is_seen_whole(qapp: QApplication, *, large: bool):
    theme.apply(qapp, "light", large=large)
    parent = QWidget()
    try:
        dialog = Question(parent, "El archivo no tiene lo que tenía", _LONG, "Entendido")
        dialog.show()
        qapp.processEvents()
        cut = [
            one.text()
            for one in dialog.findChildren(QLabel)
            if one.isVisible() and one.height() < one.heightForWidth(one.width())
        ]
        dialog.close()
        assert cut == []
    finally:
        theme.apply(qapp, "light")
        parent.deleteLater()


def test_a_dialog_that_says_what_is_wrong_is_not_narrower_than_its_list(qapp: QApplication):
    parent, listed = QWidget(), QListWidget()
    listed.setMinimumSize(theme.px(560), theme.px(240))
    dialog = Question(parent, "Cerrar la ronda", "Quedan tres en blanco.", "Cerrar", (listed,))
    dialog.show()
    dialog.show_fault("Quedan 3 criterios en blanco: 1.7, 2.6, 5.4. Respóndalos o diga por qué no aplican.")
    qapp.processEvents()
    assert dialog.rect().contains(listed.geometry())
    dialog.close()
    parent.deleteLater()
