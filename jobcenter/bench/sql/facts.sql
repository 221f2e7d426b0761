-- The facts of every open case on a day, in one statement: what the sweep is measured against, and checked against.
-- A second telling of cases/risk/facts.py, so that the two can disagree: tests/bench compares them case by case.
WITH open_case AS (
    SELECT id, opened_on FROM cases_case WHERE closed_on IS NULL
),
dated AS (
    SELECT p.case_id, s.due_on AS day
    FROM cases_planstep s JOIN cases_plan p ON p.id = s.plan_id
    WHERE s.state = ANY(%(open_steps)s) AND s.due_on IS NOT NULL
    UNION ALL
    SELECT case_id, planned_on FROM cases_meeting WHERE state = 'aftalt'
    UNION ALL
    SELECT case_id, due_on FROM cases_commitment
    WHERE kept_on IS NULL AND released_on IS NULL AND broken_on IS NULL AND due_on IS NOT NULL
    UNION ALL
    SELECT case_id, ends_on FROM cases_placement WHERE state IN ('aftalt', 'i_gang')
    UNION ALL
    SELECT case_id, ends_on FROM cases_enrolment WHERE state IN ('bevilget', 'i_gang')
),
around AS (
    SELECT case_id,
           min(day) FILTER (WHERE day >= %(on)s) AS next_act_on,
           max(day) FILTER (WHERE day < %(on)s) AS last_dated_on
    FROM dated GROUP BY case_id
),
held AS (
    SELECT case_id, max(held_on) AS held_on, max(held_on) FILTER (WHERE no_step_needed) AS excused_on
    FROM cases_meeting WHERE state = 'holdt' AND held_on <= %(on)s GROUP BY case_id
),
decided AS (
    SELECT DISTINCT ON (case_id) case_id, category
    FROM cases_visitation
    WHERE valid_from <= %(on)s AND (valid_to IS NULL OR valid_to >= %(on)s) AND scheme <> 'sygedagpenge'
    ORDER BY case_id, (scheme <> 'visitation'), (stage <> 'endelig'), valid_from DESC, id
),
moved AS (
    SELECT case_id, max(day) AS day FROM (
        SELECT case_id, held_on AS day FROM cases_meeting WHERE state = 'holdt' AND substantive
        UNION ALL
        SELECT p.case_id, s.reached_on FROM cases_planstep s JOIN cases_plan p ON p.id = s.plan_id
        UNION ALL
        SELECT p.case_id, g.reached_on FROM cases_goal g JOIN cases_plan p ON p.id = g.plan_id
        UNION ALL
        SELECT case_id, kept_on FROM cases_commitment
        UNION ALL
        SELECT case_id, moved_on FROM cases_placement WHERE state <> 'kladde'
        UNION ALL
        SELECT case_id, moved_on FROM cases_enrolment
        UNION ALL
        SELECT w.case_id, a.made_on FROM cases_wishattempt a JOIN cases_wish w ON w.id = a.wish_id
        WHERE a.kind = ANY(%(employer_attempts)s)
        UNION ALL
        SELECT case_id, happened_on FROM cases_contact WHERE kind = 'forberedelse' AND reached
    ) act WHERE day <= %(on)s GROUP BY case_id
),
touched AS (
    SELECT wish_id, max(day) AS day FROM (
        SELECT wish_id, made_on AS day FROM cases_wishattempt
        WHERE kind = ANY(%(employer_attempts)s) AND made_on <= %(on)s
        UNION ALL
        SELECT wish_id, moved_on FROM cases_placement WHERE wish_id IS NOT NULL AND state <> 'kladde'
    ) act GROUP BY wish_id
),
first_wish AS (
    SELECT DISTINCT ON (w.case_id) w.case_id, w.id, w.raised_on, t.day AS touched_on,
           coalesce(w.revisit_on > %(on)s, w.revisit_when <> '') AS parked
    FROM cases_wish w LEFT JOIN touched t ON t.wish_id = w.id
    WHERE w.status = ANY(%(open_wishes)s) AND w.kind = ANY(%(employer_wishes)s) AND w.raised_on <= %(on)s
    ORDER BY w.case_id, w.rank
),
placement AS (
    SELECT DISTINCT ON (p.case_id) p.case_id, p.id, p.starts_on, c.day AS chosen_on
    FROM cases_placement p
    LEFT JOIN (
        SELECT e.case_id, max(e.occurred_on) AS day FROM cases_involvemententry e
        WHERE e.phase = 'udvaelgelse' AND e.placement_id IS NULL AND e.occurred_on <= %(on)s
              AND NOT EXISTS (SELECT FROM cases_entrymarkedwrong w WHERE w.entry_id = e.id)
        GROUP BY e.case_id
    ) c ON c.case_id = p.case_id
    WHERE p.state IN ('aftalt', 'i_gang') AND NOT EXISTS (
        SELECT FROM cases_involvemententry e
        WHERE e.placement_id = p.id AND e.phase = 'udvaelgelse' AND e.occurred_on <= %(on)s
              AND NOT EXISTS (SELECT FROM cases_entrymarkedwrong w WHERE w.entry_id = e.id)
    )
    ORDER BY p.case_id, c.day NULLS FIRST, p.starts_on, p.id
),
pause AS (
    SELECT case_id, id, reason = ANY(%(protective_pauses)s) AS protective, starts_on, review_on
    FROM cases_pause WHERE starts_on <= %(on)s AND (ended_on IS NULL OR ended_on > %(on)s)
)
SELECT c.id AS case_id,
       c.opened_on,
       coalesce(d.category = ANY(%(need_a_step)s), false) AS needs_next_step,
       a.next_act_on,
       greatest(a.last_dated_on, h.held_on) AS last_dated_on,
       h.excused_on,
       EXISTS (SELECT FROM cases_exemption e WHERE e.case_id = c.id AND e.valid_from <= %(on)s
               AND (e.valid_to IS NULL OR e.valid_to >= %(on)s)) AS exempt,
       EXISTS (SELECT FROM cases_placement p WHERE p.case_id = c.id AND p.state = 'i_gang'
               AND p.starts_on <= %(on)s) AS in_placement,
       w.id AS wish_id, w.raised_on AS wish_raised_on, w.touched_on AS wish_touched_on, w.parked AS wish_parked,
       u.id AS pause_id, u.protective AS pause_protective, u.starts_on AS pause_starts_on, u.review_on AS pause_review_on,
       m.day AS last_substantive_on,
       q.id AS placement_id, q.starts_on AS placement_starts_on, q.chosen_on AS placement_chosen_on
FROM open_case c
LEFT JOIN around a ON a.case_id = c.id
LEFT JOIN held h ON h.case_id = c.id
LEFT JOIN decided d ON d.case_id = c.id
LEFT JOIN first_wish w ON w.case_id = c.id
LEFT JOIN pause u ON u.case_id = c.id
LEFT JOIN moved m ON m.case_id = c.id
LEFT JOIN placement q ON q.case_id = c.id
