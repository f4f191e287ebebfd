SELECT id, name, role, region FROM person WHERE id = ?1
