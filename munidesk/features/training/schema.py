"""The tables of training."""

from typing import TYPE_CHECKING

from munidesk.base.lazy import lazy
from munidesk.data.schema import Schema, Steps

if TYPE_CHECKING:
    from sqlite_utils import Database

    from munidesk.features.training import kinds
else:
    (kinds,) = lazy("munidesk.features.training", "kinds")

migrations = Steps("training")

_TABLES = (
    """CREATE TABLE competence (
        id TEXT PRIMARY KEY NOT NULL, key TEXT NOT NULL DEFAULT '', position INTEGER NOT NULL DEFAULT 0,
        title TEXT NOT NULL, short TEXT NOT NULL DEFAULT '', family TEXT NOT NULL DEFAULT '',
        does TEXT NOT NULL DEFAULT '', ods TEXT NOT NULL DEFAULT '', standard TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE training_post (
        id TEXT PRIMARY KEY NOT NULL, key TEXT NOT NULL DEFAULT '', title TEXT NOT NULL,
        area TEXT NOT NULL DEFAULT '', notes TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE post_competence (
        id TEXT PRIMARY KEY NOT NULL,
        post_id TEXT NOT NULL REFERENCES training_post(id) DEFERRABLE INITIALLY DEFERRED,
        competence_id TEXT NOT NULL REFERENCES competence(id) DEFERRABLE INITIALLY DEFERRED,
        level TEXT NOT NULL DEFAULT '0', deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE staff (
        id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, gender TEXT NOT NULL DEFAULT '',
        post_id TEXT NOT NULL DEFAULT '', area TEXT NOT NULL DEFAULT '', since TEXT, until TEXT,
        notes TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE past_post (
        id TEXT PRIMARY KEY NOT NULL, staff_id TEXT NOT NULL REFERENCES staff(id) DEFERRABLE INITIALLY DEFERRED,
        post_id TEXT NOT NULL DEFAULT '', title TEXT NOT NULL, area TEXT NOT NULL DEFAULT '', since TEXT,
        until TEXT, deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE staff_private (
        id TEXT PRIMARY KEY NOT NULL, staff_id TEXT NOT NULL DEFAULT '', curp TEXT NOT NULL DEFAULT '',
        rfc TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT '', birth TEXT, deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE level_reading (
        id TEXT PRIMARY KEY NOT NULL, staff_id TEXT NOT NULL REFERENCES staff(id) DEFERRABLE INITIALLY DEFERRED,
        competence_id TEXT NOT NULL REFERENCES competence(id) DEFERRABLE INITIALLY DEFERRED, level TEXT, day TEXT,
        source TEXT NOT NULL DEFAULT 'head', note TEXT NOT NULL DEFAULT '',
        certificate_id TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE training_course (
        id TEXT PRIMARY KEY NOT NULL, key TEXT NOT NULL DEFAULT '', title TEXT NOT NULL,
        kind TEXT NOT NULL DEFAULT 'course', hours TEXT NOT NULL DEFAULT '0',
        modality TEXT NOT NULL DEFAULT 'present', min_attendance INTEGER NOT NULL DEFAULT 80, min_mark TEXT,
        valid_months INTEGER NOT NULL DEFAULT 0, agent TEXT NOT NULL DEFAULT '', cost INTEGER,
        standard TEXT NOT NULL DEFAULT '', whole_id TEXT NOT NULL DEFAULT '', position INTEGER NOT NULL DEFAULT 0,
        notes TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE course_raise (
        id TEXT PRIMARY KEY NOT NULL,
        course_id TEXT NOT NULL REFERENCES training_course(id) DEFERRABLE INITIALLY DEFERRED,
        competence_id TEXT NOT NULL REFERENCES competence(id) DEFERRABLE INITIALLY DEFERRED,
        level TEXT NOT NULL DEFAULT '3', deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE training_programme (
        id TEXT PRIMARY KEY NOT NULL, year INTEGER NOT NULL, title TEXT NOT NULL,
        objective TEXT NOT NULL DEFAULT '', act TEXT NOT NULL DEFAULT '', resolution_id TEXT NOT NULL DEFAULT '',
        reported_on TEXT, deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE programme_line (
        id TEXT PRIMARY KEY NOT NULL,
        programme_id TEXT NOT NULL REFERENCES training_programme(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL DEFAULT 0, course_id TEXT NOT NULL DEFAULT '', title TEXT NOT NULL,
        quarter TEXT NOT NULL DEFAULT '1', audience TEXT NOT NULL DEFAULT '', places INTEGER, hours TEXT,
        cost INTEGER, source TEXT NOT NULL DEFAULT '', notes TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE training_edition (
        id TEXT PRIMARY KEY NOT NULL,
        course_id TEXT NOT NULL REFERENCES training_course(id) DEFERRABLE INITIALLY DEFERRED,
        line_id TEXT NOT NULL DEFAULT '', parent_id TEXT NOT NULL DEFAULT '', title TEXT NOT NULL,
        state TEXT NOT NULL DEFAULT 'planned', start TEXT, "end" TEXT, place TEXT NOT NULL DEFAULT '',
        trainers TEXT NOT NULL DEFAULT '', agent TEXT NOT NULL DEFAULT '', cost INTEGER,
        reason TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE class_session (
        id TEXT PRIMARY KEY NOT NULL,
        edition_id TEXT NOT NULL REFERENCES training_edition(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL DEFAULT 0, day TEXT, start TEXT, "end" TEXT, hours TEXT NOT NULL DEFAULT '0',
        topic TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE training_enrolment (
        id TEXT PRIMARY KEY NOT NULL,
        edition_id TEXT NOT NULL REFERENCES training_edition(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL DEFAULT 0, kind TEXT NOT NULL DEFAULT 'staff', staff_id TEXT NOT NULL DEFAULT '',
        person_id TEXT NOT NULL DEFAULT '', name TEXT NOT NULL, gender TEXT NOT NULL DEFAULT '',
        institution_id TEXT NOT NULL DEFAULT '', origin TEXT NOT NULL DEFAULT '',
        state TEXT NOT NULL DEFAULT 'enrolled', left_on TEXT, reason TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE class_presence (
        id TEXT PRIMARY KEY NOT NULL,
        enrolment_id TEXT NOT NULL REFERENCES training_enrolment(id) DEFERRABLE INITIALLY DEFERRED,
        class_id TEXT NOT NULL REFERENCES class_session(id) DEFERRABLE INITIALLY DEFERRED,
        kind TEXT NOT NULL DEFAULT 'present', hours TEXT, deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE training_mark (
        id TEXT PRIMARY KEY NOT NULL,
        enrolment_id TEXT NOT NULL REFERENCES training_enrolment(id) DEFERRABLE INITIALLY DEFERRED, value TEXT,
        day TEXT, deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE training_certificate (
        id TEXT PRIMARY KEY NOT NULL, year INTEGER NOT NULL DEFAULT 0, number INTEGER NOT NULL DEFAULT 0,
        enrolment_id TEXT NOT NULL DEFAULT '', staff_id TEXT NOT NULL DEFAULT '',
        course_id TEXT NOT NULL DEFAULT '', person TEXT NOT NULL, course TEXT NOT NULL DEFAULT '',
        hours TEXT NOT NULL DEFAULT '0', start TEXT, "end" TEXT, issued TEXT, expires TEXT,
        layout TEXT NOT NULL DEFAULT 'accreditation', state TEXT NOT NULL DEFAULT 'valid',
        reason TEXT NOT NULL DEFAULT '', annulled_on TEXT, replaces_id TEXT NOT NULL DEFAULT '',
        code TEXT NOT NULL DEFAULT '', content TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE outside_certificate (
        id TEXT PRIMARY KEY NOT NULL, staff_id TEXT NOT NULL REFERENCES staff(id) DEFERRABLE INITIALLY DEFERRED,
        title TEXT NOT NULL, issuer TEXT NOT NULL DEFAULT '', number TEXT NOT NULL DEFAULT '', hours TEXT,
        issued TEXT, expires TEXT, deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE training_dc3 (
        id TEXT PRIMARY KEY NOT NULL, used INTEGER NOT NULL DEFAULT 0, employer_rfc TEXT NOT NULL DEFAULT '',
        agent TEXT NOT NULL DEFAULT '', employer_signer TEXT NOT NULL DEFAULT '',
        workers_signer TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE head_reading (
        id TEXT PRIMARY KEY NOT NULL,
        enrolment_id TEXT NOT NULL REFERENCES training_enrolment(id) DEFERRABLE INITIALLY DEFERRED,
        competence_id TEXT NOT NULL REFERENCES competence(id) DEFERRABLE INITIALLY DEFERRED, level TEXT, day TEXT,
        "by" TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE trainer (
        id TEXT PRIMARY KEY NOT NULL, staff_id TEXT NOT NULL DEFAULT '', name TEXT NOT NULL,
        agent TEXT NOT NULL DEFAULT '', topics TEXT NOT NULL DEFAULT '', notes TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE training_institution (
        id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL DEFAULT 'municipality',
        region TEXT NOT NULL DEFAULT '', country TEXT NOT NULL DEFAULT '', contact TEXT NOT NULL DEFAULT '',
        last_contact TEXT, case_id TEXT NOT NULL DEFAULT '', agreed_until TEXT,
        notes TEXT NOT NULL DEFAULT '', deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE training_exchange (
        id TEXT PRIMARY KEY NOT NULL, institution_id TEXT NOT NULL DEFAULT '', title TEXT NOT NULL, day TEXT,
        people TEXT NOT NULL DEFAULT '', adopted TEXT NOT NULL DEFAULT '', practice_id TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT""",
    """CREATE TABLE line_of_action (
        id TEXT PRIMARY KEY NOT NULL, encounter_id TEXT NOT NULL DEFAULT '', position INTEGER NOT NULL DEFAULT 0,
        theme TEXT NOT NULL DEFAULT '', title TEXT NOT NULL, town TEXT NOT NULL DEFAULT '',
        responsible TEXT NOT NULL DEFAULT '', due TEXT, reading TEXT NOT NULL DEFAULT '', read_on TEXT,
        done INTEGER NOT NULL DEFAULT 0, deleted_at TEXT
    ) STRICT""",
    "CREATE INDEX post_competence_of ON post_competence (post_id)",
    "CREATE INDEX past_post_of ON past_post (staff_id)",
    "CREATE INDEX staff_private_of ON staff_private (staff_id)",
    "CREATE INDEX level_reading_of ON level_reading (staff_id)",
    "CREATE INDEX course_raise_of ON course_raise (course_id)",
    "CREATE INDEX programme_line_of ON programme_line (programme_id)",
    "CREATE INDEX class_session_of ON class_session (edition_id)",
    "CREATE INDEX training_enrolment_of ON training_enrolment (edition_id)",
    "CREATE INDEX class_presence_of ON class_presence (enrolment_id)",
    "CREATE INDEX training_mark_of ON training_mark (enrolment_id)",
    "CREATE INDEX outside_certificate_of ON outside_certificate (staff_id)",
    "CREATE INDEX head_reading_of ON head_reading (enrolment_id)",
)


@migrations()
def m001_create_training(db: "Database") -> None:
    """Competences, posts, staff, courses, programmes, editions, certificates and the network."""
    for statement in _TABLES:
        db.execute(statement)


SCHEMA = Schema(
    name="training", migrations=migrations, private=frozenset({"staff_private"}), searchable=kinds.SEARCHABLE
)
