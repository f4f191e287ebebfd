INSERT INTO certificate (serial, device, pem, issued_ms) VALUES (?1, ?2, ?3, ?4)
