"""The verbs of an agreement: its texts, what is observed of them, opinion, signature, registry, renewal, end."""

from dataclasses import replace
from datetime import date

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.twinning.codes import Answer, Language, Opinion
from munidesk.features.twinning.domain import (
    AgreementArticle,
    AgreementObservation,
    AgreementVersion,
    TwinningAgreement,
)
from munidesk.features.twinning.kinds import ARTICLES, OBSERVATIONS, PACTS, VERSIONS
from munidesk.features.twinning.store import agreement_of, case_of
from munidesk.procedures import store as cases
from munidesk.procedures.codes import StepState
from munidesk.procedures.domain import CaseStep

OPINION, SIGNATURE, REGISTRY = "dictamen", "firma", "registro"


def save_terms(store: Store, one: TwinningAgreement) -> TwinningAgreement:
    """Its title, months, notice, renewal. Raises UserError as its kind."""
    return PACTS.save(store, one, label=_("vigencia del acuerdo"))


def versions_of(store: Store, agreement_id: str) -> tuple[AgreementVersion, ...]:
    """From the first to the one in work."""
    return VERSIONS.all(store, agreement_id=agreement_id)


def new_version(store: Store, agreement_id: str, note: str = "") -> AgreementVersion:
    """The text of the newest, to be changed; what was there stays. Raises UserError once it is signed."""
    _unsigned(PACTS.get(store, agreement_id))
    there = versions_of(store, agreement_id)
    number = there[-1].number + 1 if there else 1
    with store.change(_("Versión {n} del acuerdo").format(n=number)):
        made = VERSIONS.save(
            store, AgreementVersion(agreement_id=agreement_id, number=number, day=today(), note=note.strip())
        )
        for one in ARTICLES.all(store, version_id=there[-1].id) if there else ():
            ARTICLES.save(store, replace(one, id="", version_id=made.id))
    return made


def save_article(store: Store, version_id: str, own: AgreementArticle, other: AgreementArticle) -> None:
    """An article in both languages, at once. Raises UserError for a version that is not the newest, or is signed."""
    _newest(store, version_id)
    with store.change(_("Artículo {n} del acuerdo").format(n=own.number)):
        for one, language in ((own, Language.OWN), (other, Language.OTHER)):
            ARTICLES.save(store, replace(one, version_id=version_id, language=language, text=one.text.strip()))


def next_number(store: Store, version_id: str) -> int:
    return max((one.number for one in ARTICLES.all(store, version_id=version_id)), default=0) + 1


def remove_article(store: Store, version_id: str, number: int) -> None:
    """Of both languages; those behind it go up. Raises UserError as `save_article`."""
    _newest(store, version_id)
    with store.change(_("Quitar el artículo {n}").format(n=number)) as writer:
        for one in ARTICLES.all(store, version_id=version_id):
            if one.number == number:
                writer.delete(ARTICLES.table, one.id)
            elif one.number > number:
                ARTICLES.save(store, replace(one, number=one.number - 1))


def _newest(store: Store, version_id: str) -> None:
    version = VERSIONS.get(store, version_id)
    _unsigned(PACTS.get(store, version.agreement_id))
    if versions_of(store, version.agreement_id)[-1].id != version_id:
        raise UserError(_("Se cambia la última versión; las anteriores quedan como fueron."), code="older")


def _unsigned(pact: TwinningAgreement) -> None:
    if pact.signed_on is not None:
        raise UserError(_("El acuerdo está firmado: su texto ya no se cambia."), code="signed")


def save_observation(store: Store, one: AgreementObservation) -> AgreementObservation:
    """New with the next number. Raises UserError without its words."""
    there = OBSERVATIONS.all(store, agreement_id=one.agreement_id)
    number = one.number or max((each.number for each in there), default=0) + 1
    return OBSERVATIONS.save(store, replace(one, number=number, text=one.text.strip()))


def answer(store: Store, observation_id: str, sense: Answer, reply: str = "") -> AgreementObservation:
    """One of the three answers; explained asks for the reasons. The same one again takes it back."""
    one = OBSERVATIONS.get(store, observation_id)
    words = reply.strip() or one.reply
    if sense is Answer.EXPLAINED and not words:
        raise UserError(_("Escriba la explicación: es lo que se responde."), code="missing", field="reply")
    kept = Answer.NONE if sense is one.answer and words == one.reply else sense
    label = _("respuesta a la observación {n}").format(n=one.number)
    told = replace(one, answer=kept, reply=words, answered_on=today() if kept else None)
    return OBSERVATIONS.save(store, told, label=label)


def remove_observation(store: Store, observation_id: str) -> None:
    OBSERVATIONS.delete(store, observation_id, label=_("Quitar la observación"))


def step_of(store: Store, twinning_id: str, key: str) -> CaseStep | None:
    """That step of its case; None where the procedure does not have it."""
    case = case_of(store, twinning_id)
    return cases.load_case(store, case.id).steps.get(key) if case is not None else None


def record_opinion(store: Store, twinning_id: str, sense: Opinion, number: str, on: date) -> TwinningAgreement:
    """What the foreign ministry said; «con cambios» takes the text up again.

    Raises UserError where none is asked for, and while what goes before it is missing.
    """
    pact, step = agreement_of(store, twinning_id), step_of(store, twinning_id, OPINION)
    if step is None:
        raise UserError(_("Este hermanamiento no lleva dictamen de la Cancillería."), code="no_opinion")
    if sense is Opinion.NONE:
        raise UserError(_("Elija qué dice el dictamen."), code="missing", field="opinion")
    with store.change(_("Dictamen: {sense}").format(sense=sense.word)):
        if step.state is not StepState.DONE or step.choice != sense:
            cases.do_step(store, step.id, on, choice=str(sense), note=number.strip() or sense.word)
        return PACTS.save(store, replace(pact, opinion=sense, opinion_number=number.strip(), opinion_on=on))


def refuse_unopined(store: Store, twinning_id: str) -> None:
    """Raises UserError where an opinion is asked for and there is no favourable one."""
    asked = step_of(store, twinning_id, OPINION)
    if asked is not None and (asked.state is not StepState.DONE or asked.choice != Opinion.FAVOURABLE):
        raise UserError(
            _("Sin dictamen favorable no se firma (Ley sobre la Celebración de Tratados, art. 7)."), code="no_opinion",
            field="signed_on",
        )  # fmt: skip


def sign(store: Store, twinning_id: str, on: date, place: str, who: str) -> TwinningAgreement:
    """Signed by both. Raises UserError before the council approved it and, where the law asks for it, the opinion."""
    pact, step = agreement_of(store, twinning_id), step_of(store, twinning_id, SIGNATURE)
    _unsigned(pact)
    refuse_unopined(store, twinning_id)
    with store.change(_("Firma del acuerdo")):
        if step is not None and step.state is not StepState.DONE:
            cases.do_step(store, step.id, on, note=place.strip() or _("Firmado por las dos partes."))
        kept = replace(pact, signed_on=on, signed_at=place.strip(), signed_by=who.strip())
        return PACTS.save(store, kept)


def register(
    store: Store, twinning_id: str, on: date, number: str, in_force_on: date | None = None
) -> TwinningAgreement:
    """Number and day of the registry, and from when it is in force where that is later.

    Raises UserError without a number, and before it is signed.
    """
    pact, step = agreement_of(store, twinning_id), step_of(store, twinning_id, REGISTRY)
    if pact.signed_on is None:
        raise UserError(_("Antes se firma: lo que se registra es el acuerdo firmado."), code="unsigned")
    if not number.strip():
        raise UserError(_("Escriba el número del registro."), code="missing", field="registry")
    with store.change(_("Registro del acuerdo")):
        if step is not None and step.state is not StepState.DONE:
            cases.do_step(store, step.id, on, note=_("Registro {n}").format(n=number.strip()))
        kept = replace(pact, registry=number.strip(), registered_on=on, in_force_on=in_force_on or pact.in_force_on)
        return PACTS.save(store, kept)


def renew(store: Store, twinning_id: str, since: date) -> TwinningAgreement:
    """It goes on for as many months again from that day. Raises UserError before it is signed, or once it ended."""
    pact = agreement_of(store, twinning_id)
    if pact.signed_on is None or pact.ended_on is not None:
        raise UserError(_("Se renueva un acuerdo firmado que no terminó."), code="not_in_force")
    if since < pact.signed_on:
        raise UserError(_("La renovación no puede ser anterior a la firma."), code="order", field="renewed_on")
    return PACTS.save(store, replace(pact, renewed_on=since), label=_("Renovación del acuerdo"))


def end(store: Store, twinning_id: str, on: date, why: str) -> TwinningAgreement:
    """One of the parts said so. Raises UserError without saying why, or before it is signed."""
    pact = agreement_of(store, twinning_id)
    if pact.signed_on is None:
        raise UserError(_("Todavía no se firmó: no hay qué terminar."), code="unsigned")
    if not why.strip():
        raise UserError(_("Escriba por qué termina."), code="missing", field="ended_why")
    kept = replace(pact, ended_on=on, ended_why=why.strip())
    return PACTS.save(store, kept, label=_("Fin del acuerdo"))
