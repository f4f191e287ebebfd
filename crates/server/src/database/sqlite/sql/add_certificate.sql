INSERT INTO certificate (serial, invitation, device, pem, issued_ms) VALUES (?1, ?2, ?3, ?4, ?5)
