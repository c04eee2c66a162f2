"""What one looks into now and then on the example: a record, its menu, the help, a number as it is said."""

from tests.hands.driver import Hands
from tests.hands.journeys import open_page
from tests.hands.journeys_sample import begin_with_the_sample


def around(hands: Hands) -> None:
    begin_with_the_sample(hands)
    every_record(hands)
    a_folio(hands)
    help_of_the_page(hands)
    what_follows(hands)
    plan_of_action(hands)
    money(hands)
    days(hands)
    own_state(hands)
    hands.close()


def every_record(hands: Hands) -> None:
    open_page(hands, "Todos los registros")
    hands.at("Clases de registro")
    hands.choose("Compromisos")
    hands.press("F6", "Down")
    hands.reads("Presentar el informe anual")
    hands.picture("registro")
    hands.go_to("Corregir")
    hands.press("Enter")
    hands.picture("corregir")
    hands.press("Esc")
    hands.go_to("Exportar")
    hands.press("Enter")
    hands.press("Down")
    hands.picture("exportar")
    hands.press("Esc")


def a_folio(hands: Hands) -> None:
    open_page(hands, "iniciativa 2026-034")
    hands.sees("Bancos y sombra en la plaza Los Ceibos")
    hands.go_to("Más acciones", key="F6", at_most=4)
    hands.press("Enter")
    hands.choose("Historial")
    hands.press("Enter")
    hands.picture("historial")
    hands.press("Esc")
    hands.go_to("Más acciones", key="F6", at_most=4)
    hands.press("Enter")
    hands.choose("Ver el hilo")
    hands.press("Enter")
    hands.picture("hilo")


def help_of_the_page(hands: Hands) -> None:
    hands.press("F1")
    hands.at("Ayuda de esta página")
    hands.go_to("Toda la ayuda")
    hands.press("Enter")
    hands.at("Ayuda")
    hands.press("PgDown", "F6")
    hands.picture("ayuda")


def what_follows(hands: Hands) -> None:
    open_page(hands, "Prioridades")
    hands.picture("prioridades")
    open_page(hands, "Personas")
    hands.at("Personas")
    hands.press("Down", "Enter")
    hands.picture("persona")
    hands.press("Esc")
    hands.press("Tab")  # 183 people, and what is behind them is one key away
    hands.at("Teléfono")


def plan_of_action(hands: Hands) -> None:
    open_page(hands, "Plan de acción")
    hands.at("Objetivos y productos")
    hands.press("Ctrl+N")
    hands.at("Producto nuevo")
    hands.write("Guía de trámites en línea")
    hands.press("Tab")
    hands.write("Secretaría", kept=False)
    hands.press("Tab")
    hands.write("30/11/2026", kept=False)
    hands.press("Enter", "Esc")
    hands.reads("Guía de trámites en línea")
    hands.picture("producto")
    hands.press("Enter")
    hands.picture("vincular")
    hands.press("Esc", "Ctrl+Tab")
    hands.at("Nombre del plan de acción")
    hands.picture("datos")


def money(hands: Hands) -> None:
    open_page(hands, "Dinero")
    hands.at("Dinero por fuente")
    hands.press("Down", "Ctrl+N")
    hands.at("Importe")
    hands.write("1500", kept=False)
    hands.picture("anotar")
    hands.press("Esc")
    hands.picture("dinero")


def days(hands: Hands) -> None:
    open_page(hands, "Plan y cronograma")
    hands.press("F6")
    hands.at("Cronograma")
    hands.press("Down", "Down", "Right", "Left", "Shift+Right", "Shift+Left")
    hands.picture("cronograma")


def own_state(hands: Hands) -> None:
    open_page(hands, "Iniciativas")
    hands.go_to("Estados propios", key="Shift+Tab", at_most=40)
    hands.press("Enter")
    hands.picture("estados")
    hands.press("Esc")
