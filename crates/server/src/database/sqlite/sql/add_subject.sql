INSERT INTO subject (id, kind) VALUES (?1, ?2)
ON CONFLICT (id) DO NOTHING
