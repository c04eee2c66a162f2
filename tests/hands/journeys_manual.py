"""A chapter of the manual, a frozen version, to whom it went, and that version in Word."""

from collections.abc import Callable

from tests.hands.driver import Hands
from tests.hands.journeys import begin_without_members, open_page, read_word

CHAPTER = "Cómo se empezó en Ñandubay"
TEXT = "Primero se preguntó casa por casa: ¿qué falta? La Comisión Ñandú respondió en güemes; así quedó."


def manual(hands: Hands, begin: Callable[[Hands], None] = begin_without_members) -> None:
    begin(hands)
    start(hands)
    chapter(hands)
    freeze(hands)
    spread(hands)
    on_paper(hands)


def start(hands: Hands) -> None:
    open_page(hands, "Piloto: plan")
    hands.press("Ctrl+N")
    hands.write("Gobierno cercano")
    hands.press("Enter")
    open_page(hands, "Manual")
    hands.picture("sin-manual")
    hands.sees("Empezar el manual")
    hands.press("Ctrl+N")
    hands.at("Empezar el manual")
    hands.reads("Manual de buenas prácticas: Gobierno cercano")
    hands.press("Enter")
    hands.picture("manual")


def chapter(hands: Hands) -> None:
    hands.press("Ctrl+N")
    hands.at("Agregar un capítulo")
    hands.write(CHAPTER)
    hands.press("Enter")
    hands.at("Texto del capítulo")
    hands.write(TEXT)
    hands.elapse(3)
    hands.picture("capitulo")


def freeze(hands: Hands) -> None:
    """What changed is asked; nothing offers to take a frozen version back."""
    hands.press("Ctrl+K")
    hands.write("Manual", kept=False)
    hands.press("Enter")
    hands.go_to("Congelar versión", key="Shift+Tab", at_most=20)
    hands.press("Enter")
    hands.at("Congelar una versión")
    hands.write("Primera, con el comienzo: ¿alcanza?")
    hands.picture("congelar")
    hands.press("Enter")
    hands.wait_for("Quedó congelada la versión 1.")
    hands.sees_no("Deshacer: congelar")
    hands.picture("congelada")


def spread(hands: Hands) -> None:
    """A row says which version went to whom; the draft goes on, and the second version is another row's."""
    hands.go_to("Texto", key="Shift+Tab", at_most=20)
    hands.press("Right", "Right")
    hands.at("Versiones y difusión")
    hands.press("Space")
    hands.picture("versiones")
    give(hands, "Junta vecinal de Güemes", "Reunión", "12")
    hands.sees("17/11/2026 | 1 | Junta vecinal de Güemes | Reunión | 12")
    hands.picture("difusion")


def give(hands: Hands, audience: str, channel: str, copies: str) -> None:
    hands.go_to("A quién", at_most=20)
    hands.write(audience)
    hands.press("Tab")
    hands.at("Versión que se entregó")
    hands.reads("Versión 1")
    hands.go_to("Cómo")
    hands.write(channel)
    hands.press("Tab")
    hands.at("Ejemplares")
    hands.write(copies, kept=False)
    hands.press("Enter")
    hands.at("A quién")


def on_paper(hands: Hands) -> None:
    """The frozen version, not the draft that went on."""
    hands.go_to("Word", key="Shift+Tab", at_most=20)
    hands.press("Enter")
    hands.sees("Nombre del archivo:")
    hands.press("Enter")
    path = hands.wait_for_file("*.docx")
    hands.wait_for("Se guardó")
    hands.close()
    said = read_word(path)
    for text in (CHAPTER, TEXT, "Gobierno cercano", "Versión 1"):
        if text not in said:
            raise hands.wrong(f"«{text}» no está en {path.name}: {said}")
    if "versión 1" not in path.name:
        raise hands.wrong(f"el archivo no dice su versión: {path.name}")
