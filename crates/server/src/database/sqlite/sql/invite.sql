INSERT INTO invitation (hash, person, name, role, region, expires_ms)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (hash) DO NOTHING
