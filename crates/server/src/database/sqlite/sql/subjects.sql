-- ?1 is `kind/`, ?2 the first text after all that start so: a range that the index answers.
SELECT entry.subject, entry.device, count(*), max(segment.received_ms), entry.class,
entry.class = 'embargoed' AND (
  EXISTS (
    SELECT 1 FROM reader
    WHERE reader.device = entry.device AND reader.seq = entry.seq AND (
      reader.person = ?4
      OR reader.person IN (SELECT seat FROM certificate WHERE certificate.person = ?4)
    )
  ) OR EXISTS (
    SELECT 1 FROM released
    WHERE released.subject = entry.subject AND released.device = entry.device
  )
) AS open
FROM entry JOIN segment ON segment.id = entry.segment
WHERE entry.subject >= ?1 AND entry.subject < ?2
  AND entry.device IN (SELECT value FROM json_each(?3))
GROUP BY entry.subject, entry.device, entry.class, open
ORDER BY entry.subject
