SELECT first, last, headers FROM segment WHERE device = ?1 AND last > ?2 ORDER BY last
