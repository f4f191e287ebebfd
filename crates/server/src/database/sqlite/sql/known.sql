-- What is stored or was witnessed of these places.
SELECT seq, hash FROM entry WHERE device = ?1 AND seq BETWEEN ?2 AND ?3
UNION
SELECT seq, hash FROM witness WHERE device = ?1 AND seq BETWEEN ?2 AND ?3
