"""What did not come in with a paste, said to the person who pasted."""

from collections import Counter

from munidesk.base.i18n import _, ngettext
from munidesk.documents.pasted import Lost


def lost_words(lost: Counter[Lost]) -> str:
    """One sentence for each kind of thing that stayed out; empty when all of it came."""
    sentences = (_sentence(kind, lost[kind]) for kind in Lost if lost[kind])
    return " ".join(sentences)


def _sentence(kind: Lost, n: int) -> str:
    match kind:
        case Lost.PICTURE:
            text = ngettext(
                "Quedó fuera {n} imagen: agréguela como documento adjunto.",
                "Quedaron fuera {n} imágenes: agréguelas como documentos adjuntos.", n,
            )  # fmt: skip
        case Lost.JOINED_CELLS:
            text = ngettext(
                "El cuadro tenía {n} celda combinada: su texto quedó en el primer lugar; revíselo.",
                "El cuadro tenía {n} celdas combinadas: su texto quedó en el primer lugar de cada una; revíselas.", n,
            )  # fmt: skip
        case Lost.CROSSED_OUT:
            text = _("Había texto tachado y quedó sin tachar: borre el que no vale.")
        case Lost.RAISED:
            text = _("Los superíndices y subíndices quedaron como letra común: revise «m2» y otros parecidos.")
        case Lost.HIDDEN:
            text = ngettext(
                "Se quitó {n} carácter invisible que no se puede imprimir.",
                "Se quitaron {n} caracteres invisibles que no se pueden imprimir.", n,
            )  # fmt: skip
    return text.format(n=n)
