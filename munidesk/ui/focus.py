"""The keyboard goes to the field that has to be mended."""

from collections.abc import Mapping

from PySide6.QtWidgets import QLineEdit, QWidget

from munidesk.base.errors import UserError


def focus_field(error: UserError, editors: Mapping[str, QWidget]) -> None:
    """Give the keyboard to the editor of the field that the error names, its text chosen to be typed over."""
    editor = editors.get(error.field)
    if editor is None:
        return
    editor.setFocus()
    if isinstance(editor, QLineEdit):
        editor.selectAll()
