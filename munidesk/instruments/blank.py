"""An instrument as a round that nobody answered, or everybody at best: what its form, its weights and its total need.

Pure.
"""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from munidesk.base.figures import Figures
from munidesk.instruments.domain import Answer, AnswerKind, Criterion, Moment, Part, Round
from munidesk.instruments.scoring import RoundView
from munidesk.instruments.script import Script
from munidesk.records.ref import Computed


def blank_view(script: Script, figures: Figures, day: date) -> RoundView:
    """Without an answer; its period is that day."""
    return _view(script, figures, day, lambda _one: None)


def best_view(script: Script, figures: Figures, day: date) -> RoundView:
    """All at maximum: a sound instrument adds up to its whole scale."""
    marked: dict[str, int] = {}
    for part in script.parts:
        marked[part.criterion_key] = marked.get(part.criterion_key, 0) + 1

    def best(one: Criterion) -> str:
        match one.kind:
            case AnswerKind.SCALE:
                return str(script.instrument.scale)
            case AnswerKind.YES_NO:
                return "1"
            case AnswerKind.CHECKLIST:
                return "1" * marked.get(one.key, 0)
            case AnswerKind.NUMBER if one.high is not None:
                return f"{one.high:f}"
        return ""

    return _view(script, figures, day, best)


def _view(script: Script, figures: Figures, day: date, value: Callable[[Criterion], str | None]) -> RoundView:
    own = Round(
        instrument_id=script.instrument.id, owner_kind="", owner_id="", number=1, moment=Moment.DURING, since=day,
        until=day,
    )  # fmt: skip
    answers = {
        one.key: Answer(round_id="", criterion_key=one.key, value=said)
        for one in script.criteria
        if (said := value(one))
    }
    computed = {
        one.key: Computed(Fraction(100 if one.high is None else one.high), 100, "")
        for one in script.criteria
        if one.kind is AnswerKind.COMPUTED and value(one) is not None
    }
    parts: dict[str, list[Part]] = {}
    for part in script.parts:
        parts.setdefault(part.criterion_key, []).append(part)
    return RoundView(
        own, script.instrument, script.dimensions, script.criteria, answers, computed, figures,
        {key: tuple(found) for key, found in parts.items()}, script.bands,
    )  # fmt: skip
