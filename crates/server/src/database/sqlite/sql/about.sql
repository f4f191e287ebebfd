SELECT entry.device, entry.seq, entry.hash, entry.kind, entry.class, segment.received_ms
FROM entry JOIN segment ON segment.id = entry.segment
WHERE entry.subject = ?1 AND entry.device IN (SELECT value FROM json_each(?2))
ORDER BY segment.received_ms, entry.device, entry.seq
