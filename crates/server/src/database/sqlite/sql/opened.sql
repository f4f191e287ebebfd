SELECT device, file, opened_ms FROM opened WHERE subject = ?1
