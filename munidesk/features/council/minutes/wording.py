"""The prose of the acta: values for the formulas of profile and municipality, names in their gender."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from munidesk.base.formulas import Gap, Value, day_values, fill, fill_pieces
from munidesk.base.i18n import _
from munidesk.base.spanish import Phrase, capital, counted, date_figures, fold, join_and
from munidesk.documents.model import Mark, Span, Spans
from munidesk.features.council.domain import (
    Correction,
    CorrectionKind,
    ItemKind,
    ItemState,
    SessionState,
)
from munidesk.features.council.fields import acta_said, folio_said
from munidesk.features.council.minutes.signing import chair_title, signers, signers_words
from munidesk.features.council.view import SessionView
from munidesk.town.domain import Member
from munidesk.town.posts import article_for, member_phrase, member_title, person_phrase, title_phrase

NBSP = "\u00a0"


def formula(view: SessionView, key: str, values: Mapping[str, Value]) -> str:
    """The municipality's sentence `key`, filled."""
    return glued(fill(view.profile.formulas[key], values, view.profile.figures))


def formula_spans(view: SessionView, key: str, values: Mapping[str, Value]) -> Spans:
    """The same as runs, with what is missing marked as a gap."""
    pieces = fill_pieces(view.profile.formulas[key], values, view.profile.figures)
    return tuple(Span(f"[{p.text}]", Mark.GAP) if p.gap else Span(glued(p.text)) for p in pieces)


_GLUED = ("art.", "arts.", "num.", "nums.", "Ley", "Dto.", "$", "S/", "₡", "N.º")


def glued(text: str) -> str:
    """No line break inside «art. 12», «num. II», «Ley 19.272», «$ 480.000»; «del recinto», not «de el recinto»."""
    text = text.replace(" de el ", " del ").replace(" a el ", " al ")
    for short in _GLUED:
        text = text.replace(f"{short} ", f"{short}{NBSP}")
    return text


def in_brackets(article: str) -> str:
    """An article as it stands between brackets: its own become commas, «Código Municipal, Dto. 12-2002»."""
    return bare(article) or _("norma a confirmar")


def bare(article: str) -> str:
    """The article without brackets of its own, empty when there is none."""
    return article.replace(" (", ", ").replace(")", "")


def chair_phrase(view: SessionView) -> Phrase | Gap:
    """Who presides, with post and name: «la Alcaldesa Marta…», «la Concejala Silvia…, Alcaldesa en funciones»."""
    session = view.session
    person = view.person(session.chair_id) if session.chair_id else None
    member = view.chair
    if person is None and member is None:
        return Gap(_("falta quién presidió"))
    if member is not None:
        phrase = member_phrase(member, view.profile)
    else:
        assert person is not None
        phrase = person_phrase(person, view.profile.post("mayor"))
    if session.chair_title:
        assert person is not None or member is not None
        who = person or (member.person if member else None)
        assert who is not None
        return Phrase(f"{session.chair_title} {who.full_name}", article_for(who.gender), who.gender.value)
    return phrase


def secretary_phrase(view: SessionView) -> Phrase | Gap:
    person = view.person(view.session.secretary_id) if view.session.secretary_id else None
    if person is None:
        return Gap(_("falta quién actuó en Secretaría"))
    post, official = view.profile.words.secretary, person_phrase(person, view.profile.post("official"))
    if not post and approved_says(view, official.of()):
        return official
    return person_phrase(person, view.profile.post(post)) if post else Phrase(person.full_name)


def place_phrase(view: SessionView) -> Phrase | Gap:
    """«el Salón del Concejo, ubicado en la calle Las Acacias 1420»; the article is guessed from the first word."""
    session = view.session
    if not session.place:
        return Gap(_("falta el lugar"))
    first, *rest = session.place.split()
    own = first.lower() in {"el", "la", "los", "las"}
    article = first.lower() if own else _place_article(first)
    place = " ".join(rest) if own else session.place
    return Phrase(_at(place, article, session.place_address), article)


def _at(place: str, article: str, address: str) -> str:
    if not address:
        return place
    words = {
        "el": _("{place}, ubicado en {address}"), "la": _("{place}, ubicada en {address}"),
        "los": _("{place}, ubicados en {address}"), "las": _("{place}, ubicadas en {address}"),
    }  # fmt: skip
    return words.get(article, _("{place}, en {address}")).format(place=place, address=address)


def _place_article(word: str) -> str:
    folded = word.lower()
    feminine = folded.endswith(("a", "ción", "dad")) and folded not in {"aula", "área"}
    known = {"salón", "centro", "palacio", "edificio", "local", "teatro", "club", "aula", "área", "municipio", "sede"}
    if folded == "sede":
        return "la"
    if feminine or folded in {"casa", "sala", "escuela", "plaza", "biblioteca", "junta", "alcaldía"}:
        return "la"
    return "el" if folded in known or folded.endswith(("o", "n", "l", "r")) else ""


def opening(view: SessionView) -> Spans:
    """The opening formula of the acta."""
    session = view.session
    values: dict[str, Value] = {
        **_where_and_when(view, session.opened_at.date() if session.opened_at else session.date),
        "h": session.opened_at if session.opened_at else Gap(_("falta la hora de comienzo")),
        "chair": chair_phrase(view),
        "deputy": _deputy(view),
        **_own_numbers(view),
    }
    return formula_spans(view, "opening", values)


def _own_numbers(view: SessionView) -> dict[str, Value]:
    return {"acta": acta_said(view.minutes, own=True), "folios": folio_said(view.minutes, own=True)}


def opening_without_session(view: SessionView) -> Spans:
    """How the acta of a session without quorum begins: nobody presides what was never opened."""
    values = {**_where_and_when(view, view.session.date), "h": view.session.start}
    return formula_spans(view, "opening_no_quorum", values)


def approved_says(view: SessionView, text: str) -> bool:
    """Whether the acta was approved with these words: its copies keep them, whatever is said today."""
    return view.frozen and glued(text) in view.minutes.content


def _where_and_when(view: SessionView, day: date) -> dict[str, Value]:
    return {
        **day_values(day, view.municipality.country),
        "town": town_value(view),
        "state": _state(view),
        "place": place_phrase(view),
        "kind": view.session.kind.word,
        "body": body_phrase(view),
        **call_values(view),
        "secretary": secretary_phrase(view),
    }


def call_values(view: SessionView) -> dict[str, Value]:
    """The call the session is held on, told where there can be two: «en primera convocatoria» says nothing elsewhere.

    An acta approved with its words keeps them in its copies.
    """
    first = view.session.call == 1
    told = _("primera") if first else _("segunda")
    two = view.profile.calls_twice or not first or approved_says(view, _("{call} convocatoria").format(call=told))
    return {"call": told, "two_calls": two}


def _state(view: SessionView) -> str:
    """«Estado de Jalisco»; nothing on a copy of an acta that was approved without it."""
    state = view.municipality.state.strip()
    return "" if view.frozen and view.minutes.content and not approved_says(view, state) else state


def town_value(view: SessionView) -> Value:
    """The town, else what the municipality is called after its «de»: «Municipalidad de Villa» is in Villa.

    A name without the word of an institution is that of the place; «Municipio F» is no place.
    """
    known, name = view.municipality.town.strip(), view.municipality.name.strip()
    after_de = name.partition(" de ")[2].strip()
    place = "" if fold(name).startswith(_INSTITUTIONS) else name
    return known or after_de or place or Gap(_("falta la localidad"))


_INSTITUTIONS = (
    "municip", "ayuntamiento", "alcaldia", "intendencia", "comuna", "canton", "gobierno", "cabildo", "concejo", "junta",
)  # fmt: skip


def _deputy(view: SessionView) -> str:
    session = view.session
    deputised = next((m for m in view.titulars if m.person.id == session.deputy_of_id), None)
    if deputised is None or not session.deputy_reason:
        return ""
    mayor = title_phrase(deputised, view.profile)
    values: dict[str, Value] = {"reason": session.deputy_reason, "mayor": mayor}
    return fill(view.profile.formulas["deputy"], values, view.profile.figures)


def body_phrase(view: SessionView) -> Phrase:
    name = view.body.name
    first = name.split()[0].lower() if name.split() else ""
    article = "la" if first.endswith(("a", "ión")) else "el"
    return Phrase(name, article)


def attending(view: SessionView) -> str:
    """«Asisten además dos funcionarios municipales y seis vecinas y vecinos.», or nothing."""
    session = view.session
    parts = []
    if session.officials_present:
        parts.append(counted(session.officials_present, _("funcionario municipal"), _("funcionarios municipales")))
    if session.public_present:
        parts.append(counted(session.public_present, _("persona del público"), _("vecinas y vecinos")))
    if session.public_note:
        parts.append(session.public_note)
    if not parts:
        return ""
    text = fill(view.profile.formulas["attending"], {"others": join_and(parts)}, view.profile.figures)
    only_one = len(parts) == 1 and (session.officials_present or session.public_present) == 1
    return text.replace("Asisten", "Asiste", 1) if only_one else text


def quorum_sentence(view: SessionView) -> str:
    """Who was there and whether that is enough, with the minimum and its article."""
    found = view.opening_quorum if view.opening_states else view.quorum
    key = "quorum" if found.reached else "without_quorum" if view.attended_quorum.reached else "no_quorum"
    values: dict[str, Value] = {
        "n": found.present,
        "total": found.total,
        "min": found.needed,
        "article": found.article if approved_says(view, f"({found.article})") else in_brackets(found.article),
        "minutes": _waited(view),
    }
    return formula(view, key, values)


def _waited(view: SessionView) -> int:
    """The minutes between the hour of the call and that of the opening, or of giving it up; 0 when not known."""
    session = view.session
    until = session.closed_at if session.state is SessionState.NO_QUORUM else session.opened_at
    called = datetime.combine(session.date, session.start)
    return max(0, int((until - called).total_seconds()) // 60) if until is not None else 0


def names(members: Sequence[Member]) -> str:
    return join_and([member.person.short_name for member in members])


def surnames(members: Sequence[Member]) -> str:
    return join_and([member.person.first_surname for member in members])


def closing(view: SessionView) -> Spans:
    """The closing formula; in a draft the approving session is not named."""
    session = view.session
    opened, closed = session.opened_at, session.closed_at
    held, next_day = session.state is not SessionState.NO_QUORUM, ""
    if closed is not None and closed.date() != (opened.date() if opened else session.date):
        next_day = _(" del día {d}").format(d=day_values(closed.date(), view.municipality.country)["d"])
    values: dict[str, Value] = {
        "chair": chair_title(view),
        "h": closed if closed is not None else Gap(_("falta la hora de término")),
        "next_day": next_day,
        "approved": approved_words(view),
        "signers": signers_words(view),
        "sign_n": len(signers(view)),
        **_own_numbers(view),
    }
    for key, applies in (
        ("closing_quorum_lost", not _kept_to_end(view)),
        ("closing_unfinished", not _nothing_left(view)),
    ):
        told = formula_spans(view, key, values)
        if held and applies and _says(view, told):
            return (*told, *_attested(view))
    return (*formula_spans(view, "closing" if held else "closing_no_quorum", values), *_attested(view))


def _attested(view: SessionView) -> Spans:
    """«De todo lo cual yo, Ana Ferrari, doy fe.», where the country's acta ends so."""
    told = formula_spans(view, "attest", {"secretary": secretary_phrase(view)})
    return (Span(" "), *told) if told and _says(view, told) else ()


def _says(view: SessionView, spans: Spans) -> bool:
    """Whether the acta says so: one approved by an earlier version says what it said, and its copies with it."""
    told = view.minutes.content if view.frozen else ""
    return not told or all(one.text in told for one in spans)


def _nothing_left(view: SessionView) -> bool:
    """Whether every item was dealt with, and there was a quorum to the end: else there was more to deal with."""
    if any(item.state is ItemState.POSTPONED for item in view.items):
        return False
    if view.session.state is SessionState.CLOSED and view.untreated():
        return False
    return _kept_to_end(view)


def _kept_to_end(view: SessionView) -> bool:
    """Whether there was a quorum when the session was lifted, as far as the attendance says."""
    last = next(reversed(view.moved.values()), None)
    kept = last.after >= view.opening_quorum.needed if last is not None else view.opening_quorum.reached
    return kept or not view.seats or not view.opening_states


def approved_words(view: SessionView) -> Value:
    minutes, country = view.minutes, view.municipality.country
    if not view.frozen or minutes.approved_on is None:
        return _("que se someterá a aprobación")
    how = _("con correcciones") if minutes.with_corrections else _("sin correcciones")
    if minutes.with_corrections and minutes.corrections:
        how = _("con las correcciones que se transcriben")
    when = day_values(minutes.approved_on, country)["d"]
    if view.approved_in is None:
        return _("que fue aprobada, {how}, el {when}").format(how=how, when=when)
    own = view.approved_in
    label = f"{own.kind.word} {own.number}/{own.year}" if own.number else own.kind.word
    held = day_values(own.date, country)["d"]
    return _("que fue aprobada, {how}, en la sesión {label}, celebrada el {when}").format(
        how=how, label=label, when=held
    )


def correction_words(one: Correction) -> str:
    """«Asunto 4, párrafo 2: donde dice «…», debe decir «…».»"""
    where = _("{place}: ").format(place=one.place) if one.place else ""
    if one.deletes:
        return capital(_("{where}se suprime «{text}».").format(where=where, text=one.deletes))
    text = _("{where}donde dice «{a}», debe decir «{b}».")
    return capital(text.format(where=where, a=one.where_it_says, b=one.must_say))


def corrections_recorded(view: SessionView) -> tuple[str, ...]:
    """The corrections that later sessions recorded of this acta, for its approval; errata come after it."""
    return tuple(correction_words(one) for one, _by in view.corrected_by if one.kind is CorrectionKind.CORRECTION)


def item_data_line(view: SessionView, item_id: str) -> str:
    """«Expediente 2026-0317 · 19:24 h», «Agregado al inicio de la sesión · 20:17 h»."""
    item = view.item(item_id)
    parts = [item.file_ref] if item.file_ref else []
    if item.kind is ItemKind.PREVIOUS_MINUTES and not parts and view.previous is not None:
        previous, label = view.previous, _("Acta")
        if view.previous_minutes is not None and view.previous_minutes.number:
            label = f"{label}{NBSP}{view.previous_minutes.called}"
        parts.append(
            _("{acta}, sesión {kind} del {day}").format(
                acta=label, kind=previous.kind.word, day=date_figures(previous.date, view.municipality.country)
            )
        )
    if item.added_at is not None:
        opened = view.session.opened_at
        early = opened is not None and (item.added_at - opened).total_seconds() < 15 * 60
        parts.insert(0, _("Agregado al inicio de la sesión") if early else _("Agregado durante la sesión"))
    if item.started_at is not None:
        parts.append(clock(item.started_at))
    return " · ".join(parts)


def clock(moment: datetime) -> str:
    return f"{moment.hour}:{moment.minute:02d}{NBSP}h"


def full_day(day: date, country: str) -> str:
    from munidesk.base.dates import show_long

    return capital(show_long(day, country))


def seat_title(view: SessionView, member: Member) -> str:
    """What stands under «Calidad»: «Alcaldesa, preside», «Concejal»."""
    title = member_title(replace(member), view.profile)
    if view.chair is not None and member.id == view.chair.id:
        return _("{title}, preside").format(title=title)
    return title
