SELECT entry.seq, entry.class,
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
FROM entry WHERE entry.device = ?1 AND entry.seq BETWEEN ?2 AND ?3 ORDER BY entry.seq
