SELECT EXISTS (SELECT 1 FROM person WHERE role = 'administrator')
