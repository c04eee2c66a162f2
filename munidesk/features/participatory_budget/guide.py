"""What F1 tells of the participatory budget."""

from munidesk.base.i18n import msgid
from munidesk.town.manifest import Help

_PRINT = ("Ctrl+P", msgid("imprimir"))

BUDGET = (
    Help(
        tab="0",
        title=msgid("Propuestas"),
        what=msgid("Las propuestas con su costo y su zona, y los números que llevan en la boleta."),
        example=msgid("Escriba «Luz en la cancha», su costo y la zona; después «Numerar la boleta»."),
        keys=(
            ("Ctrl+N", msgid("propuesta nueva")),
            ("F2", msgid("escribir en la casilla")),
            ("Supr", msgid("quitar la elegida")),
            _PRINT,
        ),
        wrong=(
            (
                msgid("Una propuesta no entró en la boleta"),
                msgid("Le falta el costo, o un área dijo que no es viable: complételo y numere otra vez."),
            ),
        ),
    ),
    Help(
        tab="1",
        title=msgid("Factibilidad"),
        what=msgid("Lo que cada área dice de cada propuesta; el «no» lleva su motivo, que se imprime."),
        example=msgid("Obras dice «no viable»: el terreno no es municipal."),
        keys=(("Enter", msgid("dictaminar la elegida")), _PRINT),
        wrong=((msgid("Falta un área"), msgid("Agréguela en «Datos del proceso», separada por comas.")),),
    ),
    Help(
        tab="2",
        title=msgid("Escrutinio"),
        what=msgid("Las papeletas se cuentan con una tecla por marca, mesa por mesa, dos veces por separado."),
        example=msgid("Papeleta con las propuestas 1 y 4: pulse 1, 4 y Enter."),
        keys=(
            ("1–9", msgid("marca esa propuesta; después del 9 siguen las letras")),
            ("0", msgid("papeleta en blanco")),
            ("N", msgid("papeleta anulada")),
            ("Enter", msgid("pasa a la papeleta siguiente")),
            ("Retroceso", msgid("borra la última marca, o trae la última papeleta")),
            ("Ctrl+Z", msgid("deshace la última papeleta")),
            _PRINT,
        ),
        wrong=(
            (
                msgid("Los dos conteos no coinciden"),
                msgid("Elija la diferencia y pulse Enter para corregir esa papeleta, o «Contar de nuevo»."),
            ),
        ),
    ),
    Help(
        tab="3",
        title=msgid("Resultado"),
        what=msgid("Qué propuestas entran en el tope, con la regla; un empate en el tope lo decide una persona."),
        example=msgid("Dos empatan y alcanza para una: «Decidir el empate», con su motivo."),
        keys=(("Enter", msgid("llevar al plan la elegida")), _PRINT),
        wrong=((msgid("No deja cerrar el escrutinio"), msgid("Abajo dice qué falta y en qué mesa.")),),
    ),
)
