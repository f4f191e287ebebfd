SELECT device.key, person.id, person.role, person.region, device.enrolled_ms, EXISTS (
  SELECT 1 FROM blob_named JOIN entry
    ON entry.device = blob_named.device AND entry.seq = blob_named.seq
  WHERE blob_named.hash = blob_owner.hash AND blob_named.device = blob_owner.device
    AND entry.class = 'normal'
)
FROM blob_owner
JOIN device ON device.id = blob_owner.device
JOIN person ON person.id = device.person
WHERE blob_owner.hash = ?1
