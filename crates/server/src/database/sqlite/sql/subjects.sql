-- ?1 is `kind/`, ?2 the first text after all that start so: a range that the index answers.
SELECT entry.subject, entry.device, entry.class, count(*), max(segment.received_ms)
FROM entry JOIN segment ON segment.id = entry.segment
WHERE entry.subject >= ?1 AND entry.subject < ?2
  AND entry.device IN (SELECT value FROM json_each(?3))
GROUP BY entry.subject, entry.device, entry.class
ORDER BY entry.subject
