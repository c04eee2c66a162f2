"""What is kept of the history outside the file: does the file still hold it, and go on from it?

The code of the newest change stands in the name of each backup, in the folder of a hand-over and on each approved
acta. It seals every change before it, so that a history that was made anew, or cut short, has it no longer.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.base.seals import code_in, short_code
from munidesk.data import copies, journal
from munidesk.data.blacked import blacked_out, is_only_blacked
from munidesk.data.recognised import is_there
from munidesk.data.store import Store

_NAMED = 3


@dataclass(frozen=True, slots=True)
class PaperCode:
    """A code that stands on a paper, of what the file holds today. `words` say which paper: «acta 12»."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Compared:
    """`holds`: the file has all that the backup or code vouches for, unaltered. `lines` say so, or what is wrong."""

    holds: bool
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Link:
    """A change of the history, by its place in the order of all of them."""

    id: str
    seq: int
    label: str
    at: str
    hash: str
    before: str

    @property
    def words(self) -> str:
        """«cambio 312 («Aprobar el acta», 2026-11-17 19:00)»."""
        at = self.at[:16].replace("T", " ")
        return _("cambio {seq} («{label}», {at})").format(seq=self.seq, label=self.label, at=at)


def against(store: Store, typed: str, papers: Callable[[Store], Iterable[PaperCode]]) -> Compared:
    """The file against a backup, by its path, or against a code of a backup's name or of a paper.

    Raises UserError for what is neither, or a backup that cannot be read.
    """
    path = Path(typed.strip()).expanduser()
    if is_there(path) and path.is_file():
        with copies.reading(path, store.schemas) as copy:
            return against_copy(store, copy)
    found = against_code(store, typed, papers(store))
    if found is None:
        raise UserError(
            _(
                "«{typed}» no es un respaldo que esté ahí ni un código. Elija el archivo del respaldo, o escriba los"
                " ocho signos del código, como 7K3M-Q9TD."
            ).format(typed=typed.strip())
        )
    return found


def head_code(store: Store) -> str:
    """The code of the newest change; empty in a file without any."""
    with store.lock:
        hashed = journal.last(store.connection)[2]
    return short_code(hashed) if hashed else ""


def codes_of_history(store: Store) -> frozenset[str]:
    """The code of every change there ever was."""
    return frozenset(code for code, _link in _coded(store))


def against_code(store: Store, typed: str, papers: Iterable[PaperCode]) -> Compared | None:
    """Whether the file holds what bears this code, a change or a paper; None for what is no code at all."""
    wanted = code_in(re.split(r"[/\\]", typed)[-1])  # no folder on the way to a file is taken for a code
    if not wanted:
        return None
    if found := next((one for one in papers if one.code == wanted), None):
        said = _("El código {code} es el de {paper}, y el archivo dice lo mismo que ese papel.")
        return Compared(True, (said.format(code=wanted, paper=found.words),))
    for later, (code, link) in enumerate(reversed(tuple(_coded(store)))):
        if code == wanted:
            said = _("El código {code} es el del {change}.").format(code=wanted, change=link.words)
            return Compared(True, (said, _goes_on(later)))
    return Compared(False, _unknown(wanted))


def _unknown(code: str) -> tuple[str, ...]:
    return (
        _("El archivo no tiene nada con el código {code}: ni un acta aprobada ni un paso de su historial.").format(
            code=code
        ),
        _(
            "Si lo copió bien, el papel o el respaldo es de otro archivo, o a este le falta el final o alguien cambió"
            " su historial. No borre ningún respaldo y compárelo con uno de esa fecha."
        ),
    )


def _goes_on(later: int) -> str:
    if not later:
        return _("Es el último: después no se escribió nada.")
    return ngettext(
        "El archivo lo tiene como era, y después de él {n} cambio más.",
        "El archivo lo tiene como era, y después de él {n} cambios más.",
        later,
    ).format(n=later)


def against_copy(store: Store, copy: Store) -> Compared:
    """Whether the file has every change of the copy, each as it was sealed there."""
    here, there = _links(store), _links(copy)
    common = [link for link in there.values() if link.id in here]
    if there and not common:
        return Compared(False, (_("Ese respaldo es de otro archivo: no tienen ningún cambio en común."),))
    missing = [link for link in there.values() if link.id not in here]
    other = [link for link in common if here[link.id].hash != link.hash]
    newest = max(there, default="")
    told = (
        *_altered(other, here, newest),
        *_missing(missing, common),
        *_added([link for link in here.values() if link.id < newest and link.id not in there]),
        *_badly_blacked(store, copy, common),
    )
    if told:
        return Compared(False, told)
    more = len(here) - len(there)
    return Compared(True, (_same(len(there)), *((_goes_on(more),) if there else ())))


def _same(count: int) -> str:
    return ngettext(
        "El archivo continúa ese respaldo: tiene su único cambio, igual.",
        "El archivo continúa ese respaldo: tiene sus {n} cambios, iguales.",
        count,
    ).format(n=count)


def _altered(other: Sequence[_Link], here: Mapping[str, _Link], newest: str) -> Iterator[str]:
    """The first is what was done; those after it follow from it, for each seals the one before.

    Until version 0.1.1 the last change of a copy could be a text that was still being typed.
    """
    if not other:
        return
    then, now = other[0], here[other[0].id]
    if then.id == newest and (then.before, then.label) == (now.before, now.label):
        yield _(
            "El último del respaldo, {change}, dice otra cosa en este archivo. Si era un texto que se estaba"
            " escribiendo mientras se respaldaba, es normal: compárelo."
        ).format(change=then.words)
        return
    yield _(
        "El historial no es el del respaldo desde el {change}: alguien lo alteró en este archivo o en el respaldo."
    ).format(change=then.words)


def _added(added: Sequence[_Link]) -> Iterator[str]:
    """Before its newest change a copy has all that there was: every key is above those that were in the file."""
    if not added:
        return
    yield ngettext(
        "Este archivo tiene {n} cambio de antes de ese respaldo que el respaldo no tiene: vino de otra copia, o"
        " alguien lo agregó después con fecha anterior.",
        "Este archivo tiene {n} cambios de antes de ese respaldo que el respaldo no tiene: vinieron de otra copia, o"
        " alguien los agregó después con fecha anterior.",
        len(added),
    ).format(n=len(added))
    yield from _some(added)


def _badly_blacked(store: Store, copy: Store, common: Sequence[_Link]) -> Iterator[str]:
    with store.lock:
        ids = blacked_out(store.connection)
        blacked = [link for link in common if link.id in ids]
        badly = [link for link in blacked if not is_only_blacked(store.connection, copy.connection, link.id)]
    if not badly:
        return
    yield ngettext(
        "En este archivo hay {n} cambio que figura como tachado y dice otra cosa que en el respaldo, no solo ■■■ en"
        " lugar de un nombre: alguien lo alteró.",
        "En este archivo hay {n} cambios que figuran como tachados y dicen otra cosa que en el respaldo, no solo ■■■"
        " en lugar de un nombre: alguien los alteró.",
        len(badly),
    ).format(n=len(badly))
    yield from _some(badly)


def _missing(missing: Sequence[_Link], common: Sequence[_Link]) -> Iterator[str]:
    if not missing:
        return
    end = common and missing[0].id > common[-1].id
    said = (
        ngettext(
            "A este archivo le falta el final: {n} cambio que el respaldo tiene.",
            "A este archivo le falta el final: {n} cambios que el respaldo tiene.",
            len(missing),
        )
        if end
        else ngettext(
            "A este archivo le falta {n} cambio que el respaldo tiene.",
            "A este archivo le faltan {n} cambios que el respaldo tiene.",
            len(missing),
        )
    )
    yield said.format(n=len(missing))
    yield from _some(missing)


def _some(links: Sequence[_Link]) -> Iterator[str]:
    yield from (f"· {link.words}" for link in links[:_NAMED])
    if len(links) > _NAMED:
        yield _("… hasta el {change}.").format(change=links[-1].words)


def _links(store: Store) -> dict[str, _Link]:
    rows = store.query("SELECT id, seq, label, at, hash, prev_hash FROM change_set ORDER BY id")
    return {
        str(row["id"]): _Link(
            str(row["id"]), int(str(row["seq"])), str(row["label"]), str(row["at"]), str(row["hash"]),
            str(row["prev_hash"]),
        )
        for row in rows
    }  # fmt: skip


def _coded(store: Store) -> Iterator[tuple[str, _Link]]:
    for link in _links(store).values():
        try:
            yield short_code(link.hash), link
        except ValueError:  # a hash that damage made unreadable: the chain tells of it
            continue
