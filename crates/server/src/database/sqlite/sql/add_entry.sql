INSERT INTO entry (device, seq, hash, segment, start, length, class, subject, kind, actor)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
