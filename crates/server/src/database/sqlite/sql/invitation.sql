SELECT hash, person, name, role, region, expires_ms, used_by
FROM invitation
WHERE hash = ?1
