-- Nothing to release is no harm: another log may be late.
SELECT NOT EXISTS (SELECT 1 FROM maker WHERE subject = ?1)
  OR EXISTS (SELECT 1 FROM released WHERE subject = ?1)
