INSERT INTO witness (device, seq, hash, at_ms) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (device, seq) DO NOTHING
