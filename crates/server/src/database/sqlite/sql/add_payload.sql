INSERT INTO payload (device, seq, bytes) VALUES (?1, ?2, ?3)
