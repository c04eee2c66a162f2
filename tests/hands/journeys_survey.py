"""A survey on an empty file: four questions, thirty sheets by keys, its results on paper."""

from collections.abc import Callable

from tests.hands.driver import Hands
from tests.hands.journeys import begin_without_members, open_page
from tests.hands.papers import read_word

QUESTIONS = (
    ("¿Cómo va al Centro?", "una opción", ("A pie", "En ómnibus"), ""),
    ("¿Qué le falta a la parada?", "varias opciones", ("Techo", "Luz", "Banco"), ""),
    ("¿Qué horario le serviría?", "texto", (), ""),
    ("Sexo", "una opción", ("Mujer", "Varón"), "sexo"),
)
SHEETS = 30


def survey(hands: Hands, begin: Callable[[Hands], None] = begin_without_members) -> None:
    begin(hands)
    open_page(hands, "Encuestas")
    hands.at("Nueva encuesta")
    hands.picture("vacia")
    hands.press("Enter")
    hands.write("La parada de Ñandubay")
    hands.press("Ctrl+Enter")
    hands.at("Agregar una pregunta")
    for one in QUESTIONS:
        ask(hands, *one)
    hands.picture("formulario")
    pass_them(hands)
    on_paper(hands)


def ask(hands: Hands, text: str, kind: str, options: tuple[str, ...], role: str) -> None:
    hands.press("Enter")
    hands.write(text)
    hands.press("Tab")
    hands.at("Tipo")
    hands.choose(kind)
    hands.press("Tab")
    hands.at("Opciones")
    for at, option in enumerate(options):
        if at:
            hands.press("Enter")
        hands.write(option, kept=False)
    if role:
        hands.press("Tab", "Tab")
        hands.choose(role)
        hands.picture("pregunta")
    hands.press("Ctrl+Enter")
    hands.at("Agregar una pregunta")


def pass_them(hands: Hands) -> None:
    """One key for what is one answer; what the sheet leaves blank is passed over."""
    open_page(hands, "Pasar hojas de la encuesta")
    for number in range(SHEETS):
        hands.at("¿Cómo va al Centro?")
        hands.press("2" if number % 3 else "1")
        hands.at("¿Qué le falta a la parada?")
        hands.press("1", "3", "Enter")
        if number == 4:
            hands.write("Los sábados de mañana, ¿puede ser?")
        hands.press("Tab" if number % 5 else "Enter")
        hands.at("Sexo")
        if number < 4:
            hands.press("2")
        elif number == 29:
            hands.press("0")
        else:
            hands.press("1")
    hands.sees("Hoja 31")
    hands.picture("treinta-hojas")


def on_paper(hands: Hands) -> None:
    hands.go_to("Exportar", key="Shift+Tab", at_most=30)
    hands.press("Enter")
    hands.choose("Resultados de la encuesta · Word")
    hands.press("Enter")
    hands.press("Enter")
    path = hands.wait_for_file("*.docx")
    hands.wait_for("Se guardó")
    hands.close()
    said = read_word(path)
    for text in ("n = 30", "Los sábados de mañana, ¿puede ser?", "no representa a las demás", "n = 29, 1 no contesta"):
        if text not in said:
            raise hands.wrong(f"«{text}» no está en {path.name}: {said}")
