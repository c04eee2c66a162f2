"""A year of follow-up by spreadsheets alone, from an empty file: out, filled in by the areas, back, and again later."""

from datetime import date
from pathlib import Path

from tests.hands.driver import Hands
from tests.hands.journeys import begin_without_members, open_page
from tests.hands.papers import fill_sheet, read_pdf

WORK = (
    ("Bacheo de la calle Ñandú", "Obras", "10 cuadras"),
    ("Rampas en esquinas", "Obras", "50 rampas"),
    ("Coro ¿y murga? municipal", "Cultura y niñez", "12 ensayos"),
    ("Huerta en la escuela n.º 12", "Ambiente", "4 talleres"),
)
STICK = "pendrive"
PAGE = "Planes: seguimiento por área"
Marks = dict[str, dict[str, object]]


def follow(hands: Hands) -> None:
    begin_without_members(hands)
    stick = hands.stick(STICK)
    hands.come_back(89)  # a year is followed from its beginning: it is 14 February
    plan(hands)
    first_quarter(hands, stick)
    hands.come_back(60)
    second_quarter(hands, stick)
    hands.close()


def first_quarter(hands: Hands, stick: Path) -> None:
    """One area writes a day that is still to come, another a figure that cannot be, the third nothing at all."""
    out(hands, "28/2/2027")
    works = {
        WORK[0][0]: told(3, date(2027, 2, 10), "Acta de recepción"),
        WORK[1][0]: told(800, date(2027, 2, 12), "Informe", "Faltó material"),
    }
    obras = book(stick, "Obras", "2027-02", works)
    culture = book(stick, "Cultura", "2027-02", {WORK[2][0]: told(2, date(2027, 8, 12), "Lista de asistencia")})
    back(hands, obras, culture)
    mend(hands)
    give_back(hands)
    hands.come_back(20)
    waited_for(hands)
    remind(hands)
    fill_sheet(obras, {WORK[1][0]: told(8, date(2027, 2, 12), "Informe")})
    back(hands, obras)
    apply(hands, "Obras")


def second_quarter(hands: Hands, stick: Path) -> None:
    """All of them, received together and applied one after another."""
    out(hands, "20/5/2027")
    day = date(2027, 4, 30)
    marks: Marks = {title: told(at, day, f"Constancia {at} ¿vista?") for at, (title, *_rest) in enumerate(WORK, 5)}
    books = [book(stick, area, "2027-05", marks) for area in ("Ambiente", "Cultura", "Obras")]
    back(hands, *books)
    for area in ("Ambiente", "Cultura", "Obras"):
        apply(hands, area)
    hands.sees("No falta ninguna.")
    hands.picture("segundo")
    open_page(hands, "Inicio")
    if any("Planilla" in one for one in due(hands)):
        raise hands.wrong("Inicio espera una planilla que volvió")
    for at in range(5, 9):
        hands.written.append(f"Constancia {at} ¿vista?")


def told(value: int, day: date, evidence: str, reason: str = "") -> dict[str, object]:
    """What an area writes of one line."""
    cells: dict[str, object] = {"Avance medido": value, "Medido el": day, "Constancia": evidence}
    return {**cells, "Motivo del atraso": reason} if reason else cells


def plan(hands: Hands) -> None:
    """An axis, a target and four activities of the year, each with who answers for it and its goal."""
    open_page(hands, "Planes")
    hands.press("Ctrl+N")
    hands.at("Nombre del plan")
    hands.press("Ctrl+A")
    hands.write("Plan de Ñandubay")
    hands.press("Enter")
    hands.at("Nuevo renglón")
    line(hands, "Ciudad ordenada")
    line(hands, "Calles y veredas al día")
    hands.press("Alt+Right", "Right", "Right")
    hands.write("100 cuadras", kept=False)
    hands.press("Enter")
    for at, (title, area, goal) in enumerate(WORK):
        line(hands, title)
        if not at:
            hands.press("Alt+Right")
        hands.press("Right")
        hands.write(area)
        hands.press("Tab")
        hands.write(goal, kept=False)
        hands.press("Enter")
    hands.sees("4 actividades")
    hands.picture("plan")


def line(hands: Hands, title: str) -> None:
    hands.press("Ins", "Ctrl+A")
    hands.write(title)
    hands.press("Enter")


def out(hands: Hands, due: str) -> None:
    """A sheet per area to the stick, to be back on that day."""
    open_page(hands, PAGE)
    hands.at("Áreas y sus planillas")
    hands.press("Ctrl+N")
    hands.at("Tienen que volver el")
    hands.press("Ctrl+A")
    hands.write(due, kept=False)
    hands.press("Enter")
    hands.at("Carpeta")
    hands.write(STICK, kept=False)
    hands.picture("carpeta")
    hands.press("Enter")
    hands.wait_for("3 planillas están en")
    hands.picture("salieron")


def book(stick: Path, area: str, period: str, marks: Marks) -> Path:
    """The sheet of the area, as the area gives it back."""
    found = [one for one in stick.glob("*.xlsx") if area in one.name and period in one.name]
    assert len(found) == 1, [one.name for one in stick.iterdir()]
    fill_sheet(found[0], marks)
    return found[0]


def back(hands: Hands, *books: Path) -> None:
    """«Recibir…», with where the files are and their names, as they are typed in the dialog."""
    hands.go_to("Recibir", at_most=20)
    hands.press("Enter")
    hands.sees("Nombre del archivo:")
    hands.write(" ".join(f'"{one}"' for one in books), kept=False)
    hands.picture("recibir")
    hands.press("Enter")
    hands.wait_for(f"{len(books)}\npor revisar")
    hands.at("Lo que hay aquí")
    hands.picture("por-revisar")


def mend(hands: Hands) -> None:
    """What was refused is put right in the assistant."""
    hands.go_to("Áreas y sus planillas", key="Shift+Tab", at_most=20)
    hands.choose("Cultura", key="Up")
    hands.wait_for("todavía no llegó")
    hands.go_to("Corregir", at_most=20)
    hands.press("Enter")
    hands.wait_for("fila de datos")
    hands.press("Ctrl+Enter", "Ctrl+Enter")
    hands.at("Filas de la planilla")
    hands.reads(WORK[2][0])
    hands.press("Ctrl+A")
    hands.write("12/2/2027", kept=False)
    hands.press("Enter")
    hands.wait_for("Importar 1")
    hands.picture("corregida")
    hands.press("Ctrl+Enter")
    hands.wait_for("Importación hecha")
    hands.picture("importada")


def give_back(hands: Hands) -> None:
    """Some figures of a sheet are taken; one that cannot be goes back with a note, and is still missing."""
    open_page(hands, PAGE)
    hands.choose("Obras")
    hands.go_to("Lo que hay aquí", key="F6", at_most=4)
    hands.press("Left")
    hands.choose("800")
    hands.press("Space", "Right")
    hands.sees("no se toma")
    hands.write("Son 50 rampas en total", kept=False)
    hands.press("Enter")
    hands.picture("con-nota")
    hands.go_to("Devolver con notas")
    hands.press("Enter")
    hands.at("Tienen que volver el")
    hands.press("Enter")
    hands.at("Carpeta")
    hands.write(STICK, kept=False)
    hands.press("Enter")
    hands.wait_for("con su nota")
    hands.sees("Devuelta")
    hands.picture("devuelta")


def waited_for(hands: Hands) -> None:
    """Three weeks later Inicio says who is late."""
    open_page(hands, "Inicio")
    hands.at("Lo que vence")
    listed = " · ".join(due(hands))
    hands.picture("vencidas")
    if not all(f"Planilla de {area}, febrero de 2027" in listed for area in ("Ambiente", "Obras")):
        raise hands.wrong(f"falta quién está vencido: {listed}")
    if "Cultura" in listed or "Vencida" not in listed:
        raise hands.wrong(f"Cultura ya devolvió la suya, y las otras vencieron: {listed}")


def due(hands: Hands) -> list[str]:
    """What the list of Inicio says, row by row."""
    hands.press("Home")
    found = [hands.seen.value]
    hands.press("Down")
    while hands.seen.value != found[-1]:
        found.append(hands.seen.value)
        hands.press("Down")
    return found


def remind(hands: Hands) -> None:
    """On paper, for the area that is late."""
    open_page(hands, PAGE)
    hands.choose("Ambiente")
    hands.go_to("Recordatorio", at_most=20)
    hands.press("Enter")
    hands.sees("Nombre del archivo:")
    hands.press("Enter")
    path = hands.wait_for_file("*.pdf")
    hands.wait_for("Se guardó")
    hands.picture("recordatorio")
    said = read_pdf(path)
    for text in ("Ambiente", WORK[3][0], "Venció el 28/02/2027"):
        if text not in said:
            raise hands.wrong(f"«{text}» no está en {path.name}: {said}")


def apply(hands: Hands, area: str) -> None:
    hands.go_to("Áreas y sus planillas", key="Shift+Tab", at_most=20)
    hands.choose(area, key="Down" if hands.seen.value < area else "Up")
    hands.sees("Por revisar")
    hands.go_to("Aplicar", at_most=30)
    hands.picture("aplicar")
    hands.press("Enter")
    hands.wait_for(f"de {area}")
