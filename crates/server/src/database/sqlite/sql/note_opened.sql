INSERT INTO opened (subject, opened_ms) VALUES (?1, ?2)
ON CONFLICT (subject) DO NOTHING
