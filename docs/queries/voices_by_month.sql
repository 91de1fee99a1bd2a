-- How evenly the peers' voices were shared, by month and team. The owner, who is to speak most, is left out.
-- `loudest` is the share of whoever spoke longest; `evenness` is 1 where all who spoke did so equally long, and
-- near 0 where one spoke almost alone. Both are averages over the sessions of the month.
WITH spoken AS (
  SELECT team, session, held_on, speaker, sum(seconds) AS seconds
  FROM events
  WHERE kind = 'turn_taken' AND NOT undone AND seconds > 0 AND (owner IS NULL OR speaker <> owner)
  GROUP BY team, session, held_on, speaker
),
shared AS (
  SELECT team, session, held_on,
    seconds / sum(seconds) OVER (PARTITION BY session) AS share,
    count(*) OVER (PARTITION BY session) AS voices
  FROM spoken
),
even AS (
  SELECT team, session, held_on, voices, max(share) AS loudest, -sum(share * ln(share)) / ln(voices) AS evenness
  FROM shared
  WHERE voices > 1
  GROUP BY team, session, held_on, voices
)
SELECT
  CAST(date_trunc('month', held_on) AS DATE) AS month,
  team,
  count(*) AS sessions,
  round(avg(voices), 1) AS voices,
  round(avg(loudest), 3) AS loudest,
  round(avg(evenness), 3) AS evenness
FROM even
GROUP BY CAST(date_trunc('month', held_on) AS DATE), team
ORDER BY month, team
