"""A procedure out of its TOML file; a mistake in it is a sentence with its file, line and reason."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.paths import RESOURCES
from munidesk.base.spanish import join_and
from munidesk.procedures.codes import Proof, Silence, StepKind, TermKind, Unit
from munidesk.procedures.rules_script import faults
from munidesk.procedures.said import Choice, StepSaid, choices_text, joined
from munidesk.procedures.script import ActorModel, LetterModel, Script, Stage
from munidesk.town.rules import Mark
from munidesk.town.toml_file import table_of, text_of
from munidesk.town.toml_table import Table

FOLDER = RESOURCES / "procedures"
SHIPPED = ("consulta-publica-uy", "consulta-publica-mx", "hermanamiento", "pmot", "convenio-capacitacion")


def shipped(key: str) -> Script:
    """One of those that come with MuniDesk. Raises UserError for a key that none has."""
    if key not in SHIPPED:
        raise UserError(_("MuniDesk no trae ningún procedimiento «{key}».").format(key=key), code="unknown")
    return read_script(FOLDER / f"{key}.toml")


def shipped_text(key: str) -> str:
    return (FOLDER / f"{key}.toml").read_text(encoding="utf-8")


def read_script(path: Path) -> Script:
    """Raises UserError that names the file, the line and the reason."""
    return script_of(text_of(path), path.name)


def script_of(text: str, name: str) -> Script:
    """Of the text of such a file, called `name` where something is wrong. Raises UserError."""
    return _Reader(name, text).script(table_of(text, name))


_ELSEWHERE = {"stage", "counted_from", "amount", "unit", "term", "term_article", "term_mark"}
_STEP = frozenset(StepSaid.__dataclass_fields__) - _ELSEWHERE | {"due", "only", "product"}
"""What a step may say: anything else was mistyped, and would be left aside without a word."""


_TOP = frozenset({
    "key", "version", "title", "noun", "country", "source", "mark", "stage", "letter", "actor",
})  # fmt: skip


class _Reader:
    def __init__(self, name: str, text: str) -> None:
        self._name = name
        self._lines = text.splitlines()

    def _fault(self, reason: str, line: int) -> UserError:
        where = _("{name}, línea {line}").format(name=self._name, line=line) if line else self._name
        return UserError(f"{where}: {reason}", code="procedure")

    def _line(self, needle: str, start: int = 0) -> int:
        """The first line from `start` on that holds the words; `start` itself where none does."""
        found = (at for at, words in enumerate(self._lines, 1) if at >= start and needle in words)
        return next(found, start)

    def _step_line(self, key: str) -> int:
        """Where a step is written: its key stands alone in its line, the last of those with that key."""
        wanted = f'key = "{key}"'
        under = [at for at, words in enumerate(self._lines, 1) if words.strip() == wanted]
        return under[-1] if under else self._line(f'"{key}"')

    def script(self, top: Table) -> Script:
        stages: list[Stage] = []
        steps: list[StepSaid] = []
        only: dict[str, tuple[str, ...]] = {}
        products: set[str] = set()
        for at, entry in enumerate(top.tables("stage"), 1):
            title = entry.text("title")
            stages.append(Stage(key=entry.text("key", f"etapa-{at}"), title=title, goal=entry.text("goal", "")))
            for each in entry.tables("step"):
                steps.append(self._step(each, title))
                only[steps[-1].key] = each.strings("only")
                if each.flag("product", False):
                    products.add(steps[-1].key)
        made = Script(
            key=top.text("key"), version=top.number("version", 1), title=top.text("title"),
            noun=top.text("noun", ""), country=top.text("country", ""), source=top.text("source", ""),
            mark=top.text("mark", ""), stages=tuple(stages), steps=tuple(steps),
            letters=tuple(_letter(one) for one in top.tables("letter")),
            actors=tuple(_actor(one) for one in top.tables("actor")),
            only={key: countries for key, countries in only.items() if countries}, products=frozenset(products),
            rest={key: value for key, value in top.values.items() if key not in _TOP},
        )  # fmt: skip
        self._check(made)
        return made

    def _step(self, entry: Table, stage: str) -> StepSaid:
        key = entry.text("key")
        line = self._step_line(key)
        if strange := sorted(set(entry.values) - _STEP):
            raise self._fault(
                _("el paso «{key}» dice «{words}», que no se conoce.").format(key=key, words=join_and(strange)),
                self._line(f"{strange[0]} =", line),
            )
        due = entry.table("due")
        every = entry.table("every")
        try:
            return StepSaid(
                key=key, stage=stage, title=entry.text("title"), who=entry.text("who", ""),
                does=entry.text("does", ""), kind=entry.choice("kind", StepKind, StepKind.TASK),
                after=joined(entry.strings("after")), requires=joined(entry.strings("requires")),
                counted_from=due.text("from", ""), amount=due.number("amount") if due.has("amount") else None,
                unit=due.choice("unit", Unit, Unit.DAYS), term=due.choice("kind", TermKind, TermKind.AT_MOST),
                term_article=due.text("article", ""), term_mark=_mark(due),
                silence=entry.choice("silence", Silence, Silence.UNSAID), choices=choices_text(tuple(_choices(entry))),
                each=entry.text("each", ""), answers=entry.text("answers", ""), every=_months(every),
                optional=entry.flag("optional", False), paper=entry.text("paper", ""),
                letter=entry.text("letter", ""), link=Proof(entry.text("link", "")),
                procedure=entry.text("procedure", ""), article=entry.text("article", ""), mark=_mark(entry),
            )  # fmt: skip
        except UserError as error:
            words = str(error)
            raise self._fault(f"{words[0].lower()}{words[1:]}", line) from None

    def _check(self, script: Script) -> None:
        for fault in faults(script):
            line = self._step_line(fault.step) if fault.step else 0
            if fault.word:
                line = self._line(f'"{fault.word}"', line + 1) if line else self._line(f'"{fault.word}"')
            raise self._fault(fault.reason, line)


def _choices(entry: Table) -> Iterator[Choice]:
    for one in entry.tables("choices"):
        yield Choice(one.text("key"), one.text("title"), one.strings("opens"))


def _mark(entry: Table) -> str:
    return entry.choice("mark", Mark).value if entry.has("mark") else ""


def _months(every: Table) -> int | None:
    """Months between one time and the next; days are not told so."""
    if not every.values:
        return None
    amount = every.number("amount")
    return amount * 12 if every.text("unit", "months") == "years" else amount


def _letter(entry: Table) -> LetterModel:
    return LetterModel(
        key=entry.text("key"), title=entry.text("title"), to=entry.text("to", ""), body=entry.text("body", "")
    )


def _actor(entry: Table) -> ActorModel:
    return ActorModel(key=entry.text("key"), title=entry.text("title"), only=entry.strings("only"))


def titles() -> Mapping[str, str]:
    """Key → title of those that come with MuniDesk."""
    return {key: shipped(key).title for key in SHIPPED}
