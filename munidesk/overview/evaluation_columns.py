"""What each column of the lists of evaluations holds."""

from munidesk.base.i18n import msgid

DIAGNOSES = {
    "id": msgid("Identificador del registro, el mismo en todos los archivos"),
    "instrument": msgid("Clave del instrumento con que se responde"),
    "title": msgid("Nombre del diagnóstico"),
    "state": msgid("Última ronda propia: none (no hay), open (abierta) o closed (cerrada)"),
    "total": msgid("Total de la última ronda con respuestas: su piso, donde un blanco vale 0; vacío sin respuestas"),
    "floor": msgid("Piso: los blancos valen 0"),
    "ceiling": msgid("Techo: los blancos valen el máximo"),
    "band": msgid("Clave de la banda; vacía mientras quede un blanco sin decidir"),
}
ROUNDS = {
    "id": msgid("Identificador del registro, el mismo en todos los archivos"),
    "pilot": msgid("Piloto que se evalúa; vacío en un diagnóstico"),
    "number": msgid("Número de la ronda"),
    "moment": msgid("Antes, durante o después del piloto"),
    "since": msgid("Primer día que mira la ronda"),
    "until": msgid("Último día que mira la ronda"),
    "closed_on": msgid("Día en que se cerró; vacío si está abierta"),
    "total": msgid("Puntaje total, con los blancos como 0: de 0 a la escala, o de 0 a 100; vacío sin respuestas"),
    "answered": msgid("Criterios con respuesta"),
    "applicable": msgid("Criterios que aplican"),
    "computed": msgid("Criterios contados por MuniDesk"),
    "verdict": msgid("Veredicto del piloto: escalar, ajustar o abandonar"),
    "provisional": msgid("Si el total o el veredicto es provisorio"),
    "diagnosis": msgid("Diagnóstico; vacío en un piloto"),
    "kind": msgid("Quién responde: el municipio, quien revisa, o una organización de afuera"),
    "review_of": msgid("Identificador de la ronda que revisa"),
}
ANSWERS = {
    "instrumento": msgid("Clave del conjunto de criterios"),
    "version": msgid("Versión del conjunto de criterios"),
    "ronda": msgid("Número de la ronda"),
    "tipo": msgid("Quién responde: el municipio, quien revisa, o una organización de afuera"),
    "fecha": msgid("Día en que se cerró; vacío si está abierta"),
    "dimension": msgid("Dimensión"),
    "clave": msgid("Clave del criterio, la misma en todas las rondas"),
    "pregunta": msgid("Pregunta"),
    "respuesta": msgid("Puntos; 1 o 0 por sí o no y por cada punto de una lista; la cifra; parte|total"),
    "puntos": msgid("Puntos, de 0 al máximo; vacío en blanco o si no aplica"),
    "maximo": msgid("Puntos de la mejor respuesta"),
    "banda": msgid("Clave de la banda; vacía sin puntos"),
    "no_aplica": msgid("Si no aplica"),
    "motivo": msgid("Por qué no aplica"),
    "nota": msgid("Nota"),
}
