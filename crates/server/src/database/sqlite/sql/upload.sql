SELECT id, device, hash, bytes, begun_ms FROM upload WHERE id = ?1
