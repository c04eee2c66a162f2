"""A PMD with three axes, six objectives and twelve targets, activities of the POA, readings, and the plan in Word."""

from collections.abc import Callable

from tests.hands.driver import Hands
from tests.hands.journeys import begin_without_members, open_page
from tests.hands.papers import read_word

PLAN = (
    ("Ciudad ordenada", ("Alumbrado", "Calles"), "luminarias"),
    ("Ñandubay productivo", ("Empleo", "Turismo del río"), "talleres"),
    ("Cultura y niñez", ("Bibliotecas", "Plazas"), "visitas"),
)


def plan(hands: Hands, begin: Callable[[Hands], None] = begin_without_members, *, empty: bool = True) -> None:
    begin(hands)
    open_page(hands, "Planes" if empty else "Nuevo plan")
    if empty:
        hands.press("Ctrl+N")
    hands.at("Nombre del plan")
    hands.press("Ctrl+A")
    hands.write("Plan de Ñandubay")
    hands.press("Enter")
    hands.at("Nuevo renglón")
    tree(hands)
    activities(hands)
    readings(hands)
    on_paper(hands)


def line(hands: Hands, title: str) -> None:
    """Ins makes a sister of the current line and waits for its name."""
    hands.press("Ins", "Ctrl+A")
    hands.write(title)
    hands.press("Enter")


def tree(hands: Hands) -> None:
    """An axis stands at the left; each line below it goes in with Alt+Right or comes out with Alt+Left."""
    for at, (axis, objectives, unit) in enumerate(PLAN, 1):
        line(hands, axis)
        if at > 1:
            hands.press("Alt+Left", "Alt+Left")
        for number, objective in enumerate(objectives, 1):
            line(hands, objective)
            hands.press("Alt+Right" if number == 1 else "Alt+Left")
            for target in (1, 2):
                line(hands, f"Meta de {objective} n.º {target}")
                if target == 1:
                    hands.press("Alt+Right")
                goal(hands, f"{40 * target} {unit}", str(10 * number))
        hands.picture(f"eje-{at}")


def goal(hands: Hands, words: str, reached: str) -> None:
    """The goal with its unit in the cell beside, and how far it has got in the next one."""
    hands.press("Right")
    hands.write(words, kept=False)
    hands.press("Tab")
    hands.write(reached, kept=False)
    hands.press("Enter")


def activities(hands: Hands) -> None:
    """Two of the year under the last target."""
    for at, name in enumerate(("Comprar mesas ¿de hierro?", "Pintar los juegos")):
        line(hands, name)
        if not at:
            hands.press("Alt+Right")
    hands.picture("actividades")


def readings(hands: Hands) -> None:
    """With its day and what shows it, by Ctrl+R."""
    hands.press("Ctrl+R")
    hands.at("Valor")
    hands.write("1", kept=False)
    hands.go_to("Constancia")
    hands.write("Nota de la cuadrilla")
    hands.press("Enter")
    hands.at("Plan")
    hands.picture("avance")


def on_paper(hands: Hands) -> None:
    hands.go_to("Plan y cronograma", key="F6", at_most=4)
    hands.go_to("Exportar", key="Shift+Tab", at_most=20)
    hands.press("Enter")
    hands.picture("exportar")
    hands.choose("· Word")
    hands.press("Enter")
    hands.sees("Nombre del archivo:")
    hands.press("Enter")
    path = hands.wait_for_file("*.docx")
    hands.wait_for("Se guardó")
    hands.close()
    said = " ".join(read_word(path).split())
    for at, (axis, objectives, unit) in enumerate(PLAN, 1):
        wanted = [f"Eje {at}. {axis}", f"80 {unit}"]
        for number, objective in enumerate(objectives, 1):
            wanted += [f"{at}.{number} {objective}", f"{at}.{number}.2 Meta de {objective} n.º 2"]
        for text in wanted:
            if text not in said:
                raise hands.wrong(f"«{text}» no está en {path.name}: {said}")
