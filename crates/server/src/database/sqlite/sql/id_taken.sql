-- ?1 seat, ?2 person, ?3 key, ?4 whether the invitation names the seat, ?5 device.
SELECT EXISTS (SELECT 1 FROM certificate WHERE seat = ?1 AND person <> ?2)
  OR NOT ?4 AND NOT EXISTS (SELECT 1 FROM certificate WHERE seat = ?1 AND key = ?3) AND (
    EXISTS (SELECT 1 FROM certificate WHERE seat = ?1 OR person = ?1)
    OR EXISTS (SELECT 1 FROM entry WHERE subject = 'person/' || ?1 AND device <> ?5)
  )
