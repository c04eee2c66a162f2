"""People as they are typed or pasted, one per line. Pure: text in, lines of plain fields out."""

from munidesk.base.spanish import fold
from munidesk.data.exchange import parse_pasted
from munidesk.town.domain import Gender
from munidesk.town.people_lists.domain import AgeBand, age_of
from munidesk.town.sexes import says_sex, sex_column, sex_word

_HEADS = {
    "nombre": "name", "nombre y apellido": "name", "apellido y nombre": "name", "zona": "zone", "barrio": "zone",
    "organizacion": "organisation", "institucion": "organisation", "sexo": "gender", "genero": "gender",
    "edad": "age_band", "tramo de edad": "age_band",
}  # fmt: skip


def parse_line(text: str) -> dict[str, str]:
    """«Ana Silva; Norte; f; 34»: the name first, then sex, age and zone in any order, organisation last."""
    parts = [part.strip() for part in text.replace("\t", ";").split(";")]
    found = {"name": parts[0]}
    for part in parts[1:]:
        if not part:
            continue
        if says_sex(part) and "gender" not in found:
            found["gender"] = part
        elif age_of(part) is not AgeBand.UNKNOWN and "age_band" not in found:
            found["age_band"] = part
        elif "zone" not in found:
            found["zone"] = part
        else:
            found["organisation"] = part
    return found


def parse_list(text: str) -> list[dict[str, str]]:
    """Pasted rows: with a header the columns by their names, without one as lines typed by hand."""
    rows = parse_pasted(text) if "\t" in text else tuple(tuple(part.split(";")) for part in text.splitlines())
    keys = [_HEADS.get(_head(cell), "") for cell in rows[0]] if rows else []
    if "name" in keys:
        lines = [{key: cell.strip() for key, cell in zip(keys, line, strict=False) if key} for line in rows[1:]]
        return _with_head(lines, rows[0][keys.index("gender")] if "gender" in keys else "")
    return [parse_line(";".join(line)) for line in rows if any(cell.strip() for cell in line)]


def _head(cell: str) -> str:
    """«Sexo (H/M)» as «sexo»."""
    return fold(cell).partition("(")[0].strip()


def _with_head(lines: list[dict[str, str]], head: str) -> list[dict[str, str]]:
    """The sexes in words, when the heading or the column tells what its M stands for."""
    sexes = sex_column((line.get("gender", "") for line in lines), head)
    if sexes.m is Gender.UNKNOWN:
        return lines
    return [{**line, "gender": sex_word(sexes.read(line.get("gender", "")))} for line in lines]
