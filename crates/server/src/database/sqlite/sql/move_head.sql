UPDATE device SET head_seq = ?2, head_hash = ?3 WHERE id = ?1
