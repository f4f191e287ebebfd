"""Working days of 2024 to 2026 by the public package chinesecalendar, one line a day."""

from datetime import date, timedelta

from chinese_calendar import is_workday

day = date(2024, 1, 1)
while day <= date(2026, 12, 31):
    print(day.isoformat(), int(is_workday(day)))
    day += timedelta(days=1)
