"""The words a person reads: none of those that were found wrong stands anywhere, and the help is Spanish whole."""

import importlib.util
import re
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QLineEdit, QTreeView

from munidesk.cli import build_parser
from munidesk.cli_words import refusal
from munidesk.features.participation.domain import State
from munidesk.features.participation.initiatives.clock import clock
from munidesk.features.participation.themes.grouping import suggest
from munidesk.town.page_full_name import FullName, full_name
from munidesk.ui.qt_words import QtWords

ROOT = Path(__file__).resolve().parents[1]

CONDEMNED = (
    (r"(?:Devolver|devuelva) un respaldo", "Recuperar: devolución is the answer to a neighbour"),
    (r"\bSacar el\b|«Exportar» l[ao] saca", "Guardar"),
    (r"--\w+|munidesk restore|installer/|python3", "an order of the command line in a message: say the clicks"),
    (r"\bpersons\b|Popolo|\{encoding\}|clave \{key\}", "words of programmers"),
    (r"^Huella SHA-256$|^Intacta$", "Huella digital del acta, Sin cambios"),
    (r"^Adentro|^Afuera", "Internos, Externos"),
    (r"^Las? \{hour\}|es antes de", "El horario es anterior"),
    (r"contra \{b\}", "frente a"),
    (r"hay \{names\}", "hubo varias sesiones"),
    (r"[Ss]ito en", "ubicado en"),
    (r"Nadie calcula", "Ese indicador ya no existe"),
    (r"[Ss]e traj|Traer ", "Se agregó, Importar"),
    (r"^Sueltos$|más adentro|\bsuelt[oa]s?\b", "Sin alinear, bajar de nivel"),
    (r"^Bancas|membres", "integrantes, integración"),
    (r"^Hora de \{", "Hora del movimiento de"),
    (r"[Ff]ichero|^\*\.", "archivo; a filter says what it shows"),
    (r"^(?:vuelve|Vuelve \{who\})$|retira o vuelve", "regresa"),
    (r"queda para la próxima", "aplazado, se aplaza"),
    (r"partido o lista", "lista o partido"),
    (r"uno? (?:punto )?por renglón", "línea, within a text"),
    (r"(?:abrir|mover|quitar) la línea|^otra línea$|de cada línea", "renglón, of a plan"),
    (r"^Bienvenida a ", "gendered"),
    (r"[Ii]ngrese|[Cc]lickee|[Cc]hequee", "Escriba, pulse, revise"),
)
"""What was found wrong, with what is said instead."""

PARTS_OF_COMMANDS = {"munidesk/cli.py", "munidesk/cli_words.py", "munidesk/cli_commands.py"}
"""There an order is named by its letters: who reads it is at a terminal."""


@pytest.fixture(scope="module")
def messages() -> tuple[tuple[str, frozenset[str]], ...]:
    """Every message of the program with the files that say it, read from the program itself."""
    spec = importlib.util.spec_from_file_location("catalogue", ROOT / "installer" / "catalogue.py")
    assert spec is not None and spec.loader is not None
    catalogue = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(catalogue)
    found: list[tuple[str, frozenset[str]]] = []
    for one in catalogue.extracted():
        for text in one.id if isinstance(one.id, tuple) else (one.id,):
            if text:
                found.append((text, frozenset(path for path, _line in one.locations)))
    return tuple(found)


ONLY_AT_A_TERMINAL = ("Diga de quién con --id:", "El historial es largo y no se revisó aquí.")
"""Sentences of commands that live beside what they tell of."""


@pytest.mark.parametrize(("pattern", "instead"), CONDEMNED)
def test_w64_w43_no_condemned_word_is_said_anywhere(messages, pattern, instead):
    said = [
        text
        for text, places in messages
        if re.search(pattern, text) and not places <= PARTS_OF_COMMANDS and not text.startswith(ONLY_AT_A_TERMINAL)
    ]
    assert said == [], instead


def parsers(parser: ArgumentParser) -> Iterator[ArgumentParser]:
    yield parser
    for action in parser._actions:
        choices = getattr(action, "choices", None)
        if isinstance(choices, dict):
            for one in choices.values():
                yield from parsers(one)


ENGLISH = re.compile(
    r"\b(usage|options?|optional|positional|arguments?|show|this|help message|and exit|the|file|kind|folder|source|"
    r"words|program|version number|required|invalid|choose|following)\b"
)


@pytest.mark.parametrize("parser", [pytest.param(one, id=one.prog) for one in parsers(build_parser())])
def test_w41_the_help_of_every_command_is_spanish_whole(parser):
    told = parser.format_help()
    own = re.sub(r"--[\w-]+|«munidesk \w+»|^ {4}\w+|uso: munidesk \w+", "", told, flags=re.MULTILINE)
    assert ENGLISH.findall(own) == []
    assert told.startswith("uso: ")
    for action in parser._actions:
        assert action.help or getattr(action, "choices", None), f"{parser.prog}: {action.dest} is not told"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["list"], "Falta escribir: ARCHIVO, QUÉ."),
        (["list", "a", "b", "--nada"], "No se conoce: --nada."),
        (["export", "a", "b", "--to"], "--to: le falta su valor."),
        (["sample", "a", "--seed", "x"], "--seed: «x» no es un número mayor que cero."),
        (["list", "a", "b", "--json=si"], "no lleva valor"),
    ],
)
def test_w41_what_is_refused_is_told_in_spanish(capsys, given, said):
    with pytest.raises(SystemExit) as left:
        build_parser().parse_args(given)
    told = capsys.readouterr().err
    assert (left.value.code, said in told) == (2, True), told
    assert ENGLISH.findall(told.replace("munidesk list", "").replace("--kind", "")) == []


def test_w41_what_another_python_says_in_other_words_is_told_too():
    assert refusal("something never seen") == "No se entiende la orden. Mire cómo se escribe con -h."


def test_w41_the_help_asked_for_from_outside_is_spanish():
    """As a person runs it: the language of the settings, not of the test."""
    ran = subprocess.run([sys.executable, "-m", "munidesk", "--help"], capture_output=True, text=True, cwd=ROOT)
    assert ran.stdout.startswith("uso: munidesk") and "usage" not in ran.stdout


def test_w41_the_file_dialog_says_nothing_in_english(qapp, tmp_path):
    words = QtWords(qapp)
    qapp.installTranslator(words)
    dialog = QFileDialog(None, "Guardar", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.show()
    said = [one.text() for one in dialog.findChildren(QLabel)]
    said += [one.text() or one.toolTip() for one in dialog.findChildren(QAbstractButton)]
    said += [one.toolTip() for one in dialog.findChildren(QAbstractButton)]
    tree = dialog.findChild(QTreeView)
    assert tree is not None
    model = tree.model()
    said += [str(model.headerData(at, tree.header().orientation())) for at in range(model.columnCount())]
    dialog.close()
    qapp.removeTranslator(words)
    dialog.deleteLater()
    english = re.compile(
        r"\b(Look|Files?|Folder|Save|Cancel|Name|Size|Type|Date|Modified|Back|Forward|Parent|Directory|Create|List|"
        r"Detail|View|Open|Go)\b"
    )
    assert [one for one in said if english.search(one)] == []


def test_w43_groups_are_named_by_what_is_asked_for():
    """«Plaza y haya», «Tarde y también», «Numero» were proposed as the names of groups."""
    texts = [
        "Que haya bancos en la plaza", "Que haya luz en la plaza", "También sombra en la plaza, que haya árboles",
        "Numero 4: también el ómnibus de la tarde", "Número 5: el ómnibus también de noche",
        "Número 6: que también pase el ómnibus",
    ]  # fmt: skip
    named = {word for group in suggest(texts) for word in group.words}
    assert named & {"haya", "también", "tambien", "numero", "número"} == set()
    assert {"plaza", "ómnibus"} <= named


@pytest.mark.parametrize(
    ("name", "office", "whole"),
    [
        ("Las Acacias", "Municipio", "Municipio de Las Acacias"),
        ("San Andrés", "Municipalidad", "Municipalidad de San Andrés"),
        ("Municipio de Las Acacias", "Municipio", ""),
        ("Ayuntamiento de Los Ceibos", "Ayuntamiento", ""),
        ("  ", "Municipio", ""),
    ],
)
def test_w43_a_letterhead_says_what_the_name_is_of(name, office, whole):
    assert full_name(name, office) == whole


def test_w43_the_whole_name_is_one_key_away_in_the_first_run(qapp):
    name = QLineEdit()
    offered = FullName(name, lambda: "Municipio")
    assert offered.isHidden()
    name.setText("Las Acacias")
    assert offered.text() == "Usar «Municipio de Las Acacias» en el membrete"
    offered.click()
    assert name.text() == "Municipio de Las Acacias"
    assert offered.isHidden()


def test_w43_answered_the_day_it_came(qapp):
    day = date(2026, 11, 3)
    assert clock(day, date(2027, 1, 2), State.ANSWERED, day, day).words == "Respondida el mismo día"
