INSERT INTO blob (hash, bytes, stored_ms) VALUES (?1, ?2, ?3)
ON CONFLICT (hash) DO NOTHING
