SELECT id, device, hash, bytes, begun_ms FROM upload WHERE begun_ms < ?1
