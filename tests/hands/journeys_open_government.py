"""From an empty file to a published diagnosis, an improvement in the POA, the round that verifies it, and the plan."""

from pathlib import Path

from tests.hands.driver import Hands
from tests.hands.journeys import begin_without_members, open_page
from tests.hands.papers import read_pdf, read_word_page

PROGRAMME = "Ñandubay a la vista: ¿quién decide?"
LIST = "Criterios de la ronda"
TITLE = "Transparencia municipal de 0 a 100 2026"
OUT = "El municipio no paga viáticos: ¿quién viajaría?"
BEST = "Avance de las obras"
"""The red item that gives most."""
NOBODY = "Ninguna vecina lo pidió todavía"
TOTALS = {"Uruguay": ("72,4", "61,0"), "México": ("72.4", "61.0")}
"""Of the second round, and of the first, as each country writes them."""
MILESTONES = ("Reglamento aprobado por el Concejo", "Tabla publicada ¿cada trimestre?")
DECIDED = "Falta la segunda publicación; la tabla ya se lee"
FIRST = """
    1 2 3 4 Down  2  1 3 Down  viaticos  0  1 2 Down  Down
    2  1  1 2 3 Down  0  2  Down
    1 2 3 Down  2  2  1 2 Down  0  1
    2  2  1  0  2  2
    1 2 3 Down  1  2  Down
    2  1  0
    1  1
"""
"""Digits answer and go on; a list is marked by its numbers and passed with the arrow; a blank, too."""
SECOND = """
    1 2 3 4 Down  2  1 3 Down  viaticos  2  1 2 Down  1 2 3 4 Down
    2  1  1 2 3 Down  2  2  1
    1 2 3 Down  2  2  1 2 Down  0  1
    2  2  1  0  2  2
    1 2 3 Down  1  2  1
    2  1  0
    1  1
"""


def open_government(hands: Hands, country: str = "Uruguay") -> None:
    begin_without_members(hands, country)
    plan(hands)
    first_round(hands)
    improve(hands)
    carry(hands)
    second_round(hands)
    opening(hands)
    on_paper(hands, TOTALS[country])
    hands.close()


def open_government_in_mexico(hands: Hands) -> None:
    open_government(hands, "México")


def plan(hands: Hands) -> None:
    """An axis, an objective and the programme that improvements hang from."""
    open_page(hands, "Planes")
    hands.press("Ctrl+N")
    hands.at("Nombre del plan")
    hands.press("Ctrl+A")
    hands.write("Plan de Ñandubay")
    hands.press("Enter")
    hands.at("Nuevo renglón")
    for title in ("Gobierno abierto", "Que se vea lo que se gasta", PROGRAMME):
        hands.press("Ins", "Ctrl+A")
        hands.write(title)
        hands.press("Enter")
        if title != "Gobierno abierto":
            hands.press("Alt+Right")
    hands.picture("plan")


def answers(hands: Hands, keys: str) -> None:
    for key in keys.split():
        if key == "viaticos":
            hands.press("N")
            hands.at("No aplica")
            hands.write(OUT)
            hands.press("Enter")
            hands.at(LIST)
            hands.press("Down")
        else:
            hands.press(key)
    hands.at(LIST)


def first_round(hands: Hands) -> None:
    open_page(hands, "Gobierno abierto")
    hands.picture("sin-diagnosticos")
    hands.press("Ctrl+N")
    hands.at("Preguntas")
    hands.choose("Transparencia municipal de 0 a 100")
    hands.picture("nuevo-diagnostico")
    hands.press("Enter")
    hands.at(LIST)
    hands.sees("Se creó el diagnóstico", TITLE)
    hands.picture("respuestas")
    answers(hands, FIRST)
    hands.sees("Total provisorio")
    hands.picture("respondida")
    close(hands, "Quedan 3 criterios en blanco")
    hands.picture("resultado")


def close(hands: Hands, blanks: str = "") -> None:
    """Each blank is decided: one does not apply, the others stay without an answer."""
    hands.go_to("Cerrar la ronda", key="Shift+Tab", at_most=20)
    hands.press("Enter")
    if blanks:
        hands.at("Criterios en blanco")
        hands.sees(blanks)
        hands.press("Enter")
        hands.picture("en-blanco")
        hands.press("N")
        hands.at("No aplica")
        hands.write(NOBODY)
        hands.press("Enter")
        hands.at("Criterios en blanco")
        hands.press("S", "T")
        hands.picture("decididas")
    hands.press("Enter")
    hands.at("Semáforo")
    hands.sees("quedó cerrada")


def improve(hands: Hands) -> None:
    """M on two red items."""
    hands.press("R")
    hands.picture("solo-rojos")
    hands.press("M")
    hands.sees("Se creó la mejora M-01")
    hands.press("Down", "M")
    hands.sees("Se creó la mejora M-02")
    hands.picture("mejoras-en-el-resultado")


def carry(hands: Hands) -> None:
    """Accepted, how hard it is, to the POA; its activity read at 100 % makes it done."""
    improvements(hands)
    hands.picture("mejoras")
    hands.press("S")
    hands.reads("Aceptar")
    hands.picture("estado")
    hands.press("Enter")
    hands.at("Mejoras")
    hands.press("1", "P")
    hands.sees("M-02 pasó al POA")
    hands.picture("al-poa")
    hands.press("P")
    hands.at("Plan")
    hands.picture("actividad")
    hands.press("Ctrl+R")
    hands.at("Valor")
    hands.write("100", kept=False)
    hands.go_to("Constancia")
    hands.write("Captura del sitio ¿y su fecha?")
    hands.press("Enter")
    hands.at("Plan")
    hands.picture("al-cien")
    improvements(hands)
    hands.sees("Hecha")
    hands.picture("hecha")


def improvements(hands: Hands) -> None:
    """The agenda, with the one that gives most as the current one."""
    open_page(hands, "Mejoras")
    hands.at("Mejoras")
    hands.choose(BEST)


def second_round(hands: Hands) -> None:
    """Half a year later; the same questions, all of them answered."""
    hands.come_back(181)
    open_page(hands, "Transparencia municipal")
    hands.at("Semáforo")
    hands.picture("medio-anio-despues")
    hands.go_to("Ronda", key="Shift+Tab", at_most=20)
    hands.press("Enter")
    hands.choose("Abrir la ronda siguiente")
    hands.press("Enter")
    hands.at("Período: desde")
    hands.picture("ronda-nueva")
    hands.press("Enter")
    hands.at(LIST)
    hands.picture("segunda")
    answers(hands, SECOND)
    close(hands)
    hands.picture("segundo-resultado")
    improvements(hands)
    hands.sees("Verificada")
    hands.picture("verificada")


def opening(hands: Hands) -> None:
    """A commitment that comes from the improvement, two milestones, one done with its evidence; how far it got."""
    proof = hands.left("captura ñandú.png", b"captura")
    open_page(hands, "Plan de apertura")
    hands.picture("sin-plan-de-apertura")
    hands.press("Ctrl+N")
    hands.at("Plan de apertura")
    hands.press("Enter")
    hands.press("Ctrl+N")
    hands.picture("de-que-mejora")
    hands.choose(f"M-02 {BEST}")
    hands.press("Enter")
    hands.at("Hitos")
    for title in MILESTONES:
        hands.press("Ins")
        hands.at("Hito")
        hands.write(title)
        hands.press("Tab")
        hands.write("Secretaría")
        hands.press("Enter")
        hands.at("Hitos")
    hands.picture("hitos")
    hands.choose("1", key="Up")
    hands.press("Enter")
    hands.sees("Hito hecho hoy")
    hands.press("D")
    hands.write(proof.name, kept=False)
    hands.press("Enter")
    hands.at("Hitos")
    hands.sees(f"Se adjuntó {proof.name}")
    hands.picture("con-evidencia")
    judge(hands)


def judge(hands: Hands) -> None:
    hands.press("C")
    hands.at("Cumplimiento")
    hands.picture("cumplimiento")
    hands.go_to("Quién")
    hands.write("El foro de vecinas")
    hands.go_to("Por qué")
    hands.write(DECIDED)
    hands.press("Ctrl+Enter")
    hands.at("Hitos")
    hands.sees("El foro de vecinas")
    hands.picture("decidido")


def on_paper(hands: Hands, totals: tuple[str, ...]) -> None:
    """The plan in PDF; the diagnosis in PDF and in Word, which say the same words and figures."""
    plan = export(hands, "Plan de apertura · PDF", "Plan de apertura.pdf")
    said = read_pdf(plan)
    contains(hands, plan, said, "Ñandubay", BEST, *MILESTONES, "Secretaría", "El foro de vecinas", DECIDED)
    open_page(hands, "Transparencia municipal")
    hands.at("Semáforo")
    hands.sees(*totals)
    word = export(hands, "Diagnóstico · Word", "Diagnóstico.docx")
    pdf = export(hands, "Diagnóstico · PDF", "Diagnóstico.pdf")
    both = read_word_page(word), read_pdf(pdf)
    for path, said in zip((word, pdf), both, strict=True):
        contains(hands, path, said, "Transparencia municipal de 0 a 100", OUT, *totals)
    lacking = sorted(set(both[0].split()) - set(both[1].split()))
    if lacking:
        raise hands.wrong(f"el PDF no dice lo que dice el Word: {lacking}")


def export(hands: Hands, entry: str, name: str) -> Path:
    hands.go_to("Exportar", key="Shift+Tab", at_most=30)
    hands.press("Enter")
    hands.choose(entry)
    hands.picture("exportar")
    hands.press("Enter")
    hands.sees("Nombre del archivo:")
    hands.press("Enter")
    path = hands.wait_for_file(name)
    hands.wait_for(f"Se guardó {name}")
    return path


def contains(hands: Hands, path: Path, said: str, *wanted: str) -> None:
    for text in wanted:
        if text not in said:
            raise hands.wrong(f"«{text}» no está en {path.name}: {said}")


ALL = {"open_government": open_government, "open_government_in_mexico": open_government_in_mexico}
