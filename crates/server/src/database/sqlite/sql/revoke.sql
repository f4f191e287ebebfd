UPDATE certificate SET revoked_ms = min(coalesce(revoked_ms, ?2), ?2)
WHERE seat = ?1 OR person = ?1
