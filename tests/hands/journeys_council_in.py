"""From an empty file, by keys: a council of another program comes in list by list, and its old actas from a folder."""

from pathlib import Path

from tests.hands.driver import Hands
from tests.hands.journeys import begin_without_members, open_page
from tests.hands.journeys_import import cells_of
from tests.hands.papers import letter, read_pdf

NAMES = ("Píriz Sosa, Ana", "Paz Rey, Omar", "Luz Mora, Eva", "Güell Ñandú, José", "Lema Ávalos, Iris")
DAY = "03/03/2026"
TITLES = ("Poda de ñandubayes", "Saludo a Ibirá-Pitá")
OLD = """Acta N.º 41. Sesión extraordinaria N.º 3
En Ñandubay, a los nueve días del mes de mayo de dos mil veinticuatro, siendo las 20:15 horas, se reúne el Concejo.
Presentes: Ana Píriz Sosa, Omar Paz Rey, Eva Luz Mora y José Güell Ñandú. Ausentes con aviso: Iris Lema Ávalos.
1. Se resuelve reparar el molino de la Quebrada del Zorzal."""
LISTS = {
    "integrantes.csv": ("Apellidos, Nombre;Cargo", *(f"{name};Concejal" for name in NAMES)),
    "sesiones.csv": ("Fecha;Clase;Número;Abierta a las;Lugar", f"{DAY};Ordinaria;4;19:00;Salón Güemes"),
    "orden.csv": ("Fecha;Asunto", *(f"{DAY};{title}" for title in TITLES)),
    "asistencia.csv": ("Fecha;Integrante;Asistencia", *(f"{DAY};{name};Presente" for name in NAMES)),
    "votos.csv": (
        "Fecha;Asunto;Materia;Integrante;Voto", *(f"{DAY};{TITLES[0]};asunto común;{name};Sí" for name in NAMES),
    ),
    "secretas.csv": (
        "Fecha;Asunto;Materia;Votación;A favor;En contra;En blanco",
        f"{DAY};{TITLES[1]};asunto común;secreta;3;1;1",
    ),
    "levantada.csv": ("Fecha;Clase;Número;Levantada a las", f"{DAY};Ordinaria;4;20:30"),
    "resoluciones.csv": (
        "Número;Año;Fecha;Asunto;Se resuelve", f"31;2026;{DAY};{TITLES[0]};Podar antes de mayo",
    ),
}  # fmt: skip


def council_in(hands: Hands) -> None:
    """Seven lists and a folder; then the index of the book is printed and the lists are read back."""
    for name, lines in LISTS.items():
        hands.left(name, "\r\n".join(lines).encode("cp1252"))
    begin_without_members(hands)
    open_page(hands, "Concejo: integrantes")
    taken(hands, "integrantes.csv", "5 personas nuevas")
    open_page(hands, "Concejo: sesiones")
    taken(hands, "sesiones.csv", "1 sesión nueva", menu="Sesiones…")
    taken(hands, "orden.csv", "2 asuntos nuevos", menu="Asuntos del orden del día…")
    open_page(hands, "Concejo: asistencia")
    taken(hands, "asistencia.csv", "5 marcas de asistencia nuevas")
    open_page(hands, "Concejo: votaciones")
    taken(hands, "votos.csv", "5 votos nuevos", menu="Votos por integrante…")
    taken(hands, "secretas.csv", "1 votación nueva", menu="Totales de votaciones")
    open_page(hands, "Concejo: resoluciones")
    taken(hands, "resoluciones.csv", "1 resolución nueva")
    open_page(hands, "Concejo: sesiones")
    taken(hands, "levantada.csv", "1 se actualizó", menu="Sesiones…")
    old_actas(hands)
    hands.close()


def press_import(hands: Hands, menu: str = "") -> None:
    hands.go_to("Importar", key="Shift+Tab", at_most=40)
    hands.press("Enter")
    if menu:
        hands.choose(menu)
        hands.picture("menu")
        hands.press("Enter")


def taken(hands: Hands, name: str, told: str, *, menu: str = "") -> None:
    """One list, from its button to the list again."""
    press_import(hands, menu)
    hands.sees("Nombre del archivo:")
    hands.write(name, kept=False)
    hands.press("Enter")
    hands.wait_for("de datos")
    for _step in range(2):
        hands.press("Ctrl+Enter")
    hands.wait_for("Si importa ahora")
    hands.picture(name.partition(".")[0])
    hands.press("Ctrl+Enter")
    hands.wait_for(f"Importación hecha: {told}")


def old_actas(hands: Hands) -> None:
    """A Word, a text without a day and a scan: looked at, mended, confirmed; found by their words; taken back once."""
    folder = hands.left("viejas", b"").parent / "actas viejas"
    folder.mkdir()
    (folder / "acta 41.docx").write_bytes(letter(OLD))
    (folder / "acta 42.txt").write_bytes("Acta N.º 42, que perdió su primera hoja".encode())
    open_page(hands, "Concejo: sesiones")
    press_import(hands, "Actas anteriores")
    hands.sees("Elija un acta en Word, PDF o texto")
    hands.picture("actas-elegir")
    hands.go_to("Elegir una carpeta")
    hands.press("Enter")
    hands.write("actas viejas", kept=False)
    hands.picture("actas-carpeta")
    hands.press("Enter")
    hands.wait_for("2 filas de datos")
    hands.press("Ctrl+Enter")
    hands.wait_for("Falta la fecha de la sesión")
    hands.picture("actas-tabla")
    hands.press("Enter")
    hands.write("16/05/2024", kept=False)
    hands.press("Enter")
    hands.wait_for("2 actas anteriores nuevas")
    hands.picture("actas-corregida")
    hands.press("F6")
    hands.go_to("se reconoció la asistencia")
    hands.press("Down")
    hands.wait_for("Importar 2")
    hands.picture("actas-confirmada")
    hands.press("Ctrl+Enter")
    hands.wait_for("Importación hecha: 2 actas anteriores nuevas")
    hands.press("Ctrl+Z")
    hands.sees_no("Extraordinaria 3")
    hands.press("Ctrl+Y")
    hands.press("Ctrl+K")
    hands.write("Quebrada del Zorzal", kept=False)
    hands.wait_for("acta 41.docx")
    hands.picture("actas-buscar")
    hands.press("Esc")
    printed(hands)


def printed(hands: Hands) -> None:
    """The attendance of the confirmed one is in the report; the index of the book names both originals."""
    open_page(hands, "Concejo: asistencia")
    hands.go_to("Año", key="Shift+Tab", at_most=40)
    hands.press("End")
    hands.sees("2 de 2", "1 de 2")
    hands.picture("asistencia")
    cells = cells_of(exported(hands, "Asistencia · CSV", "Asistencia*.csv"))
    if not {"Lema Ávalos, Iris", "50"} <= {cell.partition(",")[0] if cell[:1].isdigit() else cell for cell in cells}:
        raise hands.wrong(f"la asistencia dice {sorted(cells)}")
    open_page(hands, "Concejo: libro de actas")
    hands.go_to("Abrir un libro", key="Tab", at_most=25)
    hands.press("Enter")
    hands.picture("libro-abrir")
    hands.press("Enter")
    hands.go_to("Así está bien")
    hands.press("Enter")
    hands.sees("Libro 1")
    hands.picture("libro")
    index = read_pdf(exported(hands, "Índice del Libro 1 · PDF", "Índice*.pdf"))
    for words in ("Actas anteriores a MuniDesk", "acta 41.docx", "acta 42.txt", "09/05/2024"):
        if words not in index:
            raise hands.wrong(f"el índice no dice «{words}»: {index}")


def exported(hands: Hands, entry: str, pattern: str) -> Path:
    hands.go_to("Exportar", key="Shift+Tab", at_most=40)
    hands.press("Enter")
    hands.choose(entry)
    hands.press("Enter")
    hands.sees("Nombre del archivo:")
    hands.press("Enter")
    return hands.wait_for_file(pattern)


ALL = {"council_in": council_in}
