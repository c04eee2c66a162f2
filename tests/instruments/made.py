"""Small instruments and rounds for the tests of the engine."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from munidesk.data.store import Store
from munidesk.instruments import store as engine
from munidesk.instruments.domain import Answer, AnswerKind, Criterion, Dimension, Instrument, Moment, Round, Weighting
from munidesk.instruments.reading import Script, read_script
from munidesk.instruments.scoring import RoundView
from munidesk.records.ref import Ref
from munidesk.town.profiles import load_profile

OWNER = Ref("diagnosis", "d1")
FIGURES = load_profile("UY").figures

TWO = """
key = "prueba"
title = "Prueba"
scale = 4
shown = "percent"
[[dimension]]
key = "a"
title = "Primera"
weight = 60
area = "Tesorería"
[[dimension.criterion]]
key = "a1"
question = "¿A uno?"
advice = "Hágalo"
[[dimension.criterion]]
key = "a2"
question = "¿A dos?"
kind = "checklist"
items = ["x", "y"]
[[dimension]]
key = "b"
title = "Segunda"
weight = 40
area = "Obras"
[[dimension.criterion]]
key = "b1"
question = "¿B uno?"
[[dimension.criterion]]
key = "b2"
question = "¿B dos?"
kind = "number"
low = 0
high = 100
unit = "%"
[[dimension.criterion]]
key = "b3"
question = "¿B tres?"
kind = "yes_no"
"""


def script(folder: Path, text: str = TWO) -> Script:
    path = folder / "prueba.toml"
    path.write_text(text, encoding="utf-8")
    return read_script(path)


def opened(store: Store, folder: Path, text: str = TWO, *, day: date = date(2026, 1, 1)) -> str:
    """An open round on those criteria; the next one of the same owner goes on with them."""
    return engine.open_round(store, OWNER, Moment.DURING, day, date(2026, 12, 31), script=script(folder, text))


def view_of(
    shape: Mapping[str, Sequence[tuple[str, int]]],
    points: Mapping[str, int | None],
    *,
    weights: Mapping[str, int],
    scale: int = 4,
    weighting: Weighting = Weighting.DIMENSIONS,
    out: Sequence[str] = (),
    left: Sequence[str] = (),
) -> RoundView:
    """A round without a store: dimension → (criterion, weight); its points; `out` do not apply, `left` stay blank."""
    criteria = tuple(
        Criterion(dimension_key=key, key=name, question=f"¿{name}?", kind=AnswerKind.SCALE, weight=weight)
        for key, own in shape.items()
        for name, weight in own
    )
    answers = {
        one.key: Answer(
            round_id="r",
            criterion_key=one.key,
            value="" if one.key in out or points.get(one.key) is None else str(points[one.key]),
            not_applicable=one.key in out,
            reason="no corresponde" if one.key in out else "",
            unanswered=one.key in left,
        )
        for one in criteria
    }
    own = Round(
        instrument_id="i", owner_kind="diagnosis", owner_id="d", number=1, moment=Moment.DURING,
        since=date(2026, 1, 1), until=date(2026, 12, 31),
    )  # fmt: skip
    head = Instrument(key="k", title="K", scale=scale, weighting=weighting)
    dimensions = tuple(Dimension(key=key, title=key, weight=weights[key]) for key in shape)
    return RoundView(own, head, dimensions, criteria, answers, {}, FIGURES)
