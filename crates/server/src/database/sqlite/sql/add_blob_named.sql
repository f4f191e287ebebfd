INSERT INTO blob_named (hash, device, seq) VALUES (?1, ?2, ?3)
ON CONFLICT DO NOTHING
