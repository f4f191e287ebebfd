SELECT device.key, person.id, person.role, person.region, device.enrolled_ms
FROM device JOIN person ON person.id = device.person
ORDER BY device.id
