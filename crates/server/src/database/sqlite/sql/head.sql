SELECT head_seq, head_hash FROM device WHERE id = ?1
