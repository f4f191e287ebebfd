SELECT entry.start, entry.length, entry.class, payload.bytes
FROM entry LEFT JOIN payload ON payload.device = entry.device AND payload.seq = entry.seq
WHERE entry.device = ?1 AND entry.seq BETWEEN ?2 AND ?3
ORDER BY entry.seq
