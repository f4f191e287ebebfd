-- Once for each way in which a record of the owner's log names it; without one, the class is NULL.
SELECT DISTINCT device.key, person.id, person.role, person.region, device.enrolled_ms, entry.class,
entry.class = 'embargoed' AND (
  EXISTS (
    SELECT 1 FROM reader
    WHERE reader.device = entry.device AND reader.seq = entry.seq AND (
      reader.person = ?2
      OR reader.person IN (SELECT seat FROM certificate WHERE certificate.person = ?2)
    )
  ) OR EXISTS (
    SELECT 1 FROM released
    WHERE released.subject = entry.subject AND released.device = entry.device
  )
) AS open
FROM blob_owner
JOIN device ON device.id = blob_owner.device
JOIN person ON person.id = device.person
LEFT JOIN blob_named
  ON blob_named.hash = blob_owner.hash AND blob_named.device = blob_owner.device
LEFT JOIN entry ON entry.device = blob_named.device AND entry.seq = blob_named.seq
WHERE blob_owner.hash = ?1
