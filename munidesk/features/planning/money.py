"""Money as people write it, its totals by source, and the limits of a source. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.problems import Problem, Severity
from munidesk.features.planning.domain import Funding, Heading


def parse_number(text: str, decimal: str = "") -> Decimal | None:
    """«1.200.000,50», «1,200,000.50», «1200000.5», «$ 400»; blank is None. Raises UserError for anything else.

    The last sign that comes once, with one or two digits behind it (or any number
    of them and no other sign), is the decimal one; a single sign with three digits
    behind it groups thousands, as money is written in Spanish. `decimal` says which
    sign it is when the sheet as a whole tells.
    """
    cleaned = re.sub(r"[\s\u00a0$€%]|UYU|USD", "", text.strip())
    if not cleaned:
        return None
    if not re.fullmatch(r"-?[\d.,]+(?:[eE][+-]?\d+)?", cleaned):
        raise UserError(_("«{text}» no es una cantidad. Escriba por ejemplo 1.200.000,50.").format(text=text.strip()))
    try:
        return Decimal(_plain(cleaned, decimal))
    except InvalidOperation:
        raise UserError(_("«{text}» no es una cantidad. Escriba por ejemplo 1.200.000,50.").format(text=text)) from None


def decimal_sign(texts: Iterable[str]) -> str:
    """The decimal sign of a whole column: the one that stands before one or two last digits somewhere."""
    shown = [text.strip() for text in texts]
    for sign in ".,":
        if any(re.search(rf"\d\{sign}\d{{1,2}}$", text) and text.count(sign) == 1 for text in shown):
            return sign
    return ""


def _plain(text: str, decimal: str) -> str:
    dot, comma = text.rfind("."), text.rfind(",")
    if decimal:
        pass
    elif dot >= 0 and comma >= 0:
        decimal = "." if dot > comma else ","
    else:
        sign = "." if dot >= 0 else ","
        once = text.count(sign) == 1
        behind = len(text) - max(dot, comma) - 1 if max(dot, comma) >= 0 else 0
        decimal = sign if once and behind != 3 else ""
    grouped = {".": ",", ",": ".", "": ".,"}[decimal]
    for sign in grouped:
        text = text.replace(sign, "")
    return text.replace(",", ".")


def parse_cents(text: str) -> int | None:
    """Money in cents; blank is None."""
    value = parse_number(text)
    return None if value is None else round(value * 100)


@dataclass(frozen=True, slots=True)
class SourceTotal:
    source: str
    approved: int
    current: int
    executed: int
    staff: int
    running: int
    works: int


def by_source(funding: Iterable[Funding]) -> tuple[SourceTotal, ...]:
    """Totals per source, the largest first; money in cents."""
    found: dict[str, list[Funding]] = {}
    for one in funding:
        found.setdefault(one.source, []).append(one)

    def headed(own: list[Funding], heading: Heading) -> int:
        return sum(one.current for one in own if one.heading is heading)

    totals = [
        SourceTotal(
            source, sum(one.approved for one in own), sum(one.current for one in own), sum(one.executed for one in own),
            headed(own, Heading.STAFF), headed(own, Heading.RUNNING), headed(own, Heading.WORKS),
        )
        for source, own in found.items()
    ]  # fmt: skip
    return tuple(sorted(totals, key=lambda one: (-one.current, one.source)))


def limits(totals: Iterable[SourceTotal], country: str) -> tuple[Problem, ...]:
    """Uruguay, FIGM literal B (Ley 19.924, art. 664): no staff, at most 30 % running costs, at least 50 % works."""
    found: list[Problem] = []
    article = _("Ley 19.924, art. 664")
    for one in totals:
        if country != "UY" or not one.source.strip().upper().endswith("LITERAL B") or not one.current:
            continue
        if one.staff:
            found.append(
                Problem("figm_b_staff", _("El literal B no admite gastos de personal."), Severity.ATTENTION, article)
            )
        if one.running * 100 > one.current * 30:
            share = round(Decimal(one.running) * 100 / one.current)
            text = _("Literal B: {n} % en otros gastos de funcionamiento; el máximo es 30 %.").format(n=share)
            found.append(Problem("figm_b_running", text, Severity.ATTENTION, article))
        if one.works * 100 < one.current * 50:
            share = round(Decimal(one.works) * 100 / one.current)
            text = _("Literal B: {n} % en obras identificadas; el mínimo es 50 %.").format(n=share)
            found.append(Problem("figm_b_works", text, Severity.ATTENTION, article))
    return tuple(found)


def overspent(funding: Iterable[Funding]) -> tuple[Funding, ...]:
    """Executed over what is in force."""
    return tuple(one for one in funding if one.executed > one.current)


def millions(cents: int) -> str:
    """«1,62»: millions with two decimals."""
    return f"{Decimal(cents) / 100_000_000:.2f}".replace(".", ",")


def amount(cents: int) -> str:
    """«1.200.000», with cents only when there are any."""
    whole, rest = divmod(abs(cents), 100)
    text = f"{whole:,}".replace(",", ".")
    sign = "-" if cents < 0 else ""
    return f"{sign}{text},{rest:02d}" if rest else f"{sign}{text}"


def number(value: Decimal | None) -> str:
    """«1.038», «1,64»; «–» when blank."""
    if value is None:
        return "–"
    quantized = value.normalize()
    text = f"{quantized:,.6f}".rstrip("0").rstrip(".") if quantized != quantized.to_integral() else f"{quantized:,.0f}"
    return text.replace(",", "\0").replace(".", ",").replace("\0", ".")
