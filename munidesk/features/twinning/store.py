"""Twinnings: opened with a case of their procedure and a first text of the agreement; closed; taken away."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.paths import RESOURCES
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.features.twinning.codes import Language, Partner
from munidesk.features.twinning.domain import (
    AgreementArticle,
    AgreementVersion,
    Twinning,
    TwinningAgreement,
)
from munidesk.features.twinning.kinds import ARTICLES, KINDS, PACTS, TWINNINGS, VERSIONS
from munidesk.procedures import store as cases
from munidesk.procedures.domain import CaseFile
from munidesk.procedures.kinds import CASES
from munidesk.procedures.reading import shipped_text
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.domain import Body, BodyKind

PROCEDURE = "hermanamiento"
OF_CASE = "of_case"
"""The role of an activity of a twinning towards the line of the plan that it is."""
_MINISTRY = frozenset({"aviso-sre", "observaciones", "ajustes", "dictamen", "registro", "cancilleria"})
_NOWHERE = 'only = ["--"]'
_MONTHS, _NOTICE = 36, 6


def twinnings(store: Store) -> tuple[Twinning, ...]:
    """The newest first."""
    return TWINNINGS.all(store)


def newest(store: Store) -> str:
    """The id of the newest; empty without any."""
    return next((one.id for one in twinnings(store)), "")


def case_of(store: Store, twinning_id: str) -> CaseFile | None:
    """The case that the twinning follows."""
    return next(iter(CASES.all(store, owner_kind=TWINNINGS.table, owner_id=twinning_id)), None)


def agreement_of(store: Store, twinning_id: str) -> TwinningAgreement:
    """Raises UserError when it is gone."""
    found = next(iter(PACTS.all(store, twinning_id=twinning_id)), None)
    if found is None:
        raise UserError(_("Este hermanamiento no tiene acuerdo: ya no está."), code="gone")
    return found


def lines_of(store: Store) -> dict[str, str]:
    """The line of the plan of each activity that is in it, by its id."""
    rows = store.query(
        "SELECT from_id, to_id FROM link WHERE from_kind = 'twinning_project' AND role = :role"
        " AND deleted_at IS NULL ORDER BY id", role=OF_CASE,
    )  # fmt: skip
    return {str(row["from_id"]): str(row["to_id"]) for row in rows}


def script_for(partner: Partner) -> str:
    """The procedure; with a private body nothing goes to the foreign ministry (treaties law)."""
    text = shipped_text(PROCEDURE)
    if partner is Partner.PUBLIC:
        return text
    parts = re.split(r"(?=^\[\[)", text, flags=re.MULTILINE)
    return "".join(_left_out(part) if _key(part) in _MINISTRY else part for part in parts)


def _key(part: str) -> str:
    found = re.search(r'^key = "([^"]+)"', part, re.MULTILINE)
    return found[1] if found is not None else ""


def _left_out(part: str) -> str:
    return re.sub(r"^only = .*$", _NOWHERE, part, flags=re.MULTILINE)


def open_twinning(store: Store, one: Twinning, *, on: date | None = None) -> Twinning:
    """A new bond, its case of the procedure `hermanamiento` and version 1 of its agreement.

    Raises UserError without a city, or for a day to come.
    """
    with store.change(_("Abrir el hermanamiento con {title}").format(title=one.title.strip()[:40])):
        made = TWINNINGS.save(store, replace(one, id="", title=" ".join(one.title.split())))
        cases.open_case(
            store, script_for(made.partner), _("Hermanamiento con {city}").format(city=made.title),
            responsible=made.responsible, on=on, owner=Ref(TWINNINGS.table, made.id),
        )  # fmt: skip
        _first_text(store, made, on or today())
    return made


def _first_text(store: Store, made: Twinning, day: date) -> None:
    model = _model()
    english = fold(made.other_language) in ("ingles", "english")
    pact = PACTS.save(store, TwinningAgreement(
        twinning_id=made.id, title=model["title"], other_title=model["other_title"] if english else "",
        months=_MONTHS, notice_months=_NOTICE,
    ))  # fmt: skip
    version = VERSIONS.save(store, AgreementVersion(agreement_id=pact.id, number=1, day=day))
    words = {"town": town.municipality(store).name, "city": made.title}
    for number, (title, text, other_title, other_text) in enumerate(model["articles"]):
        for language, head, body in ((Language.OWN, title, text), (Language.OTHER, other_title, other_text)):
            kept = language is Language.OWN or english
            ARTICLES.save(store, AgreementArticle(
                version_id=version.id, language=language, number=number, title=head if kept else "",
                text=body.format(**words) if kept else "",
            ))  # fmt: skip


def _model() -> Mapping[str, Any]:
    path = RESOURCES / "twinning.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def close_twinning(store: Store, twinning_id: str, on: date, why: str) -> Twinning:
    """It came to its end. Raises UserError without saying why, or for a day to come."""
    if not why.strip():
        raise UserError(_("Escriba por qué terminó: es lo que leerá quien venga."), code="missing", field="closed_why")
    if on > today():
        raise UserError(_("Ese día todavía no llegó. Revise la fecha."), code="to_come", field="closed_on")
    one = TWINNINGS.get(store, twinning_id)
    label = _("Terminar el hermanamiento con {city}").format(city=one.title)
    return TWINNINGS.save(store, replace(one, closed_on=on, closed_why=why.strip()), label=label)


def new_committee(store: Store, twinning_id: str, name: str) -> str:
    """A body with members, sessions and a book of its own. Raises UserError without a name."""
    one = TWINNINGS.get(store, twinning_id)
    with store.change(_("Nuevo comité: {name}").format(name=name.strip()[:40])):
        key = town.save_body(store, Body(name=" ".join(name.split()), kind=BodyKind.COMMITTEE))
        TWINNINGS.save(store, replace(one, body_id=key))
    return key


def remove_twinning(store: Store, twinning_id: str) -> None:
    """One that was opened by mistake, with its case. Raises UserError once a step is done: then it is closed."""
    case = case_of(store, twinning_id)
    one = TWINNINGS.get(store, twinning_id)
    with store.change(_("Quitar el hermanamiento con {city}").format(city=one.title[:40])) as writer:
        if case is not None:
            cases.remove_case(store, case.id)
        _take_away(store, twinning_id, lambda table, key: writer.delete(table, key))
        writer.delete(TWINNINGS.table, twinning_id)


def _take_away(store: Store, twinning_id: str, delete: Any) -> None:
    """All that hangs on it, the innermost first."""
    gone = {TWINNINGS.table: {twinning_id}}
    parents = {"twinning_id": TWINNINGS.table, "agreement_id": PACTS.table, "version_id": VERSIONS.table,
               "visit_id": "twinning_visit"}  # fmt: skip
    order = []
    for kind in KINDS[1:]:
        above = gone.get(parents[kind.parent], set())
        found = [one.id for key in above for one in kind.all(store, **{kind.parent: key})]
        gone[kind.table] = set(found)
        order.append((kind.table, found))
    for table, found in reversed(order):
        for key in found:
            delete(table, key)
