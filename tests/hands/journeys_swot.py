"""The FODA of sixteen factors on an empty file: weights, ratings, crosses, and a strategy that goes to the POA."""

from collections.abc import Callable

from tests.hands.driver import Hands
from tests.hands.journeys import begin_without_members, open_page
from tests.hands.papers import read_word

FACTORS = {
    "F": ("Vecinos organizados", "Predio propio", "Buen equipo de obras", "Archivo al día, ¿quién lo diría?"),
    "D": ("Pocos camiones", "Calles de tierra en Ñandubay", "Sin catastro", "Demora en compras"),
    "O": ("Fondo de desarrollo", "Turismo del río", "Convenio con la universidad", "Ruta nueva"),
    "A": ("Inundaciones", "Éxodo de jóvenes", "Suba del combustible", "Sequía"),
}
NAMES = {"F": "Fortalezas", "D": "Debilidades", "O": "Oportunidades", "A": "Amenazas"}


def swot(hands: Hands, begin: Callable[[Hands], None] = begin_without_members, *, empty: bool = True) -> None:
    begin(hands)
    open_page(hands, "FODA")
    hands.press("Ctrl+N")
    hands.write("FODA del Plan de Ñandubay")
    hands.press("Enter")
    sixteen(hands)
    weigh(hands)
    cross(hands)
    to_the_plan(hands, empty=empty)
    on_paper(hands)


def sixteen(hands: Hands) -> None:
    """Each quadrant by its letter; Enter adds and waits for the next, Esc leaves."""
    for letter, factors in FACTORS.items():
        if letter != "F":
            hands.command(letter)
        hands.at(f"Agregar a {NAMES[letter]}")
        for text in factors:
            hands.write(text)
            hands.press("Enter")
        hands.picture(f"cuadrante-{letter}")
        hands.press("Esc")
        hands.at(NAMES[letter])
    hands.picture("matriz")


def weigh(hands: Hands) -> None:
    """Weights go down the column, then the ratings, in both tables."""
    hands.press("Ctrl+Tab")
    for table, weights in (("MEFI", "0,1 0,2 0,1 0,1 0,2 0,1 0,1 0,1"), ("MEFE", "0,2 0,1 0,1 0,1 0,1 0,2 0,1 0,1")):
        hands.go_to(table, key="F6", at_most=4)
        hands.press("Ctrl+Home", "Right", "Right")
        for weight in weights.split():
            hands.write(weight, kept=False)
            hands.press("Enter")
        hands.press("Ctrl+Home", "Right", "Right", "Right")
        for rating in "43432121":
            hands.write(rating, kept=False)
            hands.press("Enter")
        hands.picture(f"pesos-{table}")
    hands.sees("Los pesos suman 1,00")
    hands.sees_no("de menos", "de más")


def cross(hands: Hands) -> None:
    """One strategy of each kind, with the first factor of each side."""
    hands.press("Ctrl+Tab", "Ctrl+Tab")
    for text in ("Plan de calles con el fondo", "Más camiones con el convenio"):
        hands.press("Ctrl+N")
        hands.at("Estrategia")
        hands.write(text)
        hands.press("Tab")
        hands.at("Factores que cruza")
        hands.press("Home", "Space", "End", "Space")
        hands.picture("estrategia")
        hands.press("Ctrl+Enter")
        hands.sees(text)
    hands.picture("cruces")


def to_the_plan(hands: Hands, *, empty: bool) -> None:
    """It becomes an activity of this year; where the plan has its axes, it is asked under which."""
    if empty:
        open_page(hands, "Planes")
        hands.press("Ctrl+N")
        hands.write("Plan de Ñandubay")
        hands.press("Enter")
        hands.picture("plan")
    open_page(hands, "FODA")
    hands.press("Ctrl+Tab", "Ctrl+Tab", "Ctrl+Tab")
    hands.go_to("Pasar al plan", at_most=12)
    hands.press("Enter")
    if not empty:
        hands.sees("¿De qué cuelga?")
        hands.press("Enter")
    hands.sees("vinculada a la estrategia")
    hands.picture("al-plan")
    open_page(hands, "Planes")
    hands.sees("Plan de calles con el fondo")
    hands.picture("poa")


def on_paper(hands: Hands) -> None:
    open_page(hands, "FODA")
    hands.go_to("Exportar", key="Shift+Tab", at_most=20)
    hands.press("Enter")
    hands.choose("Informe completo · Word")
    hands.press("Enter")
    hands.press("Enter")
    path = hands.wait_for_file("*.docx")
    hands.wait_for("Se guardó")
    hands.close()
    said = read_word(path)
    for text in (*(one for own in FACTORS.values() for one in own), "Plan de calles con el fondo"):
        if text not in said:
            raise hands.wrong(f"«{text}» no está en {path.name}")
    for letter, own in FACTORS.items():
        for number, text in enumerate(own, 1):
            if f"{letter}{number} {text}" not in said or "swot_factor.text" not in hands.places(text):
                raise hands.wrong(f"«{text}» no es {letter}{number}: {said}")
