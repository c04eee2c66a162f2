"""What is said of the seats that a body has, beside those its norm gives it."""

from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import join_and
from munidesk.town.domain import Body


def seats_lacking(body: Body, seats: int) -> str:
    """«Por norma son 7: faltan 2 bancas.»; what it says of a number that is too small; empty where both agree."""
    legal = body.legal_seats
    if legal is None or legal == seats:
        return ""
    if seats > legal:
        return ngettext(
            "Por norma es {legal} y hay {n} bancas: revise el número legal.",
            "Por norma son {legal} y hay {n} bancas: revise el número legal.", legal,
        ).format(legal=legal, n=seats)  # fmt: skip
    lacking = legal - seats
    return ngettext(
        "Por norma son {legal}: falta {n} banca, que cuenta para el quórum.",
        "Por norma son {legal}: faltan {n} bancas, que cuentan para el quórum.", lacking,
    ).format(legal=legal, n=lacking)  # fmt: skip


def seats_words(name: str, titulares: int, substitutes: int) -> str:
    """«El Concejo Municipal tiene 5 titulares y 2 suplentes»; what there is none of is not told."""
    feminine = name.partition(" ")[0].casefold().endswith(("a", "ión"))
    counts = (
        ngettext("{n} titular", "{n} titulares", titulares).format(n=titulares) if titulares else "",
        ngettext("{n} suplente", "{n} suplentes", substitutes).format(n=substitutes) if substitutes else "",
    )
    told = join_and([one for one in counts if one])
    return (_("La {name} tiene {who}") if feminine else _("El {name} tiene {who}")).format(name=name, who=told)
