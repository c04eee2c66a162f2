"""What F1 tells of each step of a session."""

from munidesk.base.i18n import msgid
from munidesk.town.manifest import Help

SESSION = (
    Help(
        tab="notice",
        title=msgid("Convocatoria"),
        what=msgid("El día, la hora, el lugar y quién preside; al lado, la convocatoria tal como se imprime."),
        example=msgid("Complete el lugar, mire la hoja y pulse Ctrl+P para imprimirla."),
        keys=(("Tab", msgid("pasar al campo siguiente")), ("Ctrl+Tab", msgid("ir al paso siguiente")),
              ("Ctrl+Mayús+E", msgid("dejar constancia de que se envió; después, enviar una adenda")),
              ("F8", msgid("abrir la sesión, cuando empieza")), ("Ctrl+P", msgid("imprimir la convocatoria"))),
        wrong=(
            (
                msgid("La hoja tiene huecos"),
                msgid("Cada hueco es un dato que falta: complételo a la izquierda y la hoja se vuelve a dibujar."),
            ),
        ),
    ),
    Help(
        tab="agenda",
        title=msgid("Orden del día"),
        what=msgid("Los asuntos que se van a tratar, en su orden, con los aplazados en sesiones anteriores."),
        example=msgid("Escriba «Alumbrado de la plaza», Enter, y siga con el asunto siguiente."),
        keys=(
            ("Enter", msgid("agregar el asunto escrito")),
            ("F2", msgid("cambiar el asunto elegido")),
            ("Ctrl+↑ Ctrl+↓", msgid("moverlo")),
            ("Supr", msgid("quitarlo")),
            ("F8", msgid("abrir la sesión, cuando empieza")),
            ("Ctrl+Tab", msgid("ir al paso siguiente")),
        ),
        wrong=(
            (
                msgid("Se quitó un asunto por error"),
                msgid("Ctrl+Z lo devuelve a su lugar."),
            ),
        ),
    ),
    Help(
        tab="live",
        title=msgid("En sesión"),
        what=msgid("La sesión mientras ocurre: quién está, qué se trata, qué se dijo y cómo se votó."),
        example=msgid("3 P marca presente a quien tiene el número 3; 0 F anota que todos los presentes votan a favor."),
        keys=(
            ("F8", msgid("levantar la sesión, cuando termina")),
            ("Mayús+F8", msgid("más acciones: cuarto intermedio o receso, reanudar, no hubo quórum")),
            ("F6", msgid("pasar al otro panel: orden del día, texto, votos, asistencia")),
            ("3 P", msgid("el integrante 3 está presente")),
            ("3 A", msgid("ausente sin aviso")),
            ("3 J", msgid("ausente con aviso")),
            ("3 L", msgid("con licencia")),
            ("3 R", msgid("se retira")),
            ("0 P", msgid("presentes todos los que no tienen marca")),
            ("0 A", msgid("ausentes todos los que no tienen marca; también 0 J y 0 L")),
            ("3 S", msgid("entra su suplente, por la sesión, un asunto o una votación; en el suplente, deja la banca")),
            ("4 M", msgid("motivo de la ausencia, su constancia y el día en que la justificó")),
            ("4 D", msgid("adjuntar la constancia de la ausencia")),
            ("4 H", msgid("corregir la hora")),
            ("4 Supr", msgid("quitar su última marca")),
            ("2 F", msgid("el integrante 2 vota a favor")),
            ("2 C", msgid("en contra")),
            ("2 B", msgid("se abstiene")),
            ("2 E", msgid("se excusa")),
            ("2 R", msgid("se retiró de la sala para esta votación")),
            ("0 F", msgid("todos los presentes a favor")),
            ("* /", msgid("en un empate que no decide quien preside: segunda votación, o pasa a una nueva sesión")),
            ("M", msgid("en los votos, decir qué asunto es, cuando de eso depende la mayoría")),
            ("+ −", msgid("en un empate, quien preside decide a favor o en contra")),
            ("E", msgid("en el orden del día, elegir personas: candidaturas, una tecla por papeleta, vueltas")),
            ("U", msgid("en el orden del día, dar la palabra: quién la pidió, su tiempo y lo que dice")),
            ("P", msgid("en la lista de oradores, el reloj en una pantalla grande para la sala; otra vez, se cierra")),
            ("Q", msgid("en una elección sin quórum, escribir por qué se vota: el acta lo dice")),
            ("pa Espacio", msgid("en el texto, el código de una frase propia se cambia por la frase (botón «Frases»)")),
            ("Ctrl+Enter", msgid("otra moción")),
            ("Enter", msgid("asunto siguiente")),
            ("Esc", msgid("salir del texto hacia la votación")),
            ("F9", msgid("poner la hora en el texto")),
            ("@", msgid("en el texto, elegir el nombre de un integrante")),
            ("{", msgid("en el texto, citar un asunto, un acta, su folio o una resolución: su número se pone al día")),
            ("Ctrl+B Ctrl+I", msgid("negrita y cursiva")),
            ("F7", msgid("agregar un asunto")),
            ("H", msgid("en el orden del día, corregir la hora en que comenzó el asunto")),
            ("T", msgid("en el orden del día, hacer constar que el asunto ya se trató")),
            ("N", msgid("en el orden del día, hacer constar que el asunto no se trató")),
            ("P", msgid("en el orden del día, aplazar el asunto para la próxima sesión; otra vez, ya no")),
            ("O", msgid("en el orden del día, aplazarlo para una sesión que se elige, con motivo y votos")),
            ("R", msgid("en el orden del día, retirarlo, con quién lo pidió y por qué; otra vez, vuelve")),
            ("Ctrl+↑ Ctrl+↓", msgid("en el orden del día, cambiarlo de lugar: el acta lo dice")),
            ("M", msgid("en el orden del día, decir por qué cambió y cómo se votó")),
        ),
        wrong=(
            (
                msgid("Se marcó a quien no era"),
                msgid("Vuelva a escribir su número y la tecla que corresponde, o Ctrl+Z."),
            ),
            (
                msgid("Una letra escribe en el texto en vez de votar"),
                msgid("El teclado está en el texto: Esc pasa a los votos. Al pie dice de qué panel son las teclas."),
            ),
            (
                msgid("Se aprobó una moción y no está entre las resoluciones"),
                msgid(
                    "No es resolución hasta que usted lo dice: de los votos, Tab hasta «Resolución…», Enter, y "
                    "complete «Se resuelve». Recibe su número al levantar la sesión."
                ),
            ),
            (
                msgid("Dice «Falta decir qué asunto es»"),
                msgid(
                    "De eso depende qué mayoría hace falta. En los votos, M: primero está el que proponen las palabras "
                    "y Enter lo confirma; las flechas eligen otro."
                ),
            ),
            (
                msgid("El orden del día cambió y dice que no consta cómo se votó"),
                msgid(
                    "Su norma pide una mayoría especial para eso. En el orden del día, M sobre el asunto: al lado de "
                    "los votos dice cuántos hacen falta; con menos, no se guarda."
                ),
            ),
            (
                msgid("Es un cabildo abierto o una audiencia y los aportes se anotan en Participación"),
                msgid(
                    "Es lo mismo: «Más acciones › Aportes del encuentro…» los une. Lo que se escribe en los oradores o "
                    "en el encuentro queda una sola vez y está en los dos."
                ),
            ),
            (
                msgid("Se votó por artículos, o una enmienda"),
                msgid("Agregue una moción por cada uno con Ctrl+Enter y dígale cuál es con «Por partes…»."),
            ),
            (
                msgid("Dice que no hay quórum"),
                msgid("Revise la asistencia: cuente quién está, y marque a los suplentes que entraron con S."),
            ),
        ),
    ),
    Help(
        tab="minutes",
        title=msgid("Acta"),
        what=msgid(
            "El acta escrita con lo marcado en la sesión, y lo que le falta. Completa, F8 la pasa a aprobación; se "
            "aprueba en la sesión siguiente, donde se la lee, y desde entonces tiene número y folios y no cambia."
        ),
        example=msgid("Leída en la sesión del 17, abra la del 3, paso «Acta», F8: elija la del 17 y pulse «Aprobar»."),
        keys=(("F8", msgid("pasar el acta a aprobación; otra vez, aprobarla")), ("F6", msgid("pasar al otro panel")),
              ("Ctrl+P", msgid("imprimir el acta como está"))),
        wrong=(
            (
                msgid("No se puede aprobar"),
                msgid("La lista dice qué falta: cada renglón lleva al lugar donde se completa."),
            ),
            (
                msgid("La sesión siguiente la aprobó con cambios"),
                msgid("Al aprobarla, marque «Con correcciones» y escriba qué se corrigió: el acta lo transcribe."),
            ),
            (
                msgid("Hay un error después de aprobarla"),
                msgid("No se cambia: se corrige en el acta de la sesión siguiente."),
            ),
        ),
    ),
    Help(
        tab="old",
        title=msgid("Acta anterior a MuniDesk"),
        what=msgid(
            "Una sesión de antes, con el original de su acta tal como se guardó. MuniDesk no la escribe: vale el "
            "papel. Su asistencia cuenta en los informes solo si alguien la confirmó."
        ),
        example=msgid("Enter sobre el original lo abre; su texto se encuentra con Ctrl+K."),
        keys=(("Enter", msgid("abrir el original")), ("Tab", msgid("pasar a «Quitar el acta anterior…»"))),
        wrong=(
            (
                msgid("La fecha, el número o la asistencia están mal"),
                msgid("Quite el acta, impórtela otra vez y corríjalo en la tabla antes de importar."),
            ),
            (
                msgid("Falta confirmar la asistencia"),
                msgid("Importe otra vez el mismo archivo y responda que la confirma: no se duplica."),
            ),
        ),
    ),
    Help(
        tab="signatures",
        title=msgid("Firmas y libro"),
        what=msgid(
            "Del acta aprobada: su lugar en el libro, quién firma y quién falta, su código y lo que se dijo después."
            " Antes de aprobarla se puede cambiar quién firma."
        ),
        example=msgid("Imprima el acta y hágala firmar: «Firmó» anota una firma; «Ya está firmada», todas."),
        keys=(("Ctrl+Tab", msgid("ir a otro paso")), ("Enter", msgid("cambiar quién firma, o anotar su firma"))),
        wrong=(
            (
                msgid("El acta aprobada tiene un error"),
                msgid("«Fe de erratas»: se dice en una sesión posterior y desde entonces sale en cada copia."),
            ),
            (
                msgid("Se anotó una firma por error"),
                msgid("Elíjala y «Quitar firma…», con su motivo, mientras no hayan firmado todos."),
            ),
            (
                msgid("Dice «Sin aprobar»"),
                msgid("Primero se aprueba, en el paso «Acta», con F8: después se firma y se pone en el libro."),
            ),
            (
                msgid("Dice que el acta fue alterada"),
                msgid("No siga: recupere un respaldo en Ajustes › Respaldo y compárelo con el papel firmado."),
            ),
        ),
    ),
)  # fmt: skip
