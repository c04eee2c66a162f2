"""Words of Qt's own dialogs that its Spanish lacks, or says in words that nobody here uses («fichero»)."""

from PySide6.QtCore import QObject, QTranslator

from munidesk.base.i18n import _


class QtWords(QTranslator):
    """Asked before Qt's own catalogue; what it does not know is left to that."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._words = {
            ("QFileDialog", "&Look in:"): _("&Buscar en:"),
            ("QFileDialog", "Look in:"): _("Buscar en:"),
            ("QFileDialog", "Files of &type:"): _("&Tipo de archivo:"),
            ("QFileDialog", "Files of type:"): _("Tipo de archivo:"),
            ("QFileDialog", "File &name:"): _("&Nombre del archivo:"),
            ("QFileDialog", "File &Folder"): _("Carpeta de archivos"),
            ("QFileDialog", "Directory:"): _("Carpeta:"),
            ("QFileDialog", "Directories"): _("Carpetas"),
            ("QFileDialog", "All Files (*)"): _("Todos los archivos (*)"),
            ("QFileDialog", "Show &hidden files"): _("Mostrar los archivos &ocultos"),
            ("QFileDialog", "%1 already exists.\nDo you want to replace it?"): _(
                "El archivo %1 ya existe.\n¿Desea reemplazarlo?"
            ),
            ("QFileDialog", "%1\nFile not found.\nPlease verify the correct file name was given."): _(
                "%1\nNo se encontró el archivo. Revise su nombre."
            ),
            ("QFileDialog", "%1\nDirectory not found.\nPlease verify the correct directory name was given."): _(
                "%1\nNo se encontró la carpeta. Revise su nombre."
            ),
            ("QAbstractFileIconProvider", "Folder"): _("Carpeta"),
            ("QAbstractFileIconProvider", "File Folder"): _("Carpeta"),
            ("QAbstractFileIconProvider", "Drive"): _("Unidad"),
        }

    def translate(
        self, context: str, source: str, _disambiguation: str | None = None, _n: int = -1
    ) -> str | None:  # None: Qt asks the next catalogue
        return self._words.get((context, source))

    def isEmpty(self) -> bool:
        return False


def kind_words(suffix: str) -> str:
    """What a list of files calls those of `suffix` («.docx»)."""
    words = {
        ".docx": _("Documento de Word"),
        ".pdf": _("Documento PDF"),
        ".xlsx": _("Planilla de Excel"),
        ".csv": _("Planilla CSV"),
        ".json": _("Datos JSON"),
        ".zip": _("Carpeta comprimida"),
        ".ics": _("Calendario"),
        ".xml": _("Proyecto de Microsoft Project"),
    }
    return words.get(suffix, _("Archivo"))
