SELECT EXISTS (
  SELECT 1 FROM device JOIN person ON person.id = device.person
  WHERE person.role = 'administrator'
)
