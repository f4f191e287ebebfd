SELECT bytes FROM payload WHERE device = ?1 AND seq = ?2
