INSERT INTO opened (subject, device, file, opened_ms)
SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS (
  SELECT 1 FROM entry WHERE subject = ?1 AND device = ?2 AND kind = 'draw.revealed'
)
ON CONFLICT (subject) DO NOTHING
