SELECT kind, count(*) FROM subject GROUP BY kind
