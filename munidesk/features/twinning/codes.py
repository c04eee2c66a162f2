"""The states and kinds of sister cities: codes that are stored, the words they are shown by."""

from munidesk.base.codes import Code


class TwinningKind(Code):
    """How far the bond goes."""

    BROAD = "broad", "hermanamiento amplio", ("amplio", "hermanamiento")
    SPECIFIC = "specific", "acuerdo específico", ("especifico",)
    FRIEND = "friend", "ciudad amiga", ("amiga",)
    LETTER = "letter", "carta de intención", ("carta",)


class Partner(Code):
    """Whether the other side is a government: a private foreign body is outside the law on treaties (MX)."""

    PUBLIC = "public", "gobierno", ("publica", "publico")
    PRIVATE = "private", "organismo privado", ("privada", "privado")


class Language(Code):
    """Which of the two texts an article belongs to."""

    OWN = "own", "propio"
    OTHER = "other", "de la contraparte", ("otro",)


class Renewal(Code):
    """How the agreement goes on at the end of its term."""

    TACIT = "tacit", "tácita", ("tacita",)
    EXPRESS = "express", "expresa"


class Opinion(Code):
    """What the foreign ministry says of a text."""

    NONE = ""
    FAVOURABLE = "favorable", "procede"
    CHANGES = "con-cambios", "procede con cambios", ("con cambios",)
    NO = "no", "no procede"


class Answer(Code):
    """What becomes of an observation."""

    NONE = ""
    ACCEPTED = "accepted", "se acepta", ("aceptada",)
    PARTLY = "partly", "en parte"
    EXPLAINED = "explained", "se explica"


class Sector(Code):
    """Where who sits in the committee comes from."""

    GOVERNMENT = "government", "gobierno municipal", ("gobierno",)
    EDUCATION = "education", "educación", ("educacion", "escuelas")
    BUSINESS = "business", "comercio y producción", ("comercio", "empresas")
    CULTURE = "culture", "cultura y deporte", ("cultura", "deporte")
    NEIGHBOURS = "neighbours", "vecindad", ("vecinos",)


class Way(Code):
    """Who travels."""

    OUT = "out", "vamos", ("ida", "salida")
    IN = "in", "vienen", ("venida", "llegada")


class Payer(Code):
    """Who pays."""

    OURS = "ours", "municipio", ("propio",)
    THEIRS = "theirs", "contraparte"
    OTHERS = "others", "otros"


class ProjectState(Code):
    """How an activity of the plan of a twinning stands."""

    PLANNED = "planned", "previsto", ("prevista",)
    GOING = "going", "en marcha"
    DONE = "done", "hecho", ("hecha",)
    DROPPED = "dropped", "descartado", ("descartada",)


class ProposalState(Code):
    """How a local proposal stands that was handed to the country's cooperation agreements."""

    DRAFT = "draft", "en preparación", ("preparacion",)
    HANDED = "handed", "presentada"
    TAKEN = "taken", "aceptada"
    REFUSED = "refused", "no aceptada"
