"""What `list` shows of procedures and cases, column by column."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.town.manifest import Listing

if TYPE_CHECKING:
    from munidesk.procedures import exports
else:
    (exports,) = lazy("munidesk.procedures", "exports")

_ID = msgid("Identificador del registro, el mismo en todos los archivos")

LISTINGS = (
    Listing(
        name="procedures",
        file=msgid("procedimientos"),
        rows=exports.list_procedures,
        columns={
            "id": _ID,
            "key": msgid("Nombre corto del procedimiento"),
            "version": msgid("Versión"),
            "title": msgid("Procedimiento"),
            "country": msgid("País cuya norma sigue; vacío: cualquiera"),
            "own": msgid("Si lo hizo o cambió la municipalidad"),
            "steps": msgid("Cuántos pasos tiene"),
            "source": msgid("Norma o práctica"),
        },
    ),
    Listing(
        name="cases",
        file=msgid("expedientes"),
        rows=exports.list_cases,
        columns={
            "id": _ID,
            "number": msgid("Número y año del expediente"),
            "title": msgid("Expediente"),
            "procedure": msgid("Nombre corto del procedimiento"),
            "version": msgid("Versión del procedimiento cuando se abrió"),
            "responsible": msgid("Responsable"),
            "state": msgid("En curso o cerrado"),
            "opened_on": msgid("Día en que se abrió"),
            "closed_on": msgid("Día en que se cerró; vacío si no"),
            "outcome": msgid("Cómo terminó"),
            "done": msgid("Pasos hechos"),
            "counted": msgid("Pasos que cuentan: sin los que no aplican ni los periódicos"),
            "step": msgid("Clave del paso en que está"),
            "overdue": msgid("Cuántos plazos vencieron"),
        },
    ),
    Listing(
        name="steps",
        file=msgid("pasos_de_expedientes"),
        rows=exports.list_steps,
        columns={
            "id": _ID,
            "case": msgid("Número y año del expediente"),
            "case_id": msgid("Identificador del expediente"),
            "key": msgid("Clave del paso"),
            "stage": msgid("Etapa"),
            "title": msgid("Paso"),
            "who": msgid("Quién lo hace"),
            "state": msgid("Lo anotado: pendiente, hecho, no aplica, rechazado"),
            "standing": msgid("Cómo está hoy: ready, doing, waiting, blocked, done, skipped, rejected"),
            "overdue": msgid("Si pasó su último día"),
            "starts": msgid("Día desde el que corre el plazo, que no se cuenta"),
            "last_day": msgid("Último día del plazo"),
            "closable_from": msgid("Desde cuándo se puede cerrar lo que tiene un plazo mínimo"),
            "done_on": msgid("Día en que se hizo"),
            "choice": msgid("Qué se decidió"),
            "silent": msgid("Si se tuvo por favorable por plazo vencido"),
            "reason": msgid("Por qué no aplica o se rechazó"),
            "differs": msgid("Si el expediente lo agregó o cambió"),
            "article": msgid("Norma"),
        },
    ),
    Listing(
        name="entries",
        file=msgid("anotaciones_de_expedientes"),
        rows=exports.list_entries,
        columns={
            "id": _ID,
            "case": msgid("Número y año del expediente"),
            "step": msgid("Clave del paso"),
            "number": msgid("Folio dentro del paso"),
            "name": msgid("Dependencia, organismo o audiencia"),
            "asked_on": msgid("Día en que se pidió"),
            "day": msgid("Día en que llegó o se hizo"),
            "way": msgid("Vía por la que llegó"),
            "zone": msgid("Zona"),
            "chapter": msgid("Capítulo"),
            "text": msgid("Texto"),
            "outcome": msgid("Resultado"),
            "reasons": msgid("Razones"),
            "result": msgid("Qué cambia"),
            "replied_on": msgid("Día en que se respondió"),
        },
    ),
)
