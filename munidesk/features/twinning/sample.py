"""Four invented cities, one of each pulse, read from `resources/sample/hermanamientos.toml`."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any

from munidesk.base.dates import fixed_clock
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.twinning.agreement import store as pacts
from munidesk.features.twinning.codes import Answer, Opinion, Payer, ProjectState, Sector, Way
from munidesk.features.twinning.domain import AgreementObservation, CommitteeSeat, Twinning
from munidesk.features.twinning.domain_year import TwinningProject, TwinningVisit, VisitCost, VisitDelegate
from munidesk.features.twinning.kinds import ARTICLES, COSTS, PROJECTS, SEATS, VISITS
from munidesk.features.twinning.store import agreement_of, case_of, open_twinning
from munidesk.features.twinning.visits.store import save_delegate
from munidesk.procedures.codes import Direction
from munidesk.procedures.domain import Communication
from munidesk.procedures.kinds import COMMUNICATIONS, STEPS
from munidesk.procedures.store import do_step
from munidesk.town.sample import SampleSize
from munidesk.town.sample_words import facts_of
from munidesk.town.store import profile_of


@contextmanager
def _on(day: date) -> Iterator[None]:
    with fixed_clock(datetime.combine(day, time(10, 0))):
        yield


def write_sample(store: Store, size: SampleSize) -> None:
    """The oldest first, so that the one under way is the newest."""
    del size
    facts = facts_of(profile_of(store), "hermanamientos")
    with store.change(_("Crear los hermanamientos de ejemplo")):
        for told in facts["city"]:
            _city(store, told)


def _city(store: Store, told: Mapping[str, Any]) -> None:
    opened = told["opened"]
    with _on(opened):
        one = open_twinning(store, Twinning(
            title=told["title"], region=told["region"], country=told["country"], population=told["population"],
            government=told["government"], mayor=told["mayor"], contact=told["contact"],
            other_language=told["language"], motive=told["motive"], topics="\n".join(told["topics"]),
            responsible=told["responsible"],
        ), on=opened)  # fmt: skip
    case = case_of(store, one.id)
    assert case is not None
    for key, day in told["done"]:
        step = next((each for each in STEPS.all(store, case_id=case.id) if each.key == key), None)
        if step is not None:
            with _on(day):
                do_step(store, step.id, day, note=_("Consta en el archivo del hermanamiento."))
    for name, sector, task in told.get("seats", ()):
        SEATS.save(store, CommitteeSeat(
            twinning_id=one.id, name=name, sector=Sector(sector), task=task, since=opened))  # fmt: skip
    for day, way, actor, subject, due in told.get("said", ()):
        COMMUNICATIONS.save(store, Communication(
            case_id=case.id, day=day, direction=Direction(way), actor=actor, subject=subject, answer_due=due or None,
        ))  # fmt: skip
    _year(store, one.id, told)
    if "signed" in told:
        _signed(store, one.id, told)
    elif "versions" in told:
        _versions(store, one.id, told)


def _signed(store: Store, key: str, told: Mapping[str, Any]) -> None:
    """With the opinion where the country asks for one, before the signature."""
    day, place, who = told["signed"]
    if pacts.step_of(store, key, pacts.OPINION) is not None:
        _ministry(store, key, told["opinion_on"])
        with _on(told["opinion_on"]):
            pacts.record_opinion(store, key, Opinion.FAVOURABLE, told["opinion"], told["opinion_on"])
    with _on(day):
        pacts.sign(store, key, day, place, who)
        if pacts.step_of(store, key, pacts.REGISTRY) is not None:
            pacts.register(store, key, day, told["registry"])


def _ministry(store: Store, key: str, day: date) -> None:
    """The notice to the ministry, what it observed, the text adjusted."""
    for name in ("aviso-sre", "observaciones", "ajustes"):
        step = pacts.step_of(store, key, name)
        if step is not None:
            with _on(day):
                do_step(store, step.id, day, note=_("Consta en el archivo del hermanamiento."))


def _versions(store: Store, key: str, told: Mapping[str, Any]) -> None:
    """A second text with its changes, and what was observed of it."""
    pact = agreement_of(store, key)
    for day, note, changes in told["versions"]:
        with _on(day):
            version = pacts.new_version(store, pact.id, note)
            for number, own_words, other_words in changes:
                found = {str(one.language): one for one in ARTICLES.all(store, version_id=version.id, number=number)}
                own = ARTICLES.with_stored(found["own"], "text", own_words)
                pacts.save_article(store, version.id, own, ARTICLES.with_stored(found["other"], "text", other_words))
    if pacts.step_of(store, key, pacts.OPINION) is None:
        return
    for day, article, text, sense, reply in told["observations"]:
        with _on(day):
            made = pacts.save_observation(store, AgreementObservation(
                agreement_id=pact.id, day=day, author=told["ministry"], article=article, text=text))  # fmt: skip
            if sense:
                pacts.answer(store, made.id, Answer(sense), reply)


def _year(store: Store, key: str, told: Mapping[str, Any]) -> None:
    for year, title, here, there, start, end, cost, theirs, source, product, state in told.get("projects", ()):
        PROJECTS.save(store, TwinningProject(
            twinning_id=key, year=year, title=title, here=here, there=there, start=start, end=end, cost=cost * 100,
            cost_there=theirs * 100, source=source, product=product, state=ProjectState(state),
        ))  # fmt: skip
    for title, way, start, end, agreed, reported, costs in told.get("visits", ()):
        visit = VISITS.save(store, TwinningVisit(
            twinning_id=key, title=title, way=Way(way), start=start, end=end, agreed=agreed,
            reported_on=reported or None,
        ))  # fmt: skip
        for name, task in ((name, task) for of, name, task in told.get("travel", ()) if of == title):
            save_delegate(store, VisitDelegate(visit_id=visit.id, task=task), name)
        for called, payer, amount, source in costs:
            COSTS.save(store, VisitCost(
                visit_id=visit.id, title=called, payer=Payer(payer), amount=amount * 100, source=source))  # fmt: skip
