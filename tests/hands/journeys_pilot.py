"""A pilot with its stages, a round with an answer of every kind, closed, printed, opened again and closed."""

from collections.abc import Callable

from tests.hands.driver import Hands
from tests.hands.journeys import begin_without_members, open_page
from tests.hands.papers import read_word

STAGES = ("Diseño con la Comisión Ñandú", "Prueba en la zona Sur", "¿Se extiende a todo Ñandubay?")
ASKED = "¿Hay quien responda el teléfono de la policlínica?"


def pilot(hands: Hands, begin: Callable[[Hands], None] = begin_without_members) -> None:
    begin(hands)
    plan_it(hands)
    open_a_round(hands)
    ask_yes_or_no(hands)
    answer_all(hands)
    close_it(hands)
    on_paper(hands, "Evaluación de la ronda", ASKED, "15 días", "¿con qué señal?", "Gobierno cercano en Ñandubay")
    open_again(hands)
    hands.close()


def plan_it(hands: Hands) -> None:
    open_page(hands, "Piloto: plan")
    hands.picture("sin-piloto")
    hands.press("Ctrl+N")
    hands.write("Gobierno cercano en Ñandubay")
    hands.press("Enter")
    hands.at("Nombre del piloto")
    hands.picture("plan-vacio")
    for field, value in (
        ("Zona", "Sur y Güemes"),
        ("Hipótesis", "Si se responde en diez días, los vecinos vuelven a proponer: ¿cuántos?"),
        ("Riesgos", "Que nadie atienda; que la señal no llegue a Ibirá-Pitá"),
    ):
        hands.go_to(field, at_most=30)
        hands.write(value)
    hands.go_to("Agregar una etapa", at_most=30)
    for stage in STAGES:
        hands.write(stage)
        hands.press("Enter")
        hands.at("Agregar una etapa")
        hands.sees(stage)
    hands.picture("plan")


def open_a_round(hands: Hands) -> None:
    hands.press("Ctrl+Tab")
    hands.sees("Todavía no hay rondas. Abra la primera")
    hands.picture("sin-ronda")
    hands.sees("Abrir una ronda")
    hands.press("Ctrl+N")
    hands.at("Desde")
    hands.press("Ctrl+A")
    hands.write("01/03/2026", kept=False)
    hands.picture("ronda-nueva")
    hands.press("Enter")
    hands.at("Criterios de la ronda")
    hands.picture("ronda")


def ask_yes_or_no(hands: Hands) -> None:
    """A criterion of their own, of the kind the program brings none of."""
    hands.press("Shift+Tab")
    hands.go_to("Criterios", key="Shift+Tab", at_most=12)
    hands.press("Enter")
    hands.choose("Agregar un criterio")
    hands.press("Enter")
    hands.at("Pregunta")
    hands.write(ASKED)
    hands.go_to("Cómo se responde")
    hands.choose("Sí o no")
    hands.picture("criterio")
    hands.press("Ctrl+Enter")
    hands.go_to("Criterios de la ronda", at_most=20)
    hands.picture("criterio-agregado")


def answer_all(hands: Hands) -> None:
    """Digits answer and go on; what MuniDesk counts is passed with the arrow; a number is typed with its Enter."""
    hands.press("Home")
    answer(hands, "3 Down Down 2 1 3 Down S")
    hands.picture("si-o-no")
    answer(hands, "Down 4 Down 1 Down 3 Down 2 X")
    hands.at("No aplica")
    hands.write("Ñandubay no hace trámites en línea: ¿con qué señal?")
    hands.press("Enter")
    hands.at("Criterios de la ronda")
    hands.press("Down", "0", "4")
    hands.at("Días que tarda en publicarse un acta aprobada")
    hands.press("4", "4", "4")
    hands.picture("numero")
    hands.press("Enter")
    hands.sees("Anotó 4.444 días. Los puntos van de 30 a 5: ¿está bien?")
    hands.picture("numero-lejano")
    hands.press("Esc")
    hands.at("Criterios de la ronda")
    answer(hands, "Up 1 5 Enter")
    answer(hands, "Down 2 3 1 2 Down 3 3 2")
    hands.picture("respondida")


def answer(hands: Hands, keys: str) -> None:
    for key in keys.split():
        hands.press(key)


def close_it(hands: Hands) -> None:
    """What is missing is said before, and that it can be opened again."""
    hands.go_to("Cerrar la ronda", key="Shift+Tab", at_most=20)
    hands.press("Enter")
    hands.sees("Quedan 8 criterios en blanco.", "Se puede reabrir")
    hands.picture("cerrar")
    hands.press("t")
    hands.go_to("Cerrar la ronda")
    hands.press("Enter")
    hands.sees("La ronda 1 quedó cerrada.", "Ronda 1 de 3, cerrada")
    hands.picture("cerrada")


def on_paper(hands: Hands, words: str, *said: str) -> None:
    hands.go_to("Exportar", key="Shift+Tab", at_most=20)
    hands.press("Enter")
    hands.choose(f"{words} · Word")
    hands.press("Enter")
    hands.sees("Nombre del archivo:")
    hands.press("Enter")
    path = hands.wait_for_file("*.docx")
    hands.wait_for("Se guardó")
    text = read_word(path)
    for one in said:
        if one not in text:
            raise hands.wrong(f"«{one}» no está en {path.name}: {text}")


def open_again(hands: Hands) -> None:
    """It asks, says what it does, and an answer can be changed at once with nothing lying over it."""
    hands.go_to("Reabrir la ronda", at_most=20)
    hands.press("Enter")
    hands.sees("Las respuestas se podrán cambiar otra vez")
    hands.picture("reabrir")
    hands.press("Enter")
    hands.at("Criterios de la ronda")
    hands.sees("Ronda 1 de 3, abierta", "La ronda 1 quedó abierta otra vez.")
    hands.sees_no("La ronda 1 quedó cerrada.")
    hands.picture("reabierta")
    hands.press("Home", "4")
    hands.picture("cambiada")
