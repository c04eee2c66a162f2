"""A participatory budget on an empty file: 200 ballots by keys, two counters that differ by one, a tie at the cap."""

from collections.abc import Callable

from tests.hands.driver import Hands
from tests.hands.journeys import begin_without_members, open_page
from tests.hands.papers import read_word

PROPOSALS = (
    ("Juegos en plaza Ñandú", "600"),
    ("Luz en la cancha", "400"),
    ("Vereda a la policlínica", "400"),
    ("Bicicleteros", "100"),
)
PILE = "1" * 90 + "23" * 50 + "4" * 8 + "0N"
"""200 papers: 90, 50 and 50 and 8 votes, one blank, one annulled."""
WRONG = 7
"""The paper that the second counter reads otherwise."""


def budget(hands: Hands, begin: Callable[[Hands], None] = begin_without_members) -> None:
    begin(hands)
    found_it(hands)
    propose(hands)
    count_twice(hands)
    decide(hands)
    on_paper(hands)


def found_it(hands: Hands) -> None:
    """Its title, the cap, the day, one mark per ballot."""
    open_page(hands, "Presupuesto participativo")
    hands.at("Nuevo presupuesto participativo")
    hands.picture("vacio")
    hands.press("Enter")
    hands.write("Presupuesto participativo 2027")
    hands.press("Tab")
    hands.at("Tope")
    hands.write("1.000", kept=False)
    hands.press("Tab")
    hands.write("5/12/2026", kept=False)
    hands.press("Ctrl+Enter")
    hands.at("Propuesta nueva")


def propose(hands: Hands) -> None:
    """One after the other with Enter, then their costs down the column, and the numbers of the ballot."""
    for title, _cost in PROPOSALS:
        hands.write(title)
        hands.press("Enter")
    hands.go_to("Propuestas")
    hands.press("Ctrl+Home", "Right", "Right", "Right", "Right")
    for _title, cost in PROPOSALS:
        hands.write(cost, kept=False)
        hands.press("Enter")
    hands.go_to("Propuesta nueva", key="F6", at_most=6)
    hands.go_to("Numerar la boleta")
    hands.press("Enter")
    hands.sees("En la boleta", "4 propuestas")
    hands.picture("boleta")


def count_twice(hands: Hands) -> None:
    """The same pile by two persons; where they differ is found, and mended with the paper in the hand."""
    open_page(hands, "Presupuesto participativo: escrutinio")
    hands.press("Ctrl+N")
    hands.at("Lugar")
    hands.write("Plaza Ñandú")
    hands.press("Tab")
    hands.write("200", kept=False)
    hands.press("Ctrl+Enter")
    hands.at("Marcas de la papeleta")
    hands.press(*PILE)
    hands.sees("Completa")
    hands.picture("primer-conteo")
    hands.go_to("Conteo 1", key="Shift+Tab")
    hands.press("Right", "Space")
    hands.at("Marcas de la papeleta")
    hands.press(*PILE[: WRONG - 1], "4", "Backspace", "4", *PILE[WRONG:])
    hands.sees("difieren en 1")
    hands.go_to("Comparar", key="Shift+Tab")
    hands.press("Enter")
    hands.at("Papeletas")
    hands.sees("1 papeleta leída distinto", "Papeleta 7: conteo 1, 1; conteo 2, 4")
    hands.picture("diferencia")
    hands.press("Enter")
    hands.reads("4")
    hands.press("Ctrl+A")
    hands.write("1", kept=False)
    hands.press("Enter")
    hands.at("Marcas de la papeleta")
    hands.sees("dos, iguales", "198 válidas + 1 anulada + 1 en blanco = 200")
    hands.picture("iguales")


def decide(hands: Hands) -> None:
    """Two proposals with 50 votes and money for one."""
    open_page(hands, "Presupuesto participativo: resultado")
    hands.sees("Empate", "Hay un empate en el tope")
    hands.picture("empate")
    hands.go_to("Decidir el empate")
    hands.press("Enter")
    hands.at("Motivo")
    hands.write("Sorteo ante las vecinas en el Salón")
    hands.press("Tab")
    hands.write("Concejo Municipal de Ñandubay")
    hands.press("Ctrl+Enter")
    hands.sees("Ya se puede cerrar")
    hands.go_to("Cerrar el escrutinio", key="Shift+Tab", at_most=20)
    hands.press("Enter")
    hands.sees("Cerrado")
    hands.picture("cerrado")


def on_paper(hands: Hands) -> None:
    hands.go_to("Exportar", key="Shift+Tab", at_most=20)
    hands.press("Enter")
    hands.choose("Acta de escrutinio · Word")
    hands.press("Enter")
    hands.press("Enter")
    path = hands.wait_for_file("*.docx")
    hands.wait_for("Se guardó")
    hands.close()
    said = read_word(path)
    for text in (*(title for title, _cost in PROPOSALS), "Sorteo ante las vecinas en el Salón", "dos, iguales"):
        if text not in said:
            raise hands.wrong(f"«{text}» no está en {path.name}")
