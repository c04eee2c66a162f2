"""The map of personal data: what is kept, why, who sees it, and how it is handed over or forgotten."""

from dataclasses import dataclass

from munidesk.base.i18n import _


@dataclass(frozen=True, slots=True)
class DataEntry:
    what: str
    why: str
    shown: str
    leaving: str


def data_map() -> tuple[DataEntry, ...]:
    """Every kind of personal datum of the file; nothing of it leaves this computer by itself."""
    return (
        DataEntry(
            _("Integrantes del Concejo: nombre, cargo, lista y fechas"),
            _("Las actas tienen que decir quién estuvo, votó y firmó."),
            _("Son públicos: actas, planillas e informes."),
            _("No se borran: constan en actas aprobadas."),
        ),
        DataEntry(
            _("Vecinas y vecinos: nombre, teléfono, correo, dirección (optativos)"),
            _("Para responder a quien propuso algo y preparar la planilla de asistencia."),
            _("Solo en Participación › Personas, la carta de respuesta y la planilla. Ningún informe los muestra."),
            _("Participación › Personas: copia de sus datos, o borrarlos también del historial."),
        ),
        DataEntry(
            _("Sexo, tramo de edad, zona y organización de asistentes (optativos)"),
            _("Para contar la participación."),
            _("En cuentas, nunca por persona; lo que no se dijo figura «Sin dato»."),
            _("Quedan sin nombre cuando la persona pide que se la borre."),
        ),
        DataEntry(
            _("Público y funcionarios en las sesiones"),
            _("El acta dice cuántos asistieron."),
            _("Solo la cantidad."),
            _("No identifican a nadie."),
        ),
        DataEntry(
            _("Archivos y fotografías adjuntos"),
            _("Antecedentes y constancias."),
            _("En el registro al que se adjuntaron. Las fotos se guardan sin lugar ni cámara."),
            _("Se quitan desde el registro."),
        ),
        DataEntry(
            _("Borradores: lo que se empezó a escribir y no se envió"),
            _("Para que un corte de luz no obligue a escribirlo otra vez."),
            _("Solo donde se estaba escribiendo. Ningún informe ni respaldo los lleva."),
            _("Se borran al registrar, con «Empezar de nuevo» o, todos juntos, en Ajustes."),
        ),
        DataEntry(
            _("Quién escribe en esta computadora"),
            _("Para que el historial diga quién hizo cada cambio."),
            _("En el historial."),
            _("Forma parte de la cadena que prueba que nada se alteró."),
        ),
    )
