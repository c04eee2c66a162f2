"""A town with a paper book at folio 212: MuniDesk goes on in 213, each signs, and the book is printed whole."""

from collections.abc import Callable

from tests.hands.driver import Hands
from tests.hands.journeys import convene, found_a_town, lift, name_secretary, open_it, open_page, treat
from tests.hands.journeys_book import the_next_one
from tests.hands.papers import read_pdf


def paper_book(hands: Hands, begin: Callable[[Hands], None] = found_a_town) -> None:
    begin(hands)
    go_on_from_paper(hands)
    open_page(hands, "Inicio")
    convene(hands)
    open_it(hands, "1P", "2P", "3P", "4P", "5P")
    treat(hands, 1, "Se abre la sesión.")
    treat(hands, 2, "El acta 57 está en el libro de papel.")
    for number in (3, 4, 5, 6):
        treat(hands, number, f"Se trata el asunto {number} sin observaciones.")
    name_secretary(hands)
    lift(hands)
    the_next_one(hands, (), into=approved_on_its_folio)
    printed(hands)
    hands.close()


def go_on_from_paper(hands: Hands) -> None:
    """Once, before the first acta: the last folio on paper, and the number of its last acta."""
    open_page(hands, "Libro de actas")
    hands.go_to("Seguir el libro de papel", at_most=16)
    hands.press("Enter")
    hands.at("Libro N.º")
    hands.press("Ctrl+A")
    hands.write("3", kept=False)
    for name, value in (("Último folio usado", "212"), ("Número de la última acta", "57"),
                        ("Fecha de la última acta", "03/11/2026"), ("Folios que tiene", "400")):  # fmt: skip
        hands.go_to(name)
        hands.press("Ctrl+A")
        hands.write(value, kept=False)
    hands.picture("libro-de-papel")
    hands.press("Enter")
    hands.sees("Se deja constancia de que las actas")
    hands.picture("diligencia")
    hands.press("Ctrl+Enter")
    hands.sees("papel hasta el folio 212", "188")
    hands.picture("libro")


def approved_on_its_folio(hands: Hands) -> None:
    """The dialog proposes what follows; a folio of the paper is refused with a sentence."""
    hands.press("Ctrl+K")
    hands.write("ordinaria 1", kept=False)
    hands.press("Enter")
    hands.sees("Sesión ordinaria 1/2026")
    hands.press("F8")
    hands.sees("Aprobar el acta")
    hands.press("F8")
    hands.at("Sesión que la aprueba")
    hands.go_to("Desde el folio")
    hands.reads("213")
    hands.press("Ctrl+A")
    hands.write("212", kept=False)
    hands.press("Enter")
    hands.sees("El folio 212 del libro 3 ya está usado: se escribió en papel. El siguiente libre es el 213.")
    hands.picture("folio-usado")
    hands.press("Ctrl+A")
    hands.write("213", kept=False)
    hands.press("Enter")
    hands.wait_for("El acta quedó aprobada: Acta 58")
    hands.press("Ctrl+Tab")
    signed(hands)


def signed(hands: Hands) -> None:
    """One by one; with the last signature the acta waits only for the book."""
    for left in (2, 1, 0):
        hands.go_to("Firmó", at_most=16)
        hands.press("Enter")
        hands.reads("18/11/2026")
        hands.press("Enter")
        if left:
            hands.sees(f"{'Faltan' if left > 1 else 'Falta'} {left} de 3")
    hands.picture("firmada")
    hands.go_to("Ya está en el libro", at_most=16)
    hands.press("Enter")
    hands.at("Cancelar")
    hands.go_to("Sí, está", at_most=2)
    hands.press("Enter")
    hands.sees("En el libro", "Libro 3 · acta 58")
    hands.picture("en-el-libro")


def printed(hands: Hands) -> None:
    """The whole book from «Exportar»: its diligence, the acta on its folio, the index."""
    open_page(hands, "Libro de actas")
    hands.sees("Sesión ordinaria 1/2026", "213")
    hands.go_to("Exportar", at_most=20)
    hands.press("Enter")
    hands.choose("Libro 3 entero, con sus folios · PDF")
    hands.press("Enter", "Enter")
    path = hands.wait_for_file("*.pdf")
    hands.wait_for("Se guardó")
    said = read_pdf(path)
    for one in ("Diligencia de continuación", "Acta 58", "Folio 213", "Índice del Libro 3", "En papel"):
        if one not in said:
            raise hands.wrong(f"el libro no dice «{one}»; dice:\n{said}")
    if "Folio 212" in said:
        raise hands.wrong("el libro repite el folio 212, que es del papel")


ALL = {"paper_book": paper_book}
