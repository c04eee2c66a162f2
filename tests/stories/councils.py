"""A council of any size in a session that goes on, for the stories about its page at the sizes people have."""

from datetime import date, datetime, time
from pathlib import Path

from munidesk import catalog
from munidesk.base.dates import fixed_clock
from munidesk.data import file
from munidesk.features.council.attendance.store import mark
from munidesk.features.council.domain import BallotValue, PresenceKind, Session, SessionKind, VoteType
from munidesk.features.council.sessions.store import new_session, open_session
from munidesk.features.council.sessions.store_items import add_item, start_item
from munidesk.features.council.view_data import load_view
from munidesk.features.council.votes.store import add_motion, cast, open_vote, set_counts
from munidesk.town import store as town
from munidesk.town.domain import Gender, Membership, Person, Role, Seat
from munidesk.town.founding import found

NOW = datetime(2026, 12, 1, 19, 24)
GIVEN = ("Marta", "Raúl", "Nelson", "Silvia", "Inés", "Julio", "Rosa", "Omar", "Elsa", "Bernardo")
FAMILY = (
    "Olivera Pintos", "Etcheverry Sosa", "Bentancor Ruiz", "Cabral Techera", "Moreira Lacuesta de la Vega",
    "de los Santos Paz", "Núñez Vera", "Goyeneche Larrañaga", "Rivas Monte", "Wolkowicz Aguirrezabalaga",
)  # fmt: skip
ITEMS = (
    "Apertura y asistencia", "Aprobación del acta 11/2026", "Modificación presupuestaria",
    "Iluminación de la plaza Los Ceibos", "Convenio con el Club de Abuelos", "Fecha de la audiencia pública anual",
    "Compra de 120 luminarias para las calles sin alumbrado", "Asuntos varios",
)  # fmt: skip


class Council:
    """A file with one council of `seats` seats, all present, at the third of eight items."""

    def __init__(self, path: Path, seats: int, country: str = "UY") -> None:
        self.path = path
        store = self.store = file.create(path, catalog.schemas(), author="Lucía")
        found(store, country=country, name="Municipio de Cerro del Alba")
        body = town.council(store).id
        for number in range(1, seats + 1):
            self._member(body, number)
        with fixed_clock(NOW):
            self.session = self._session(body)

    def _member(self, body: str, number: int) -> None:
        post = "mayor" if number == 1 else "councillor"
        seat = town.save_seat(self.store, Seat(body_id=body, number=number, post=post))
        given, family = GIVEN[number % 10 - 1], FAMILY[(number + number // 10) % 10 - 1]
        person = Person(given_names=given, family_names=family, gender=Gender.UNKNOWN)
        member = Membership(
            body_id=body, seat_id=seat, person_id=town.save_person(self.store, person), role=Role.TITULAR, post=post
        )
        town.save_membership(self.store, member)

    def _session(self, body: str) -> str:
        store = self.store
        called = Session(body_id=body, kind=SessionKind.ORDINARY, date=date(2026, 12, 1), start=time(19), place="Salón")
        made = new_session(store, called, standard=False)
        self.items = [add_item(store, made, title) for title in ITEMS]
        for member in load_view(store, made).titulars:
            mark(store, made, member.id, PresenceKind.PRESENT)
        open_session(store, made, datetime(2026, 12, 1, 19, 5))
        for place, minute in ((0, 5), (1, 9), (2, 24)):
            start_item(store, self.items[place], datetime(2026, 12, 1, 19, minute))
        return made

    def vote(self, against: int, *, kind: VoteType = VoteType.NOMINAL, left_open: int = 0) -> str:
        """A motion on the third item: `against` of those present against it, the others for."""
        store = self.store
        with fixed_clock(NOW):
            made = open_vote(store, add_motion(store, self.items[2], MOTION), kind)
            voters = load_view(store, self.session).electorate(made).voters
            if kind is not VoteType.NOMINAL:
                set_counts(store, made, len(voters) - against, against)
            for at, member in enumerate(voters[left_open:] if kind is VoteType.NOMINAL else ()):
                cast(store, made, member.id, BallotValue.AGAINST if at < against else BallotValue.FOR)
        return made


MOTION = "Aprobar la transposición de $ 480.000 del rubro «Mantenimiento de vehículos» al rubro «Alumbrado público»."
