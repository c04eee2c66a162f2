"""A workshop with thirty people and forty contributions, its themes, and their synthesis on paper."""

from collections.abc import Callable

from tests.hands.driver import Hands
from tests.hands.journeys import begin_without_members, open_page, read_word

TITLE = "Taller «Calles seguras» en Ñandubay"
GIVEN = ("María", "José", "Inés", "Íñigo", "Begoña", "Raúl")
FAMILY = ("Núñez Güell Peña", "Agüero de los Santos Ñíguez", "Ibáñez Muñoz Argüello", "Techera Brum Ordóñez", "Sosa")
PEOPLE = tuple(f"{given} {family}" for family in FAMILY for given in GIVEN)
WORDS = ("luminarias", "veredas", "ómnibus", "ombú")
ZONES = ("Norte", "Sur", "Ñandubay")
TOPICS = (
    ("Faltan luminarias en la esquina de Güemes", "Las luminarias de la plaza no prenden"),
    ("Hay que reparar las veredas de la escuela", "¿Cuándo arreglan las veredas rotas?"),
    ("El ómnibus pasa tarde por Ibirá-Pitá", "Queremos un ómnibus a la policlínica"),
    ("Un banco bajo el ombú del jardín", "Cuidar el ombú: los niños juegan allí"),
)
LONG = (
    "Hace seis meses que pedimos la poda de los plátanos de la avenida Güemes, entre Ibirá-Pitá y el arroyo; vino "
    "la cuadrilla, miró y no volvió, y con la última tormenta una rama cayó sobre la parada donde esperan los niños"
)
SAID = (
    *(f"{texts[turn % 2]}, turno {turn + 1}" for turn in range(9) for texts in TOPICS),
    LONG,
    "Más horas de biblioteca",
    "¿Y el cementerio?",
    "Pintar el salón comunal",
)


def workshop(hands: Hands, begin: Callable[[Hands], None] = begin_without_members, *, empty: bool = True) -> None:
    begin(hands)
    call_it(hands, empty=empty)
    thirty(hands)
    forty(hands)
    group(hands, empty=empty)
    on_paper(hands, *(["40", "30 asistencias"] if empty else []))


def call_it(hands: Hands, *, empty: bool) -> None:
    open_page(hands, "Encuentros")
    if empty:
        hands.sees("Todavía no hay encuentros")
    hands.picture("sin-encuentros")
    hands.press("Ctrl+N")
    hands.at("Título")
    hands.write(TITLE)
    for field, value in (("Lugar", "Salón comunal de Güemes"), ("Zona", "Sur")):
        hands.go_to(field)
        hands.write(value)
    hands.picture("nuevo")
    hands.press("Enter")
    hands.at("Agregar asistente")
    hands.sees("Todavía no hay nadie")
    hands.picture("vacio")


def thirty(hands: Hands) -> None:
    """One line each; the line that was just added is read in the list, without leaving where one writes."""
    for number, name in enumerate(PEOPLE, 1):
        zone = ZONES[number % 3]
        hands.write(f"{name}; {zone}; {'mujer' if number % 2 else 'varón'}; {20 + number}", kept=False)
        hands.press("Enter")
        hands.sees(f"{number} | {name} | {zone}")
        if number in (1, 30):
            hands.picture(f"asistentes-{number}")
        hands.at("Agregar asistente")
    hands.sees("30 personas: 15 mujeres, 15 varones, 0 sin dato")


def forty(hands: Hands) -> None:
    hands.press("Ctrl+Tab")
    hands.at("Agregar aporte")
    hands.sees("Todavía no hay aportes")
    hands.picture("sin-aportes")
    for number, text in enumerate(SAID, 1):
        hands.write(f"{text} (vecina)", kept=False)
        hands.press("Enter")
        hands.sees(f"{number} | {text} | vecina")
        hands.at("Agregar aporte")
    hands.sees("40 aportes, 0 en temas")
    hands.picture("aportes-40")
    hands.go_to("Se realizó", key="Shift+Tab", at_most=12)
    hands.press("Enter")
    hands.sees("El encuentro quedó como realizado.")
    hands.picture("realizado")


def group(hands: Hands, *, empty: bool) -> None:
    """What the program suggests of this workshop, then what is left by hand, and a name that suits."""
    open_page(hands, "Temas y respuestas")
    hands.at("Aportes")
    if empty:
        hands.sees("Todavía no hay temas")
    else:
        hands.go_to("Encuentro", key="Shift+Tab", at_most=6)
        hands.choose(TITLE)
    hands.picture("temas-vacio")
    hands.go_to("Sugerir grupos", key="Shift+Tab", at_most=12)
    hands.press("Enter")
    hands.at("Grupos sugeridos")
    hands.sees(*(word.capitalize() for word in WORDS))
    hands.sees_no("Turno")
    hands.picture("sugeridos")
    hands.press("Ctrl+Enter")
    hands.go_to("Aportes", at_most=12)
    hands.press("Ctrl+A")
    hands.command("N")
    hands.at("Tema nuevo")
    hands.write("Pedidos sueltos", kept=False)
    hands.picture("tema-nuevo")
    hands.press("Enter")
    hands.picture("temas")
    hands.go_to("Temas", at_most=12)
    hands.press("End")
    hands.reads("Pedidos sueltos")
    hands.press("F2", "Ctrl+A")
    hands.write("Pedidos de Ñandubay ¿y de Güemes?")
    hands.press("Enter")
    hands.at("Temas")
    hands.sees("Pedidos de Ñandubay ¿y de Güemes?")
    hands.picture("temas-con-nombre")


def on_paper(hands: Hands, *said_too: str) -> None:
    hands.go_to("Exportar", key="Shift+Tab", at_most=20)
    hands.press("Enter")
    hands.choose("Síntesis de temas · Word")
    hands.press("Enter")
    hands.sees("Nombre del archivo:")
    hands.press("Enter")
    path = hands.wait_for_file("*.docx")
    hands.wait_for("Se guardó")
    hands.picture("sintesis")
    hands.close()
    said = read_word(path)
    for text in ("Pedidos de Ñandubay ¿y de Güemes?", *(word.capitalize() for word in WORDS), *said_too):
        if text not in said:
            raise hands.wrong(f"«{text}» no está en {path.name}: {said}")
    for number, name in enumerate(PEOPLE, 1):
        if "neighbour.name" not in hands.places(name):
            raise hands.wrong(f"{number} «{name}» está en {hands.places(name)}")
    for text in SAID:
        if "contribution.text" not in hands.places(text):
            raise hands.wrong(f"«{text}» está en {hands.places(text)}")
