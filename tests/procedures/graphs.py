"""Lists of steps for tests: said in a line each, or made at random without circles."""

from dataclasses import replace

from hypothesis import strategies as st

from munidesk.procedures.codes import StepKind, StepState
from munidesk.procedures.domain import CaseStep
from munidesk.procedures.said import StepSaid
from munidesk.procedures.script import Script


def steps(*told: tuple[str, str]) -> dict[str, CaseStep]:
    """(«b», «a, c»): the step and what comes before it."""
    return {key: CaseStep(id=key, case_id="x", key=key, title=key, after=after) for key, after in told}


def done(there: dict[str, CaseStep], *keys: str, state: StepState = StepState.DONE) -> dict[str, CaseStep]:
    return {key: replace(one, state=state) if key in keys else one for key, one in there.items()}


@st.composite
def scripts(draw) -> Script:
    """Up to 14 steps, each after some of those before it, some of them in one country alone; never a circle."""
    keys = [f"p{at}" for at in range(draw(st.integers(1, 14)))]
    made, only = [], {}
    for at, key in enumerate(keys):
        before = st.sets(st.sampled_from(keys[:at]), max_size=3) if at else st.just(set())
        after, required = sorted(draw(before)), sorted(draw(before))
        kind = draw(st.sampled_from([StepKind.TASK, StepKind.REPEATED]))
        made.append(StepSaid(key=key, stage="s", title=key, kind=kind, after=", ".join(after),
                             requires=", ".join(required)))  # fmt: skip
        if draw(st.integers(0, 2)) == 0:
            only[key] = ("MX",)
    return Script(key="azar", title="Azar", steps=tuple(made), only=only)
