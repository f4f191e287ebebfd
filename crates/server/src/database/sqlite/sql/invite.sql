INSERT INTO invitation (hash, person, name, role, region, expires_ms)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (hash) DO UPDATE SET name = excluded.name WHERE used_by IS NULL
