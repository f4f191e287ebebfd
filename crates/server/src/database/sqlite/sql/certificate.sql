SELECT serial, pem FROM certificate WHERE device = ?1 ORDER BY issued_ms DESC LIMIT 1
