-- How many questions each aim got, and how many of their answers ran over 30 seconds.
-- A turn that went without the clock was not timed; the average is of those that were.
SELECT
  asked_aim AS aim,
  count(*) AS questions,
  sum(CASE WHEN seconds > 0 THEN 1 ELSE 0 END) AS timed,
  sum(CASE WHEN seconds > 30 THEN 1 ELSE 0 END) AS over_30_s,
  round(avg(CASE WHEN seconds > 0 THEN seconds END), 1) AS average_s
FROM events
WHERE kind = 'turn_taken' AND step = 'questions' AND NOT undone
GROUP BY asked_aim
ORDER BY questions DESC, aim
