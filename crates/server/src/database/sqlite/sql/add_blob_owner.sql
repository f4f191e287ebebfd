INSERT INTO blob_owner (hash, device) VALUES (?1, ?2)
ON CONFLICT DO NOTHING
