"""From an empty file to a certificate on paper: posts, what is missing, a course, its list, its folio."""

from tests.hands.driver import Hands
from tests.hands.journeys import begin_without_members, open_page
from tests.hands.papers import read_pdf

PEOPLE = ("Acosta Núñez, Walter", "Brum de los Santos, Noelia")


def training(hands: Hands, country: str = "Uruguay") -> None:
    begin_without_members(hands, country)
    open_page(hands, "Necesidades de capacitación")
    hands.sees("Todavía no hay")
    hands.picture("vacia")
    hands.press("Enter")
    hands.at("Ir a Personal")
    hands.press("Enter")
    for name in PEOPLE:
        hands.press("Ctrl+N")
        hands.at("Nombre")
        hands.write(name)
        hands.go_to("Puesto")
        hands.choose("Atención al público")
        hands.press("Enter")
    open_page(hands, "Necesidades de capacitación")
    hands.reads("sin evaluar, pide 4")
    hands.sees("todavía no se evaluó a nadie")
    hands.press("Right")
    hands.command("11")
    hands.press("Space")
    hands.sees("quedó en el programa del año")
    open_page(hands, "Programa de capacitación")
    hands.sees("sin costo anotado")
    hands.command("e")
    hands.sees("Todavía no hay nadie en la lista")
    hands.command("d")
    hands.sees("Se inscribió a 2 personas")
    for begin, end in (("9:00", "13:00"), ("14:00", "18:00")):
        hands.command("c")
        hands.at("Fecha")
        for text in ("17/11/2026", begin, end):
            hands.write(text, kept=False)
            hands.press("Tab")
        hands.press("Enter")
    hands.press("Ctrl+Home")
    hands.command("0p")
    hands.press("Right")
    hands.command("0p1n")
    hands.command("86")
    hands.press("Enter")
    hands.command("95")
    hands.press("Enter")
    hands.press("Left")
    hands.picture("lista")
    hands.command("e")
    hands.at("Cerrar y emitir")
    hands.sees("Folios C-2026-0001 a 0002")
    hands.press("Enter")
    on_paper(hands)
    hands.close()


def on_paper(hands: Hands) -> None:
    """The certificate of the first, as it is printed; then asked back by its folio, as whoever receives it asks."""
    hands.reads("C-2026-0001")
    hands.press("Enter")
    hands.go_to("Guardar en PDF…")
    hands.press("Enter")
    hands.sees("Nombre del archivo:")
    hands.press("Enter")
    pdf = hands.wait_for_file("*.pdf")
    said = read_pdf(pdf)
    for words in ("Walter Acosta Núñez", "Escribir para que se entienda", "nota 86 sobre 100", "C-2026-0001"):
        if words not in said:
            raise hands.wrong(f"{pdf.name} no dice «{words}»: {said[:600]}")
    hands.press("Esc")
    hands.at("Registro de constancias")
    hands.command("v")
    hands.at("Folio o código")
    hands.write("C-2026-0002", kept=False)
    hands.press("Enter")
    hands.wait_for("Constancia C-2026-0002: íntegra")
    hands.picture("comprobada")
    hands.press("Esc")


ALL = {"training": training}
