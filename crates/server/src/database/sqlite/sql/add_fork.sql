INSERT INTO fork (device, seq, ours, theirs, branch, at_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (device, seq, theirs) DO NOTHING
