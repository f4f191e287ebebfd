INSERT INTO device (id, key, person, enrolled_ms) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (id) DO NOTHING
