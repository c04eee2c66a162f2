"""An invented survey while its sheets are passed, read from `resources/sample/encuesta.toml`."""

import tomllib
from datetime import datetime, time

from munidesk.base.dates import fixed_clock
from munidesk.base.i18n import _
from munidesk.base.paths import RESOURCES
from munidesk.data.store import Store
from munidesk.features.surveys.domain import Question, QuestionKind, Role, Survey
from munidesk.features.surveys.store import answer, finish_sheet, new_survey, save_question
from munidesk.town.sample import SampleSize


def write_sample(store: Store, size: SampleSize) -> None:
    """Questions of every kind; some sheets leave something blank, one says «no contesta», and one group is small."""
    del size
    facts = tomllib.loads((RESOURCES / "sample" / "encuesta.toml").read_text(encoding="utf-8"))
    *questions, last = facts["question"]
    sheets = last.pop("sheets").split("\n")
    with fixed_clock(datetime.combine(facts["day"], time(10, 26))), store.change(_("Crear la encuesta de ejemplo")):
        survey = new_survey(store, Survey(**facts["survey"]))
        keys = []
        for entry in (*questions, last):
            question = Question(
                survey_id=survey, text=entry["text"], kind=QuestionKind(entry["kind"]),
                options="\n".join(entry.get("options", ())), most=entry.get("most"),
                role=Role(entry.get("role", "unsplit")),
            )  # fmt: skip
            keys.append(save_question(store, question))
        for number, line in enumerate(filter(None, sheets), 1):
            for key, said in zip(keys, line.split("|"), strict=True):
                answer(store, survey, number, key, "" if said == "0" else said, refused=said == "0")
            finish_sheet(store, survey, number)
