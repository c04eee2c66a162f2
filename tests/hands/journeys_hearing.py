"""A public hearing: its questions, one answered on the spot, the document seen with its period, in Word and in PDF."""

from collections.abc import Callable

from tests.hands.driver import Hands
from tests.hands.journeys import begin_without_members, open_page, read_word

QUESTIONS = (
    "¿Cuándo llega la luz a Ibirá-Pitá?",
    "¿Cuánto costó el puente de Ñanduty?",
    "El ómnibus no pasa los sábados",
)
ANSWER = "Llega en marzo: ya está comprada. Güemes también."


def hearing(hands: Hands, begin: Callable[[Hands], None] = begin_without_members, *, empty: bool = True) -> None:
    begin(hands)
    call_it(hands)
    ask(hands)
    answer_one(hands)
    hold(hands)
    see_it(hands)
    save(hands, "Word", "*.docx", *(["1 de 1 iniciativas con respuesta"] if empty else []))
    see_it(hands)
    save(hands, "PDF", "*.pdf")
    report(hands)
    hands.close()


def call_it(hands: Hands) -> None:
    open_page(hands, "Encuentros")
    hands.press("Ctrl+N")
    hands.at("Título")
    hands.write("Audiencia pública de Ñandubay")
    hands.go_to("Clase", key="Shift+Tab")
    hands.choose("Audiencia")
    hands.go_to("Lugar")
    hands.write("Salón comunal ¿o la plaza?")
    hands.picture("nueva")
    hands.press("Enter")
    hands.at("Agregar asistente")
    hands.sees("Documento de la audiencia")
    hands.picture("audiencia")


def ask(hands: Hands) -> None:
    hands.press("Ctrl+Tab")
    for text in QUESTIONS:
        hands.at("Agregar aporte")
        hands.write(text)
        hands.press("Enter")
        hands.sees(text)
    hands.picture("preguntas")


def answer_one(hands: Hands) -> None:
    """Before everybody: the first question goes to the register, answered and given back."""
    hands.press("Tab")
    hands.at("Aportes")
    hands.press("Ctrl+Home")
    hands.picture("elegida")
    hands.press("Alt+R")
    hands.at("Sentido de la respuesta")
    hands.choose("Aceptada")
    hands.press("Tab")
    hands.at("Qué se respondió")
    hands.write(ANSWER)
    hands.picture("respuesta")
    hands.press("Ctrl+Enter")
    hands.sees("Quedó registrada, respondida y devuelta.", f"1 | {QUESTIONS[0]} |")
    hands.at("Aportes")
    hands.picture("respondida")


def hold(hands: Hands) -> None:
    hands.go_to("Se realizó", key="Shift+Tab", at_most=20)
    hands.press("Enter")
    hands.sees("El encuentro quedó como realizado.")


def see_it(hands: Hands) -> None:
    """As it prints, for another period: Enter in a day draws it, and prints nothing."""
    hands.go_to("Documento de la audiencia", key="Shift+Tab", at_most=20)
    hands.press("Enter")
    hands.at("Imprimir")
    hands.go_to("Desde", at_most=12)
    hands.reads("01/01/2026")
    hands.press("Ctrl+A")
    hands.write("01/12/2026", kept=False)
    hands.press("Enter")
    hands.sees("El período termina antes de empezar")
    hands.picture("periodo-malo")
    hands.press("Ctrl+A")
    hands.write("01/03/2026", kept=False)
    hands.press("Enter")
    hands.sees_no("El período termina antes de empezar")
    hands.wait_for("Página 1 de")
    hands.picture("vista")


def save(hands: Hands, words: str, pattern: str, *said_too: str) -> None:
    hands.go_to(f"Guardar en {words}", at_most=12)
    hands.press("Enter")
    hands.sees("Nombre del archivo:")
    hands.press("Enter")
    path = hands.wait_for_file(pattern)
    hands.wait_for("Se guardó")
    hands.picture(f"guardada-{words}")
    if words == "PDF":
        if path.read_bytes()[:5] != b"%PDF-":
            raise hands.wrong(f"{path.name} no es un PDF")
        return
    said = read_word(path)
    for text in ("Audiencia pública anual 2026", "Salón comunal ¿o la plaza?", *said_too):
        if text not in said:
            raise hands.wrong(f"«{text}» no está en {path.name}: {said}")


def report(hands: Hands) -> None:
    """What was asked there and what was answered."""
    hands.go_to("Exportar", key="Shift+Tab", at_most=20)
    hands.press("Enter")
    hands.choose("Informe del encuentro · Word")
    hands.press("Enter")
    hands.sees("Nombre del archivo:")
    hands.press("Enter")
    path = hands.wait_for_file("Informe*.docx")
    hands.wait_for("Se guardó Informe")
    hands.picture("informe")
    said = read_word(path)
    for text in QUESTIONS:
        if text not in said:
            raise hands.wrong(f"«{text}» no está en {path.name}: {said}")
