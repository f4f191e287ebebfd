INSERT INTO certificate (serial, invitation, device, person, seat, key, pem, issued_ms)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
