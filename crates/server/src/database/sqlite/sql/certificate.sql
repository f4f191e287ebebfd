SELECT serial, person, seat, key, pem, revoked_ms, device FROM certificate WHERE invitation = ?1
