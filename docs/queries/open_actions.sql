-- Which actions are still open, and since when: by team, the oldest first.
-- One that lay on a later session's table is told in the words, and with the day, that hold by now.
WITH planned AS (
  SELECT team, session, held_on, number, kind, who, what, due,
    row_number() OVER (PARTITION BY session, number ORDER BY seq DESC) AS newest
  FROM events
  WHERE kind IN ('action_set', 'action_dropped') AND NOT undone
),
brought AS (
  SELECT team, session, held_on, number, other_session, action, who, what, due,
    row_number() OVER (PARTITION BY session, number ORDER BY seq DESC) AS newest
  FROM events
  WHERE kind = 'action_brought' AND NOT undone
),
answered AS (
  SELECT session, number, answer, what, due,
    row_number() OVER (PARTITION BY session, number ORDER BY seq DESC) AS newest
  FROM events
  WHERE kind = 'action_answered' AND NOT undone
),
heard AS (
  SELECT b.team, b.other_session, b.action, b.who, a.answer,
    coalesce(nullif(a.what, ''), b.what) AS what,
    coalesce(a.due, b.due) AS due,
    row_number() OVER (
      PARTITION BY b.other_session, b.action ORDER BY b.held_on DESC, b.session DESC
    ) AS newest,
    row_number() OVER (
      PARTITION BY b.other_session, b.action
      ORDER BY CASE WHEN a.answer IS NULL THEN 1 ELSE 0 END, b.held_on DESC, b.session DESC
    ) AS newest_answer
  FROM brought AS b
  LEFT JOIN answered AS a ON a.session = b.session AND a.number = b.number AND a.newest = 1
  WHERE b.newest = 1
),
closed AS (
  SELECT other_session, action FROM heard WHERE newest_answer = 1 AND answer IN ('kept', 'dropped')
)
SELECT
  coalesce(nullif(p.team, ''), h.team, '') AS team,
  p.held_on AS since,
  coalesce(h.who, p.who) AS who,
  coalesce(h.what, p.what) AS what,
  coalesce(h.due, p.due) AS due,
  p.session,
  p.number
FROM planned AS p
LEFT JOIN heard AS h ON h.other_session = p.session AND h.action = p.number AND h.newest = 1
LEFT JOIN closed AS c ON c.other_session = p.session AND c.action = p.number
WHERE p.newest = 1 AND p.kind = 'action_set' AND c.action IS NULL
ORDER BY team, since, p.session, p.number
