INSERT INTO segment (device, first, last, headers, received_ms) VALUES (?1, ?2, ?3, ?4, ?5)
