SELECT id, head_seq, head_hash FROM device WHERE head_seq > 0
