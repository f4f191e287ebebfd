INSERT INTO person (id, name, role, region) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (id) DO NOTHING
