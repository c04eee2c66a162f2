"""What the figures of the other papers are, in SQL over the raw file: lists, plan, FODA, counts of votes and answers.

A blank is never a zero; what was deleted is nowhere. `:since`, `:until`, `:day` as in `definitions`.
"""

COUNCIL = "(SELECT id FROM body WHERE kind = 'council' AND deleted_at IS NULL ORDER BY id LIMIT 1)"
HELD = f"s.deleted_at IS NULL AND s.state = 'closed' AND s.body_id = {COUNCIL} AND s.date BETWEEN :since AND :until"
NAME = "trim(p.family_names || ', ' || p.given_names, ' ,')"
VOTES = f"""SELECT v.id, v.type, m.text AS motion, s.date,
    CASE WHEN v.type = 'nominal' THEN (SELECT count(*) FROM ballot b WHERE b.vote_id = v.id AND b.deleted_at IS NULL
        AND b.value = 'for' AND NOT b.second) ELSE v.for_count END AS yes,
    CASE WHEN v.type = 'nominal' THEN (SELECT count(*) FROM ballot b WHERE b.vote_id = v.id AND b.deleted_at IS NULL
        AND b.value = 'against' AND NOT b.second) ELSE v.against_count END AS no
    FROM vote v JOIN motion m ON m.id = v.motion_id JOIN agenda_item a ON a.id = m.item_id
    JOIN session s ON s.id = a.session_id
    WHERE v.deleted_at IS NULL AND m.deleted_at IS NULL AND a.deleted_at IS NULL AND {HELD}"""
BALLOTS = f"""SELECT b.value, {NAME} AS name, s.date FROM ballot b JOIN vote v ON v.id = b.vote_id
    JOIN motion m ON m.id = v.motion_id JOIN agenda_item a ON a.id = m.item_id JOIN session s ON s.id = a.session_id
    JOIN membership h ON h.id = b.member_id JOIN person p ON p.id = h.person_id
    WHERE b.deleted_at IS NULL AND v.deleted_at IS NULL AND m.deleted_at IS NULL AND {HELD}"""
PRESENCES = f"""SELECT {NAME} AS name, s.date, pr.kind FROM presence pr JOIN session s ON s.id = pr.session_id
    JOIN membership h ON h.id = pr.member_id JOIN person p ON p.id = h.person_id
    WHERE pr.deleted_at IS NULL AND {HELD}"""
RESOLUTIONS = """SELECT r.number, r.year FROM resolution r JOIN session s ON s.id = r.session_id
    WHERE r.deleted_at IS NULL AND r.number IS NOT NULL AND s.deleted_at IS NULL AND s.date BETWEEN :since AND :until"""
BOOK = f"""SELECT m.number FROM minutes m JOIN session s ON s.id = m.session_id WHERE m.deleted_at IS NULL
    AND s.deleted_at IS NULL AND m.state IN ('approved', 'signed', 'in_book') AND s.body_id = {COUNCIL}
    AND s.date BETWEEN :since AND :until ORDER BY 1"""
BOOK_INDEX = f"""SELECT m.number, m.folio_from, m.folio_to FROM minutes m JOIN session s ON s.id = m.session_id
    WHERE m.deleted_at IS NULL AND s.deleted_at IS NULL AND m.folio_to IS NOT NULL AND s.body_id = {COUNCIL}
    ORDER BY m.folio_from"""
LETTERS = """SELECT word, number, year FROM letter
    WHERE deleted_at IS NULL AND number IS NOT NULL AND day BETWEEN :since AND :until"""
ELECTIONS = """SELECT s.date, e.title, r.number AS round, c.name, (SELECT count(*) FROM election_paper p
        WHERE p.round_id = r.id AND p.deleted_at IS NULL AND p.kind = 'valid'
            AND ' ' || p.marks || ' ' LIKE '% ' || c.number || ' %') AS votes
    FROM election_round r JOIN election e ON e.id = r.election_id JOIN candidate c ON c.election_id = e.id
    JOIN agenda_item a ON a.id = e.item_id JOIN session s ON s.id = a.session_id
    WHERE r.deleted_at IS NULL AND e.deleted_at IS NULL AND c.deleted_at IS NULL AND a.deleted_at IS NULL
        AND s.deleted_at IS NULL AND s.date BETWEEN :since AND :until
        AND ' ' || r.entrants || ' ' LIKE '% ' || c.number || ' %'"""
ENCOUNTERS = """SELECT e.title, e.state, CASE WHEN n THEN n WHEN coalesce(e.women, e.men, e.unknown) IS NULL THEN NULL
        ELSE coalesce(e.women, 0) + coalesce(e.men, 0) + coalesce(e.unknown, 0) END AS people,
    (SELECT count(*) FROM contribution c WHERE c.encounter_id = e.id AND c.deleted_at IS NULL) AS said
    FROM (SELECT e.*, (SELECT count(*) FROM attendee t WHERE t.encounter_id = e.id AND t.deleted_at IS NULL) AS n
        FROM encounter e WHERE e.deleted_at IS NULL AND e.date BETWEEN :since AND :until) e"""
REGISTER = """SELECT i.title FROM initiative i WHERE i.deleted_at IS NULL AND i.received BETWEEN :since AND :until"""
PLAN = "(SELECT id FROM plan WHERE deleted_at IS NULL ORDER BY id DESC LIMIT 1)"
COMMITMENTS = f"""SELECT count(*) AS n, count(c.done_on) AS done FROM commitment c
    WHERE c.deleted_at IS NULL AND c.plan_id = {PLAN}"""
MARKS = f"""SELECT l.title, c.weight, c.position, avg(m.value * 1.0) AS mean, sum(m.value) AS total, count(*) AS n
    FROM plan_mark m JOIN criterion c ON c.id = m.criterion_id JOIN plan_line l ON l.id = m.line_id
    WHERE m.deleted_at IS NULL AND c.deleted_at IS NULL AND l.deleted_at IS NULL AND c.plan_id = {PLAN}
    GROUP BY l.id, c.id"""
CRITERIA = f"SELECT count(*) AS n, sum(weight) AS weight FROM criterion WHERE deleted_at IS NULL AND plan_id = {PLAN}"
LINES = f"""SELECT l.*, coalesce((SELECT sum(coalesce(f.modified, f.approved)) FROM funding f WHERE f.line_id = l.id
        AND f.deleted_at IS NULL AND f.currency = ''), 0) AS current,
    coalesce((SELECT sum(f.executed) FROM funding f WHERE f.line_id = l.id AND f.deleted_at IS NULL
        AND f.currency = ''), 0) AS executed
    FROM plan_line l WHERE l.deleted_at IS NULL AND l.plan_id = {PLAN}"""
BASELINE = f"""SELECT coalesce(sum(b.start IS NOT l.start OR b."end" IS NOT l."end"), 0) AS moved
    FROM baseline_line b JOIN plan_line l ON l.id = b.line_id WHERE l.deleted_at IS NULL AND b.deleted_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM plan_line c WHERE c.parent_id = l.id AND c.deleted_at IS NULL) AND b.baseline_id =
    (SELECT id FROM baseline WHERE deleted_at IS NULL AND plan_id = {PLAN} ORDER BY id DESC LIMIT 1)"""
SCORES = """SELECT f.text, f.weight, f.rating, count(s.id) AS people, sum(s.impact * s.feasibility) AS total,
    min(s.impact * s.feasibility) AS least, max(s.impact * s.feasibility) AS most
    FROM swot_factor f LEFT JOIN swot_score s ON s.factor_id = f.id AND s.deleted_at IS NULL
    WHERE f.deleted_at IS NULL AND f.matrix_id =
        (SELECT id FROM swot WHERE deleted_at IS NULL ORDER BY version DESC, id DESC LIMIT 1) GROUP BY f.id"""
PRODUCTS = """SELECT coalesce(sum(p.state <> 'dropped'), 0) AS n, coalesce(sum(p.state = 'done'), 0) AS done,
    coalesce(sum(p.state = 'doing'), 0) AS doing, coalesce(sum(p.state = 'pending'), 0) AS pending,
    coalesce(sum(p.state NOT IN ('done', 'dropped') AND p.due < :today), 0) AS late
    FROM action_product p JOIN action_goal g ON g.id = p.goal_id WHERE p.deleted_at IS NULL AND g.deleted_at IS NULL"""
OPENING = "(SELECT id FROM opening_plan WHERE deleted_at IS NULL ORDER BY id DESC LIMIT 1)"
PROMISES = f"""SELECT c.title, c.completion, c.judged_on, c.ods <> '' AS goal, trim(c.women) <> '' AS women,
    (SELECT count(*) FROM opening_milestone m WHERE m.commitment_id = c.id AND m.deleted_at IS NULL) AS n,
    (SELECT count(*) FROM opening_milestone m WHERE m.commitment_id = c.id AND m.deleted_at IS NULL
        AND m.done_on <= :today) AS done,
    (SELECT count(*) FROM opening_milestone m WHERE m.commitment_id = c.id AND m.deleted_at IS NULL
        AND m.done_on <= :today AND trim(m.evidence) = '' AND NOT EXISTS (SELECT 1 FROM attachment a
            WHERE a.owner_id = m.id AND a.deleted_at IS NULL) AND NOT EXISTS (SELECT 1 FROM link l
            WHERE m.id IN (l.from_id, l.to_id) AND l.deleted_at IS NULL)) AS bare,
    (SELECT count(*) FROM opening_milestone m WHERE m.commitment_id = c.id AND m.deleted_at IS NULL
        AND m."end" < :today AND (m.done_on IS NULL OR m.done_on > :today)) AS late
    FROM opening_commitment c WHERE c.deleted_at IS NULL AND c.plan_id = {OPENING} ORDER BY c.position, c.id"""
PROCESS = "(SELECT id FROM budget_process WHERE deleted_at IS NULL ORDER BY id DESC LIMIT 1)"
PROPOSALS = f"""SELECT p.number, p.title, p.cost FROM budget_proposal p WHERE p.deleted_at IS NULL
    AND p.number IS NOT NULL AND p.process_id = {PROCESS}"""
PAPERS = f"""SELECT b.number AS batch, b.signed, x.counter, x.marks, x.void,
    (SELECT marks FROM budget_process WHERE id = b.process_id) AS most FROM budget_ballot x
    JOIN budget_batch b ON b.id = x.batch_id WHERE x.deleted_at IS NULL AND b.deleted_at IS NULL
    AND b.process_id = {PROCESS} ORDER BY b.number, x.counter, x.position"""
SIGNED = f"SELECT sum(signed) AS n FROM budget_batch WHERE deleted_at IS NULL AND process_id = {PROCESS}"
SURVEY = "(SELECT id FROM survey WHERE deleted_at IS NULL ORDER BY id DESC LIMIT 1)"
QUESTIONS = f"SELECT * FROM survey_question WHERE deleted_at IS NULL AND survey_id = {SURVEY} ORDER BY position"
ANSWERS = f"""SELECT a.* FROM survey_answer a JOIN survey_question q ON q.id = a.question_id
    WHERE a.deleted_at IS NULL AND q.deleted_at IS NULL AND a.survey_id = {SURVEY} ORDER BY a.sheet"""
WAITING = """SELECT count(*) AS n FROM initiative i WHERE i.deleted_at IS NULL AND i.merged_into = ''
    AND i.state IN ('received', 'under_study', 'at_council')"""
UNSIGNED = """SELECT count(*) AS n FROM session s LEFT JOIN minutes m ON m.session_id = s.id AND m.deleted_at IS NULL
    WHERE s.deleted_at IS NULL AND s.state = 'closed' AND (m.id IS NULL OR m.state <> 'in_book')"""
ROUND = """SELECT since, until FROM evaluation_round WHERE deleted_at IS NULL AND owner_kind = 'pilot'
    ORDER BY number DESC LIMIT 1"""
ANSWERED = """SELECT i.id, i.folio_year, i.folio_number,
    CAST(julianday(i.answer_date) - julianday(i.received) AS INTEGER) AS days
    FROM initiative i WHERE i.deleted_at IS NULL AND i.answer_date IS NOT NULL AND i.merged_into = ''"""
DIAGNOSED = """(SELECT id FROM evaluation_round WHERE deleted_at IS NULL AND owner_kind = 'diagnosis' AND kind = 'self'
    AND closed_on IS NOT NULL ORDER BY closed_on DESC, until DESC, id DESC LIMIT 1)"""
COMPONENTS = f"""SELECT d.key, d.title, d.weight, i.scale, i.weighting FROM instrument_dimension d
    JOIN instrument i ON i.id = d.instrument_id JOIN evaluation_round r ON r.instrument_id = i.id
    WHERE r.id = {DIAGNOSED} AND d.deleted_at IS NULL ORDER BY d.position, d.id"""
ITEMS = f"""SELECT c.key, c.dimension_key, c.kind, c.weight, c.low, c.high, a.value, a.not_applicable
    FROM instrument_criterion c JOIN evaluation_round r ON r.instrument_id = c.instrument_id
    LEFT JOIN evaluation_answer a ON a.round_id = r.id AND a.criterion_key = c.key AND a.deleted_at IS NULL
    WHERE r.id = {DIAGNOSED} AND c.deleted_at IS NULL"""
"""Each item of the round that was closed last, with what was answered."""
