"""Two sessions: a suplente sits, a vote is rectified; the second approves the acta of the first; the book holds it."""

from collections.abc import Callable, Sequence

from tests.hands.driver import Hands
from tests.hands.journeys import (
    convene,
    found_a_town,
    lift,
    name_secretary,
    open_it,
    open_page,
    treat,
    vote,
)
from tests.hands.papers import read_word

REASON = "La concejala Cabral votó por error: ¿se oyó «a favor»?"


def book(hands: Hands, begin: Callable[[Hands], None] = found_a_town, held: Sequence[int] = ()) -> None:
    """`held`: the ordinary sessions whose acta waits to be approved before these two."""
    begin(hands)
    two_sessions(hands, held)
    hands.close()


def two_sessions(hands: Hands, held: Sequence[int]) -> None:
    convene(hands)
    open_it(hands, "1P", "2P", "3P", "4P", "5J")
    hands.command("5S")
    hands.sees("¿Quién ocupa la banca 5?", "Hugo Pereyra Vidal")
    hands.picture("quien-suple")
    hands.press("Enter")
    hands.at("Asistencia")
    hands.picture("suplente")
    hands.sees("Hugo Pereyra", "5")
    treat(hands, 1, "Se abre la sesión con la señora Moreira ausente.")
    treat(hands, 2, "No hay acta anterior.")
    rectify(hands)
    for number in (4, 5, 6):
        treat(hands, number, f"Se trata el asunto {number} sin observaciones de Ñandubay.")
    name_secretary(hands)
    lift(hands)
    hands.picture("levantada")
    the_next_one(hands, held)


def rectify(hands: Hands) -> None:
    """All in favour, then one says it was against: the vote is repeated with its reason."""
    vote(hands, 3, "Comprar 120 luminarias", "0F")
    hands.sees("5 a favor")
    hands.go_to("Rectificar votación", at_most=12)
    hands.press("Enter")
    hands.write(REASON)
    hands.picture("rectificar")
    hands.press("Ctrl+Enter")
    hands.go_to("Votación", key="F6", at_most=5)
    for one in ("0F", "4C"):
        hands.command(one)
    hands.picture("rectificada")
    hands.sees("4 a favor", "1 en contra")


def the_next_one(hands: Hands, held: Sequence[int], into: Callable[[Hands], None] | None = None) -> None:
    """Called for the next day; it treats the acta before. `into` is how that one is approved and put in the book."""
    hands.press("Ctrl+K")
    hands.write("nueva sesión", kept=False)
    hands.picture("buscar")
    hands.press("Enter")
    hands.at("Clase")
    hands.go_to("Fecha")
    hands.press("Ctrl+A")
    hands.write("18/11/2026", kept=False)
    hands.picture("la-siguiente")
    hands.press("Enter")
    hands.at("Asunto nuevo")
    hands.write("Ruidos molestos en Ibirá-Pitá")
    hands.press("Enter")
    hands.elapse(24 * 3600)
    hands.press("Ctrl+Tab")
    hands.at("Asistencia")
    for one in ("1P", "2P", "3P", "5P"):
        hands.command(one)
    hands.picture("segunda")
    hands.press("F8")
    hands.at("Asistencia")
    hands.sees("En sesión")
    treat(hands, 2, "Se lee el acta anterior y se aprueba con la voz de los pingüinos.")
    hands.picture("acta-anterior")
    if into is not None:
        into(hands)
        return
    for number in held:
        approve_in(hands, number, "ordinaria")
    into_the_book(hands, held[-1] + 1 if held else 1)


def approve_in(hands: Hands, number: int, by: str) -> None:
    """The acta of ordinary session `number`, by the one that is offered."""
    hands.press("Ctrl+K")
    hands.write(f"ordinaria {number}", kept=False)
    hands.picture("buscar-acta")
    hands.press("Enter")
    hands.sees(f"Sesión ordinaria {number}/2026")
    hands.picture("por-aprobar")
    hands.press("F8")
    hands.sees("Aprobar el acta")
    hands.press("F8")
    hands.at("Sesión que la aprueba")
    hands.reads(by)
    hands.picture("aprobar")
    hands.press("Enter")
    hands.wait_for("El acta quedó aprobada")
    hands.picture("aprobada")


def into_the_book(hands: Hands, number: int) -> None:
    """Approved by the next one, signed, and in the book with its number and folios."""
    approve_in(hands, number, f"ordinaria {number + 1}/2026")
    hands.press("Ctrl+Tab")
    for words, next_word in (("Ya está firmada", "Ya está en el libro"), ("Ya está en el libro", "En el libro")):
        hands.go_to(words, at_most=16)
        hands.press("Enter")
        hands.at("Cancelar")
        hands.go_to("Sí, está", at_most=2)
        hands.press("Enter")
        hands.sees(next_word)
        hands.picture(words.split()[-1])
    hands.sees("Libro 1 · acta 1 · folios 1 a 2" if number == 1 else "Libro 1 · acta", "Sin correcciones")
    on_paper(hands, number)
    open_page(hands, "Libro de actas")
    hands.picture("libro")
    hands.sees(f"ordinaria {number}", "En el libro")


def on_paper(hands: Hands, number: int) -> None:
    hands.press("Ctrl+Shift+Tab")
    hands.go_to("Word", at_most=16)
    hands.press("Enter", "Enter")
    path = hands.wait_for_file("*.docx")
    hands.wait_for("Se guardó")
    hands.picture("guardada")
    said = read_word(path)
    for one in (
        "Acta 1",
        "Pereyra Vidal, Hugo",
        "por Inés Moreira",
        REASON,
        "Se rectifica la votación anterior",
        "comprar 120",
    ):
        if one not in said:
            raise hands.wrong(f"el acta no dice «{one}»; dice:\n{said}")


ALL = {"book": book}
