SELECT serial, pem FROM certificate WHERE invitation = ?1
