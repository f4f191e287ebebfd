SELECT
  (SELECT count(*) FROM device),
  (SELECT coalesce(sum(head_seq), 0) FROM device),
  (SELECT count(*) FROM segment),
  (SELECT count(*) FROM fork),
  (SELECT count(*) FROM blob),
  (SELECT coalesce(sum(bytes), 0) FROM blob),
  (SELECT count(*) FROM upload),
  (SELECT count(DISTINCT hash) FROM blob_named WHERE hash NOT IN (SELECT hash FROM blob))
