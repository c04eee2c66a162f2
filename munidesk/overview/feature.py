"""What spans the features: Inicio, the thread, the evaluation with its indicators, the hearing, the hand-over."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.overview import evaluation_columns
from munidesk.overview.house import House
from munidesk.overview.schema import SCHEMA
from munidesk.town.live import nested
from munidesk.town.manifest import (
    Action,
    Command,
    Feature,
    Folder,
    Listing,
    LiveBlock,
    PageEntry,
    Paper,
    Reference,
)

if TYPE_CHECKING:
    from munidesk.overview import (
        actas_in,
        actions,
        advocacy,
        diagnosis_exports,
        diagnosis_swot,
        document_hearing_poster,
        document_hearing_sheet,
        document_help,
        document_pending,
        document_person,
        evaluation_lists,
        evaluation_refs,
        exports,
        guide,
        handover,
        letters,
        light,
        merging,
        observed,
        opening,
        page_help,
        page_home,
        page_incoming,
        page_personal,
        page_records,
        page_thread,
        periods,
        pilot_exports,
        removal,
        sample,
        steps_in_council,
        territory_round,
        training,
        twinned,
    )
else:
    (
        actas_in,
        actions,
        diagnosis_exports,
        diagnosis_swot,
        advocacy,
        document_help,
        document_hearing_poster,
        document_hearing_sheet,
        document_pending,
        document_person,
        evaluation_lists,
        evaluation_refs,
        exports,
        guide,
        handover,
        letters,
        light,
        merging,
        observed,
        opening,
        removal,
        page_help,
        page_home,
        page_incoming,
        page_personal,
        page_records,
        page_thread,
        periods,
        pilot_exports,
        sample,
        steps_in_council,
        territory_round,
        training,
        twinned,
    ) = lazy(
        "munidesk.overview",
        "actas_in",
        "actions",
        "diagnosis_exports",
        "diagnosis_swot",
        "advocacy",
        "document_help",
        "document_hearing_poster",
        "document_hearing_sheet",
        "document_pending",
        "document_person",
        "evaluation_lists",
        "evaluation_refs",
        "exports",
        "guide",
        "handover",
        "letters",
        "light",
        "merging",
        "observed",
        "opening",
        "removal",
        "page_help",
        "page_home",
        "page_incoming",
        "page_personal",
        "page_records",
        "page_thread",
        "periods",
        "pilot_exports",
        "sample",
        "steps_in_council",
        "territory_round",
        "training",
        "twinned",
    )


def complete(features: Sequence[Feature]) -> House:
    """The house of these features and of what spans them."""
    house = House(features)
    house.features = (*house.features, _feature(house))
    return house


def _feature(house: House) -> Feature:
    return Feature(
        name="overview",
        schema=SCHEMA,
        papers=(*_period_papers(house), *_people_papers(house), *_pilot_papers(house), *_diagnosis_papers(house),
                *_hearing_papers(house)),
        folders=(
            Folder(name="handover", title=msgid("Carpeta de traspaso"), write=partial(handover.export_folder, house)),
            Folder(
                name="diagnosis-open-data", title=msgid("Datos abiertos de un diagnóstico"),
                write=partial(diagnosis_exports.open_data, house),
            ),
        ),
        listings=_listings(house),
        live=_live(house),
        pages=(*_standing_pages(house), *_sought_pages(house)),
        commands=_COMMANDS,
        actions=_actions(house),
        references=(
            Reference(table="evaluation_round", describe=evaluation_refs.describe, crossroads=True),
            Reference(table="evaluation_answer", describe=evaluation_refs.describe),
        ),
        sample=sample.join,
    )  # fmt: skip


def _listings(house: House) -> tuple[Listing, ...]:
    told, columns = evaluation_lists, evaluation_columns
    return (
        Listing(name="diagnoses", file=msgid("diagnosticos"), columns=columns.DIAGNOSES,
                rows=partial(told.list_diagnoses, house)),
        Listing(name="rounds", file=msgid("rondas_de_evaluacion"), columns=columns.ROUNDS,
                rows=partial(told.list_rounds, house)),
        Listing(name="answers", file=msgid("respuestas_de_evaluacion"), columns=columns.ANSWERS,
                rows=partial(told.list_answers, house)),
    )  # fmt: skip


def _live(house: House) -> tuple[LiveBlock, ...]:
    analysis, synthesis = exports.participation_analysis, partial(exports.topics_synthesis, house)
    evaluation = partial(pilot_exports.evaluation, house)
    return (
        LiveBlock(name="participacion", title=msgid("Análisis de la participación"), blocks=nested(analysis)),
        LiveBlock(name="temas", title=msgid("Síntesis de temas y respuestas"), blocks=nested(synthesis)),
        LiveBlock(name="evaluacion", title=msgid("Evaluación del piloto"), blocks=nested(evaluation)),
        LiveBlock(
            name="diagnostico",
            title=msgid("Resultado del diagnóstico"),
            blocks=partial(diagnosis_exports.diagnosis_blocks, house),
        ),
        LiveBlock(
            name="semaforo",
            title=msgid("Semáforo del diagnóstico"),
            blocks=partial(diagnosis_exports.board_blocks, house),
        ),
    )


def _standing_pages(house: House) -> tuple[PageEntry, ...]:
    """Those that are there whatever the file holds: at the top and the foot of the rail, and the list of all lists."""
    return (
        PageEntry(
            key="home", never_empty="lists what is due, and has a first step of its own", title=msgid("Inicio"),
            make=partial(page_home.HomePage, house), icon="home", top=True, help=guide.HOME,
        ),
        PageEntry(
            key="help", never_empty="has always something to read", title=msgid("Ayuda"),
            make=partial(page_help.HelpPage, house), icon="help", bottom=True, help=guide.HELP,
        ),
        PageEntry(
            key="records", never_empty="begins with the list of kinds, each with its count",
            title=msgid("Todos los registros"), make=partial(page_records.RecordsPage, house), help=guide.RECORDS,
        ),
    )  # fmt: skip


def _sought_pages(house: House) -> tuple[PageEntry, ...]:
    """Those one is led to."""
    return (
        PageEntry(
            key="import", never_empty="begins with the button that asks for the file", title=msgid("Importar"),
            make=partial(page_incoming.import_page, house), help=guide.IMPORT,
        ),
        PageEntry(
            key="personal", never_empty="is a search: the keyboard waits where the name is written",
            title=msgid("Datos de una persona"), make=partial(page_personal.PersonalPage, house), help=guide.PERSONAL,
        ),
        PageEntry(
            key="thread", never_empty="shows one record", title=msgid("Hilo del asunto"),
            make=partial(page_thread.ThreadPage, house), help=guide.THREAD,
        ),
    )  # fmt: skip


_COMMANDS = (
    Command(words=msgid("Llevarse todo"), key="home", run="take_everything", icon="folder"),
    Command(words=msgid("Carpeta de traspaso"), key="home", run="hand_over", icon="folder"),
    Command(
        words=msgid("Unir dos integrantes que son la misma persona"), key="records", arguments={"kind": "person"},
        run="join_people",
    ),
)  # fmt: skip


def _actions(house: House) -> dict[str, Action]:
    return {
        "agenda_item": actions.to_agenda,
        "step_in_council": steps_in_council.step_in_council,
        "evaluate_territory": territory_round.evaluate_territory,
        "bring_actas": partial(actas_in.bring_verb, house),
        "initiative_from": actions.initiative_from,
        "initiative_from_observation": observed.initiative_from_observation,
        "raised_in": actions.raised_in,
        "minutes": actions.minutes_of,
        "encounter": actions.encounter_of,
        "activity_from": actions.activity_from,
        "improvement_to_plan": actions.improvement_to_plan,
        "twinning_to_plan": twinned.twinning_to_plan,
        "activity_share": actions.activity_share,
        "proposal_from": actions.proposal_from,
        "follow_calendar": actions.follow_calendar,
        "close_period": partial(periods.close, house),
        "letter_arrived": partial(letters.arrived, house),
        "merge_people": partial(merging.merge, house),
        "swot_offer": diagnosis_swot.told,
        "swot_from_diagnosis": diagnosis_swot.bring,
        "light_copy": partial(light.light_copy, house),
        "remove_member": partial(removal.remove_member, house),
        "opening_made": opening.made_words,
        "opening_proposals": opening.made_lines,
        "opening_to_council": opening.to_council,
        "initiative_of_ask": advocacy.initiative_of_ask,
        "training_line_to_plan": training.line_to_plan,
        "programme_to_council": training.programme_to_council,
        "practice_of_exchange": training.practice_of_exchange,
    }


def _period_papers(house: House) -> tuple[Paper, ...]:
    people = msgid("Participación")
    return (
        Paper(
            name="participation-analysis", title=msgid("Análisis de la participación"),
            document=partial(periods.build, house, "participation-analysis"), handed=people,
        ),
        Paper(
            name="topics-synthesis", title=msgid("Temas y respuestas"),
            document=partial(periods.build, house, "topics-synthesis"), handed=people,
        ),
    )  # fmt: skip


def _people_papers(house: House) -> tuple[Paper, ...]:
    return (
        Paper(name="data-map", title=msgid("Mapa de datos personales"), document=partial(exports.data_map, house)),
        Paper(
            name="person-data", title=msgid("Datos de una persona"),
            document=partial(document_person.person_document, house), data=partial(document_person.person_sheet, house),
        ),
        Paper(name="thread", title=msgid("Hilo del asunto"), document=partial(exports.thread, house)),
    )  # fmt: skip


def _pilot_papers(house: House) -> tuple[Paper, ...]:
    pilot, answers = msgid("Piloto"), partial(pilot_exports.answers, house)
    return (
        Paper(
            name="pilot-form", title=msgid("Formulario de la evaluación"), document=partial(pilot_exports.form, house)
        ),
        Paper(
            name="pilot-answers", title=msgid("Respuestas de la evaluación"), data=answers,
            printed_as="pilot-evaluation",
        ),
        Paper(
            name="pilot-evaluation", title=msgid("Evaluación"), document=partial(pilot_exports.evaluation, house),
            data=answers, handed=pilot,
        ),
        Paper(name="manual", title=msgid("Manual"), document=partial(pilot_exports.manual, house)),
        Paper(
            name="manual-next", title=msgid("Manual, versión siguiente"),
            document=partial(pilot_exports.next_version, house),
        ),
        Paper(
            name="good-practice", title=msgid("Ficha de buena práctica"),
            document=partial(pilot_exports.good_practice, house), handed=pilot,
        ),
    )  # fmt: skip


def _diagnosis_papers(house: House) -> tuple[Paper, ...]:
    return (
        Paper(
            name="diagnosis", title=msgid("Diagnóstico"), document=partial(diagnosis_exports.diagnosis, house),
            data=partial(diagnosis_exports.answers, house), handed=msgid("Gobierno abierto"), takes=("kind",),
        ),
        Paper(
            name="diagnosis-answers", title=msgid("Respuestas del diagnóstico"),
            data=partial(diagnosis_exports.answers, house), printed_as="diagnosis",
        ),
        Paper(
            name="diagnosis-form", title=msgid("Formulario del diagnóstico, por área"),
            document=partial(diagnosis_exports.form, house), takes=("body",),
        ),
        Paper(
            name="diagnosis-compare", title=msgid("Comparación de dos rondas"),
            document=partial(diagnosis_exports.comparison, house), handed=msgid("Gobierno abierto"), takes=("kind",),
        ),
        Paper(
            name="semaforo-poster", title=msgid("Afiche del semáforo"),
            document=partial(diagnosis_exports.poster, house), takes=("kind",),
        ),
    )  # fmt: skip


def _hearing_papers(house: House) -> tuple[Paper, ...]:
    return (
        Paper(
            name="opening-plan", title=msgid("Plan de apertura"), document=opening.opening_plan,
            data=opening.plan_rows, handed=msgid("Gobierno abierto"), texts={".ics": opening.plan_calendar},
        ),
        Paper(name="user-guide", title=msgid("Manual de uso"), document=partial(document_help.build_guide, house)),
        Paper(name="pending", title=msgid("Lo pendiente"), document=partial(document_pending.build_pending, house)),
        Paper(name="hearing", title=msgid("Audiencia pública"), document=partial(periods.build, house, "hearing")),
        Paper(
            name="hearing-questions", title=msgid("Hoja de preguntas de la audiencia"),
            document=document_hearing_sheet.build_questions,
        ),
        Paper(
            name="hearing-poster", title=msgid("Afiche de la audiencia"),
            document=document_hearing_poster.build_hearing_poster,
        ),
    )  # fmt: skip
