SELECT serial, person, seat, key, pem, revoked_ms FROM certificate WHERE invitation = ?1
