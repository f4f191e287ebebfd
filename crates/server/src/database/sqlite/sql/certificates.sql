SELECT serial, person, seat, key, pem, revoked_ms, device
FROM certificate
WHERE seat IN (SELECT value FROM json_each(?1)) OR person IN (SELECT value FROM json_each(?1))
ORDER BY issued_ms, serial
