"""Rounds of a diagnosis on questions written for a test."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from munidesk.data.store import Store
from munidesk.features.open_government.diagnoses.store import open_round, save_diagnosis
from munidesk.features.open_government.domain import Diagnosis
from munidesk.instruments import store as engine
from munidesk.instruments.reading import Script, read_script

WORKED = """
key = "ejemplo"
version = 3
title = "Ejemplo de la mesa"
scale = 4
shown = "percent"
{top}
{dimensions}
"""


def dimension(key: str, weight: int, *criteria: str, area: str = "", title: str = "") -> str:
    title = title or f"Componente {key}"
    lines = f'[[dimension]]\nkey = "{key}"\ntitle = "{title}"\nweight = {weight}\narea = "{area}"\n'
    return lines + "\n".join(criteria)


def criterion(key: str, weight: int = 1, **more: object) -> str:
    said = "".join(f"{name} = {value!r}\n".replace("'", '"') for name, value in more.items())
    question = f"Pregunta {key}"
    return f'[[dimension.criterion]]\nkey = "{key}"\nquestion = "{question}"\nweight = {weight}\n{said}'


def script(folder: Path, *dimensions: str, top: str = "") -> Script:
    path = folder / "ejemplo.toml"
    path.write_text(WORKED.format(top=top, dimensions="\n".join(dimensions)), encoding="utf-8")
    return read_script(path)


def many(folder: Path, dimensions: int, each: int) -> Script:
    """So many dimensions of so many questions each."""
    own = [
        dimension(f"d{n}", n % 5 + 1, *(criterion(f"c{n}-{at}", at % 3 + 1, ods="5, 16") for at in range(each)))
        for n in range(dimensions)
    ]
    return script(folder, *own)


def diagnosis(store: Store, title: str = "Diagnóstico de la mesa", key: str = "ejemplo") -> str:
    return save_diagnosis(store, Diagnosis(instrument_key=key, title=title))


def answered(
    store: Store, diagnosis_id: str, year: int, answers: Mapping[str, str], *, script: Script | None = None,
    excluded: Mapping[str, str] | None = None, blank: Sequence[str] = (), close: bool = True,
) -> str:  # fmt: skip
    """A round of a year; `excluded` do not apply, for the reason they give; `blank` stay without answer."""
    key = open_round(store, diagnosis_id, date(year, 1, 1), date(year, 11, 15), script=script)
    for name, value in answers.items():
        engine.answer(store, key, name, value)
    for name, reason in (excluded or {}).items():
        engine.not_applicable(store, key, name, reason)
    if blank:
        engine.leave_unanswered(store, key, tuple(blank))
    if close:
        engine.close_round(store, key, engine.nothing, date(year, 11, 17))
    return key
