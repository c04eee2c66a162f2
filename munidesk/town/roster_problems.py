"""What is doubtful or wrong in a list of members, as sentences that name the row."""

from munidesk.base.i18n import _
from munidesk.base.problems import Problem, Severity
from munidesk.town.roster_columns import Mapping, Use
from munidesk.town.roster_names import Name, looks_like_name, shortened


def name_problem(number: int, name: Name, mapping: Mapping) -> Problem | None:
    """What is wrong with the name of a row: missing, half, or no name at all."""
    listed = mapping.column(Use.LISTED) is not None
    use = next((use for use in (Use.LISTED, Use.FULL, Use.GIVEN, Use.FAMILY) if use in mapping.uses), Use.FULL)
    record, field = str(number), use.value
    whole = f"{name.given} {name.family}".strip()
    if whole and not looks_like_name(whole):
        text = _("Fila {row}: «{text}» no parece un nombre.").format(row=number, text=shortened(whole))
        return Problem("no_name", text, Severity.BLOCKING, _("Corríjalo o quite la fila."), record, field)
    if name.given and name.family:
        return None
    if name.given and not listed:
        return Problem(
            "family_name_missing",
            _("Fila {row}: falta el apellido.").format(row=number),
            Severity.ATTENTION,
            _("Si lo sabe, escríbalo después del nombre."),
            record,
            field,
        )
    example = f"{name.family}, {_('Ana')}" if name.family else _("Sosa, Ana")
    if listed and name.family:
        detail = _("Escríbalo después de la coma: «{example}».").format(example=example)
    else:
        detail = _("Escríbalo o quite la fila.")
    return Problem(
        "name_missing", _("Fila {row}: falta el nombre.").format(row=number), Severity.BLOCKING, detail, record, field
    )


def post_unknown(row: int, post: str) -> Problem:
    text = _("Fila {row}: no se conoce el cargo «{post}».").format(row=row, post=shortened(post))
    detail = _("Ocupa una banca con ese nombre. Cámbielo si es otro.")
    return Problem("post_unknown", text, Severity.ATTENTION, detail, str(row), Use.POST.value)


def repeated(row: int, other: int) -> Problem:
    text = _("Fila {row}: repite a la persona de la fila {other}.").format(row=row, other=other)
    return Problem("repeated", text, Severity.BLOCKING, _("Quite una de las dos."), str(row), Use.FULL.value)


def near_duplicate(row: int, other: int) -> Problem:
    text = _("Fila {row}: ¿es la misma persona de la fila {other}?").format(row=row, other=other)
    return Problem(
        "near_duplicate", text, Severity.ATTENTION, _("Los nombres casi coinciden."), str(row), Use.FULL.value
    )


def titular_unknown(row: int, name: str) -> Problem:
    text = _("Fila {row}: no se sabe de quién es suplente («{name}»).").format(row=row, name=shortened(name))
    detail = _("Escriba un apellido que lleve un solo titular. Si no, queda como suplente general.")
    return Problem("titular_unknown", text, Severity.ATTENTION, detail, str(row), Use.ROLE.value)


def second_mayor(row: int, other: int, post: str) -> Problem:
    text = _("Fila {row}: ya hay {post} en la fila {other}.").format(row=row, post=post, other=other)
    return Problem(
        "second_mayor", text, Severity.ATTENTION, _("Cambie uno de los dos cargos."), str(row), Use.POST.value
    )
