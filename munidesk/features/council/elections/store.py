"""The verbs of an election until it is counted: what is elected, who stands, each round and each paper."""

from dataclasses import replace
from itertools import takewhile

from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.features.council import guard
from munidesk.features.council.attendance.quorum import Quorum, quorum
from munidesk.features.council.attendance.rules import in_room, seated
from munidesk.features.council.domain import AgendaItem, Session, SessionState
from munidesk.features.council.elections.domain import (
    Election,
    ElectionType,
    Paper,
    PaperKind,
    Round,
    RoundKind,
    numbers_of,
    numbers_text,
)
from munidesk.features.council.elections.kinds import CANDIDATES, ELECTIONS, PAPERS, ROUNDS
from munidesk.features.council.elections.rules import ElectionResult
from munidesk.features.council.elections.told import electorate_at, lacks_quorum, result_of
from munidesk.features.council.elections.words import next_words
from munidesk.features.council.sessions.store_items import deal_with
from munidesk.features.council.view import SessionView
from munidesk.features.council.view_data import load_view
from munidesk.town import store as town
from munidesk.town.profile import Profile


def election_of(store: Store, election_id: str) -> Election:
    """Raises UserError when it is gone."""
    return ELECTIONS.get(store, election_id)


def open_election(store: Store, election_id: str) -> tuple[Election, AgendaItem, Session]:
    """The election while its acta may still change. Raises UserError."""
    election = election_of(store, election_id)
    return election, *guard.session_of_item(store, election.item_id)


def result_in(store: Store, election_id: str) -> tuple[SessionView, ElectionResult]:
    """The election as it stands, in its session."""
    election, _item, session = open_election(store, election_id)
    view = load_view(store, session.id)
    return view, result_of(view, election)


def post_key(profile: Profile, title: str) -> str:
    """The post of the profile that was typed, in any of its forms; empty when it is none of them.

    «Vicepresidencia» is that of the Vicepresidenta: what a post is called and who holds it differ in their ends alone.
    """
    said = fold(title).strip(" .")
    forms = {
        fold(form): key
        for key, post in profile.posts.items()
        for form in (post.m, post.f, post.m_plural, post.f_plural, post.neutral)
        if form != "integrante"
    }
    near = [key for form, key in forms.items() if _same_stem(said, form)]
    return forms.get(said) or (near[0] if near else "")


def _same_stem(one: str, other: str) -> bool:
    shared = sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return shared >= _STEM and max(len(one), len(other)) - shared <= _END


_STEM, _END = 5, 3
"""Letters that a post and its holder share, and those in which they may differ: «secretar-ía», «alcald-esa»."""


def new_election(store: Store, election: Election) -> str:
    """An election under an item of the agenda. Returns its id. Raises UserError."""
    item, session = guard.session_of_item(store, election.item_id)
    title = election.title.strip()
    if not title:
        raise UserError(_("Escriba qué cargo se elige, por ejemplo: Presidencia."), code="missing", field="title")
    made = replace(
        election, title=title, post=election.post or post_key(town.profile_of(store), title),
        body_id=election.body_id or session.body_id,
        position=1 + len(ELECTIONS.all(store, item_id=item.id)),
    )  # fmt: skip
    with store.change(_("Elección en el asunto {n}").format(n=item.position)):
        if session.state is SessionState.OPEN:
            deal_with(store, item)
        return ELECTIONS.save(store, made).id


def save_election(store: Store, election: Election, *, fold_as: str = "") -> None:
    """Correct what is said of it: `save_election(store, replace(election, tellers=text))`. Raises UserError."""
    before, item, _session = open_election(store, election.id)
    if before.proclaimed_at is not None and (before.seats, before.rule) != (election.seats, election.rule):
        not_proclaimed(before)
    title = election.title.strip()
    if not title:
        raise UserError(_("Escriba qué cargo se elige, por ejemplo: Presidencia."), code="missing", field="title")
    if title != before.title:
        election = replace(election, post=post_key(town.profile_of(store), title))
    if election.type is not before.type and any(
        PAPERS.all(store, round_id=one.id) for one in ROUNDS.all(store, election_id=election.id)
    ):
        raise UserError(_("Ya se leyeron papeletas: la votación sigue como empezó."), field="type")
    label = _("Cambiar la elección del asunto {n}").format(n=item.position)
    ELECTIONS.save(store, replace(election, title=title), label=label, fold=fold_as)


def delete_election(store: Store, election_id: str) -> None:
    """Take away one begun by mistake. Raises UserError once papers were read."""
    _election, item, _session = open_election(store, election_id)
    rounds = ROUNDS.all(store, election_id=election_id)
    if any(PAPERS.all(store, round_id=one.id) for one in rounds):
        raise UserError(
            _("En la elección del asunto {n} ya se leyeron papeletas: no se borra.").format(n=item.position)
        )
    with store.change(_("Quitar la elección del asunto {n}").format(n=item.position)) as writer:
        for candidate in CANDIDATES.all(store, election_id=election_id):
            writer.delete("candidate", candidate.id)
        for one in rounds:
            writer.delete("election_round", one.id)
        writer.delete("election", election_id)


def not_proclaimed(election: Election) -> None:
    """Raises UserError once the elected were proclaimed."""
    if election.proclaimed_at is not None or election.resolution_id:
        raise UserError(_("La elección ya se proclamó. Para corregirla, quite antes la proclamación."))


# -- rounds


def open_round(store: Store, election_id: str) -> str:
    """The first round, or the next step of the rule; another vote where the rule says no more. Returns its id.

    Raises UserError without candidates, before the papers of the last round match, and once everybody is elected.
    """
    election, item, session = open_election(store, election_id)
    not_proclaimed(election)
    if session.state is SessionState.CONVENED:
        raise UserError(_("La sesión no está abierta: no se puede votar."))
    view = load_view(store, session.id)
    result = result_of(view, election)
    _quorum_to_decide(view, election)
    kind, entrants = result.step, result.entrants
    if not result.standing or result.complete or (result.last is not None and not result.last.complete):
        raise UserError(next_words(result) or _("Ya hay quien resulta electo en cada lugar."))
    if kind is None:
        kind = RoundKind.AGAIN
    kept = store.query("SELECT max(number) AS n FROM election_round WHERE election_id = :one"
                       " AND deleted_at IS NULL", one=election_id)  # fmt: skip
    made = Round(
        election_id=election_id, number=int(str(kept[0]["n"] or 0)) + 1, kind=kind, entrants=numbers_text(entrants),
        opened_at=guard.clock_in(session),
    )  # fmt: skip
    with store.change(_("{round} del asunto {n}").format(round=made.label, n=item.position)):
        deal_with(store, item)
        return ROUNDS.save(store, made).id


def _quorum_to_decide(view: SessionView, election: Election) -> None:
    """What is voted without quorum decides nothing: a round is begun with it, or with the reason that is printed.

    Where such a vote is null (Spain) no reason begins it.
    """
    now = quorum_now(view)
    if now.deciding or (election.quorum_reason and not view.rules.quorum.void):
        return
    ask = _("Lo que se vota así es nulo.") if view.rules.quorum.void else _("Con Q se escribe por qué se vota así.")
    text = _("No hay quórum para decidir: {lacking}. {ask}").format(lacking=now.lacking, ask=ask)
    raise UserError(text, code="no_quorum")


def quorum_now(view: SessionView) -> Quorum:
    """By who is in the room after all that was told."""
    present = seated(view.seats, view.by_id, in_room(view.events), view.substitutions)
    return quorum(view.rules, view.legal, view.in_office, view.able, present)


def set_quorum_reason(store: Store, election_id: str, reason: str) -> None:
    """Why it is voted although there is no quorum to decide; it is printed. Empty takes it back.

    Raises UserError where there is quorum and no round lacked it, and where the norm makes such a vote null.
    """
    election, item, session = open_election(store, election_id)
    view, said = load_view(store, session.id), reason.strip()
    if said and view.rules.quorum.void:
        raise UserError(
            _("Aquí lo que se vota sin quórum es nulo ({article}): no se elige hasta que lo haya.").format(
                article=view.rules.quorum.article or _("norma a confirmar")
            )
        )
    if said and quorum_now(view).deciding and not lacks_quorum(view, result_of(view, election)):
        raise UserError(_("No hace falta: {why}").format(why=quorum_now(view).explanation))
    label = _("Elección sin quórum del asunto {n}").format(n=item.position)
    ELECTIONS.save(store, replace(election, quorum_reason=said), label=label)


def last_round(store: Store, election_id: str) -> Round:
    """Raises UserError before the first one."""
    rounds = ROUNDS.all(store, election_id=election_id)
    if not rounds:
        raise UserError(_("Todavía no se vota. Agregue las candidaturas y pulse Enter."))
    return rounds[-1]


def set_box(store: Store, round_id: str, handed: int | None, in_box: int | None) -> None:
    """The papers handed out and those in the box; None is as many as can vote, or all handed out.

    Raises UserError for more papers than those present who can vote (the box holds at most what was handed out).
    """
    one = ROUNDS.get(store, round_id)
    election, item, session = open_election(store, one.election_id)
    not_proclaimed(election)
    view = load_view(store, session.id)
    voters = len(electorate_at(view, election, one).voters)
    for field, count in (("handed", handed), ("in_box", in_box)):
        if count is not None and count > voters:
            raise UserError(above(count, voters), code="more_than_present", field=field)
    changed = replace(one, handed=handed, in_box=in_box)
    ROUNDS.save(store, changed, label=_("Papeletas de la elección del asunto {n}").format(n=item.position))


def above(count: int, voters: int) -> str:
    """That there are more papers than people who can vote, and what to do."""
    can = ngettext("puede votar {n} integrante presente", "pueden votar {n} integrantes presentes", voters)
    return _("No puede haber {count} papeletas: {can}. Cuéntelas otra vez, o corrija la asistencia.").format(
        count=count, can=can.format(n=voters)
    )


def read_paper(
    store: Store, round_id: str, marks: tuple[int, ...] = (), kind: PaperKind = PaperKind.VALID, member_id: str = ""
) -> str:
    """One more paper, as it is read. Returns its id. Raises UserError once as many were read as there are in the box,
    for a candidate who does not stand in the round, and for more names than places."""
    one = ROUNDS.get(store, round_id)
    election, item, session = open_election(store, one.election_id)
    not_proclaimed(election)
    view = load_view(store, session.id)
    papers = view.elections.papers_of(round_id)
    _check_paper(view, election, one, papers, Paper(round_id=round_id, position=0, kind=kind,
                                                    marks=numbers_text(marks), member_id=member_id))  # fmt: skip
    made = Paper(
        round_id=round_id, position=1 + max((paper.position for paper in papers), default=0), kind=kind,
        marks=numbers_text(marks) if kind is PaperKind.VALID else "", member_id=member_id,
    )  # fmt: skip
    moment = guard.clock_in(session)
    with store.change(_("papeleta {n}").format(n=made.position)):
        deal_with(store, item)
        if moment is not None and len(papers) + 1 == _box(view, election, one):
            ROUNDS.save(store, replace(one, closed_at=moment))
        return PAPERS.save(store, made).id


def _box(view: SessionView, election: Election, one: Round) -> int:
    handed = one.handed if one.handed is not None else len(electorate_at(view, election, one).voters)
    return one.in_box if one.in_box is not None else handed


def _check_paper(view: SessionView, election: Election, one: Round, papers: tuple[Paper, ...], paper: Paper) -> None:
    if one.kind is RoundKind.LOT:
        raise UserError(_("En el sorteo no se vota: diga quién salió."))
    marks, standing = numbers_of(paper.marks), numbers_of(one.entrants)
    for number in marks:
        if number not in standing:
            raise UserError(_("El número {n} no está en esta vuelta.").format(n=number), code="not_standing")
    if paper.kind is PaperKind.VALID and not 0 < len(marks) <= election.seats:
        raise UserError(
            ngettext(
                "Cada papeleta lleva un nombre. Con más, se anula: pulse N.",
                "Cada papeleta lleva hasta {n} nombres. Con más, se anula: pulse N.", election.seats,
            ).format(n=election.seats),
            code="too_many_marks",
        )  # fmt: skip
    box = _box(view, election, one)
    if len(papers) >= box:
        raise UserError(
            ngettext(
                "Ya se leyó la papeleta que hay en la urna.", "Ya se leyeron las {n} papeletas que hay en la urna.", box
            ).format(n=box)
            if box
            else _("Nadie presente puede votar. Marque antes la asistencia."),
            code="above_the_box",
        )
    _check_voter(view, election, one, papers, paper.member_id)


def _check_voter(view: SessionView, election: Election, one: Round, papers: tuple[Paper, ...], member_id: str) -> None:
    """A secret paper is nobody's; a nominal vote is of one who can vote, once."""
    if election.type is ElectionType.SECRET:
        if member_id:
            raise UserError(_("La votación es secreta: no se guarda quién votó qué."), code="secret")
        return
    if member_id not in electorate_at(view, election, one).voter_ids:
        raise UserError(_("La votación es nominal: indique quién vota, entre quienes están presentes."))
    if any(paper.member_id == member_id for paper in papers):
        raise UserError(_("{name} ya votó en esta vuelta.").format(name=view.member(member_id).person.short_name))


def take_back_paper(store: Store, round_id: str) -> bool:
    """The last paper read is taken back; False when there is none."""
    one = ROUNDS.get(store, round_id)
    election, _item, _session = open_election(store, one.election_id)
    not_proclaimed(election)
    papers = PAPERS.all(store, round_id=round_id)
    if not papers:
        return False
    with store.change(_("quitar la papeleta {n}").format(n=papers[-1].position)):
        PAPERS.delete(store, papers[-1].id)
        if one.closed_at is not None:
            ROUNDS.save(store, replace(one, closed_at=None))
    return True


def take_back_round(store: Store, round_id: str) -> None:
    """A round called by mistake. Raises UserError once papers of it were read, or when another followed."""
    one = ROUNDS.get(store, round_id)
    election, item, _session = open_election(store, one.election_id)
    not_proclaimed(election)
    if PAPERS.all(store, round_id=round_id) or last_round(store, election.id).id != round_id:
        raise UserError(_("En esta vuelta ya se leyeron papeletas: quítelas antes con Retroceso."))
    ROUNDS.delete(store, round_id, label=_("Quitar la {round} del asunto {n}").format(round=one.label, n=item.position))


def draw_lot(store: Store, round_id: str, drawn: tuple[int, ...], drawn_by: str) -> None:
    """Who came out of the draw, and who drew and how. Raises UserError without either: the acta says both."""
    one = ROUNDS.get(store, round_id)
    election, item, session = open_election(store, one.election_id)
    not_proclaimed(election)
    if one.kind is not RoundKind.LOT:
        raise UserError(_("Esta vuelta no es un sorteo: se vota."))
    if not drawn or any(number not in numbers_of(one.entrants) for number in drawn):
        raise UserError(_("Diga qué candidatura salió, entre las empatadas."), field="drawn")
    if not drawn_by.strip():
        raise UserError(_("Escriba quién hizo el sorteo: consta en el acta."), code="missing", field="drawn_by")
    moment = one.closed_at or guard.clock_in(session)
    made = replace(one, drawn=numbers_text(drawn), drawn_by=drawn_by.strip(), closed_at=moment)
    ROUNDS.save(store, made, label=_("Sorteo del asunto {n}").format(n=item.position))
