SELECT seq, class FROM entry WHERE device = ?1 AND seq BETWEEN ?2 AND ?3 ORDER BY seq
