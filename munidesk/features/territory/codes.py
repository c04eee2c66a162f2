"""The states and kinds of territorial planning: codes that are stored, the words they are shown by."""

from munidesk.base.codes import Code


class TerritoryKind(Code):
    """Which instrument of territorial planning it is."""

    PMOT = "pmot", "programa de ordenamiento territorial", ("pmot", "programa municipal de ordenamiento territorial")
    PMDU = "pmdu", "programa de desarrollo urbano", ("pmdu", "plan de desarrollo urbano")
    LOCAL = "local", "plan local", ("plan local de ordenamiento territorial",)


class Figure(Code):
    """The three figures one of which conducts a programme; the keys of the step «figura» of the procedure `pmot`."""

    NONE = ""
    COMMITTEE = "comite", "Comité de ordenamiento territorial", ("comite",)
    IMPLAN = "implan", "Instituto de Planeación (IMPLAN)", ("implan", "instituto")
    COPLADEM = "copladem", "Comité de Planeación (COPLADEM)", ("copladem",)


class Sector(Code):
    """Where an actor comes from."""

    NONE = ""
    MUNICIPAL = "municipal", "gobierno municipal", ("municipal", "municipio")
    STATE = "state", "gobierno del estado o departamento", ("estatal", "departamental")
    NATIONAL = "national", "gobierno nacional", ("federal", "nacional")
    PRIVATE = "private", "sector privado", ("privado", "empresas")
    SOCIAL = "social", "sector social", ("social", "vecindad")
    ACADEMIC = "academic", "universidades", ("academico", "academia")


class Posture(Code):
    """What an actor thinks of the programme."""

    FOR = "for", "a favor", ("favor",)
    NEUTRAL = "neutral", "neutral"
    AGAINST = "against", "en contra", ("contra",)


class Role(Code):
    """What an actor does for a product: the four keys of the matrix."""

    DOES = "does", "hace", ("h",)
    ANSWERS = "answers", "responde", ("r",)
    CONSULTED = "consulted", "se le consulta", ("c", "consulta")
    INFORMED = "informed", "se le informa", ("i", "informa")


class ProductState(Code):
    """How a version of a product stands."""

    WORKING = "working", "en trabajo"
    DELIVERED = "delivered", "entregado", ("entregada",)
    APPROVED = "approved", "aprobado", ("aprobada",)


class Programme(Code):
    """The programmes that a goal of the plan is aligned with."""

    NONE = ""
    URBAN = "urban", "urbano"
    SOCIAL = "social", "social"
    ECONOMIC = "economic", "económico", ("economico",)
    ENVIRONMENT = "environment", "ambiente", ("ambiental",)


class PoaKind(Code):
    """What an activity of the yearly plan is."""

    NONE = ""
    WORKS = "works", "obra"
    SOCIAL = "social", "acción social", ("social",)
    SERVICE = "service", "servicio"
    PROCEDURE = "procedure", "trámite", ("tramite",)


class Payer(Code):
    """Who pays: orders of government, private sector, citizens."""

    MUNICIPAL = "municipal", "municipio", ("municipal",)
    STATE = "state", "estado o departamento", ("estatal", "departamental")
    NATIONAL = "national", "nación o federación", ("federal", "nacional")
    PRIVATE = "private", "sector privado", ("privado",)
    CITIZENS = "citizens", "ciudadanía", ("ciudadania", "vecindad")
