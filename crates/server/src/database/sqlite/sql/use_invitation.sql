UPDATE invitation SET used_by = ?1 WHERE hash = ?2
