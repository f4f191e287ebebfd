INSERT INTO reader (device, seq, person) VALUES (?1, ?2, ?3)
ON CONFLICT DO NOTHING
