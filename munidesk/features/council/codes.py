"""What the council's records can be: stable codes in the file, their Spanish words on screen and paper."""

from munidesk.base.codes import Code


class SessionKind(Code):
    ORDINARY = "ordinary", "ordinaria"
    EXTRAORDINARY = "extraordinary", "extraordinaria"
    SOLEMN = "solemn", "solemne"
    SPECIAL = "special", "especial"
    OPEN_COUNCIL = "open_council", "de cabildo abierto", ("cabildo abierto",)
    HEARING = "hearing", "de audiencia pública", ("audiencia pública", "audiencia")

    @property
    def alone(self) -> str:
        """«cabildo abierto», to choose from: what it is without the word «sesión» before it."""
        return self.word.removeprefix("de ")


class SessionState(Code):
    """CONVENED until it is opened; CLOSED once «levantada»; NO_QUORUM when it could not be held; CANCELLED before it
    was opened; ANNULLED after it was held: it counts for nothing, and its numbers stay given. EARLIER was held before
    MuniDesk was here: its acta is an original that was kept, and nothing of it is written anew."""

    CONVENED = "convened", "convocada"
    OPEN = "open", "abierta", ("en sesión",)
    CLOSED = "closed", "levantada"
    NO_QUORUM = "no_quorum", "sin quórum", ("sin_quorum",)
    CANCELLED = "cancelled", "suspendida"
    ANNULLED = "annulled", "anulada"
    EARLIER = "earlier", "anterior a MuniDesk"


class Modality(Code):
    IN_PERSON = "in_person", "presencial"
    REMOTE = "remote", "virtual", ("a distancia",)
    MIXED = "mixed", "mixta"


class DeputyReason(Code):
    """Why the chair stands in for somebody; the acta says it."""

    NONE = ""
    ABSENCE = "absence", "ausencia"
    LICENCE = "licence", "licencia"


class ItemKind(Code):
    OPENING = "opening", "apertura"
    PREVIOUS_MINUTES = "previous_minutes", "acta anterior"
    BUSINESS = "business", "asunto"
    INFORMATION = "information", "informe"
    ANY_OTHER = "any_other", "asuntos varios"


class ItemState(Code):
    PENDING = "pending", "pendiente"
    CURRENT = "current", "en tratamiento"
    DONE = "done", "tratado"
    POSTPONED = "postponed", "aplazado", ("queda para la próxima",)
    WITHDRAWN = "withdrawn", "retirado"


PUT_ASIDE = frozenset({ItemState.POSTPONED, ItemState.WITHDRAWN})
"""What the session decided not to deal with."""


class MotionPart(Code):
    """What a motion puts to the vote; each has its number and its result. DEFINITIVE declares what was resolved."""

    MOTION = "motion", "moción"
    GENERAL = "general", "en general"
    ARTICLE = "article", "artículo"
    AMENDMENT = "amendment", "enmienda"
    DEFINITIVE = "definitive", "definitivamente aprobado"


class PresenceKind(Code):
    """The first four are a state at the opening; the others happen at an hour. `also` are the words of sheets."""

    PRESENT = "present", "presente", ("p", "asistió", "asiste", "sí", "x", "1")
    ABSENT = "absent", "ausente", ("ausente sin aviso", "sin aviso", "faltó", "falta", "a", "no", "0")
    JUSTIFIED = (
        "justified", "con aviso",
        ("ausente con aviso", "justificado", "justificada", "falta justificada", "j"),
    )  # fmt: skip
    LICENCE = "licence", "con licencia", ("licencia", "permiso", "con permiso", "l")
    ARRIVES = "arrives", "llega", ("llegó", "llega tarde", "ingresa", "ingresó")
    LEAVES = "leaves", "se retira", ("se retiró", "retiró")
    RETURNS = "returns", "regresa", ("regresó", "vuelve", "volvió", "reingresa", "reingresó")


ABSENCES = frozenset({PresenceKind.ABSENT, PresenceKind.JUSTIFIED, PresenceKind.LICENCE})
MOVES = frozenset({PresenceKind.ARRIVES, PresenceKind.LEAVES, PresenceKind.RETURNS})


class VoteType(Code):
    NOMINAL = "nominal", "nominal"
    SHOW_OF_HANDS = "show_of_hands", "simbólica", ("a mano alzada",)
    SECRET = "secret", "secreta"
    READING = "reading", "por lectura", ("por_lectura",)
    BLOCK = "block", "en bloque", ("en_bloque",)


COUNTED = frozenset({VoteType.SHOW_OF_HANDS, VoteType.SECRET, VoteType.BLOCK})
"""Of these only the count is kept: nobody's ballot has a name."""


class BallotValue(Code):
    FOR = "for", "a favor", ("favor", "afirmativa", "afirmativo", "sí", "f")
    AGAINST = "against", "en contra", ("contra", "negativa", "negativo", "no", "c")
    ABSTAIN = "abstain", "abstención", ("se abstiene", "abstiene", "b")
    RECUSED = "recused", "se excusa", ("excusa", "excusado", "excusada")
    ABSENT = "absent", "ausente", ("a",)


class Outcome(Code):
    OPEN = "open", "sin completar"
    PASSED = "passed", "aprobada"
    REJECTED = "rejected", "rechazada"
    TIED = "tied", "empatada"
    VOID = "void", "nula"


class CorrectionKind(Code):
    CORRECTION = "correction", "corrección"
    ERRATUM = "erratum", "fe de erratas"


class MinutesState(Code):
    DRAFT = "draft", "borrador"
    IN_APPROVAL = "in_approval", "por aprobar", ("en aprobación", "en_aprobacion")
    APPROVED = "approved", "aprobada"
    SIGNED = "signed", "firmada"
    IN_BOOK = "in_book", "en el libro", ("en_el_libro",)


FROZEN = frozenset({MinutesState.APPROVED, MinutesState.SIGNED, MinutesState.IN_BOOK})
"""From the approval on nothing of the session changes."""
