SELECT entry.device, entry.seq, entry.hash, entry.kind, segment.received_ms, entry.class,
entry.class = 'embargoed' AND (
  EXISTS (
    SELECT 1 FROM reader
    WHERE reader.device = entry.device AND reader.seq = entry.seq AND (
      reader.person = ?3
      OR reader.person IN (SELECT seat FROM certificate WHERE certificate.person = ?3)
    )
  ) OR EXISTS (
    SELECT 1 FROM released
    WHERE released.subject = entry.subject AND released.device = entry.device
  )
) AS open
FROM entry JOIN segment ON segment.id = entry.segment
WHERE entry.subject = ?1 AND entry.device IN (SELECT value FROM json_each(?2))
ORDER BY segment.received_ms, entry.device, entry.seq
