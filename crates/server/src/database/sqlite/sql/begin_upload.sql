INSERT INTO upload (id, device, hash, bytes, begun_ms) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (id) DO UPDATE SET bytes = excluded.bytes, begun_ms = excluded.begun_ms
