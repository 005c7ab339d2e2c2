"""Reads a calendar as other programs do, and prints of each event what it found, a line of JSON each."""

import datetime
import json
import sys

import icalendar
from dateutil.rrule import rrulestr

with open(sys.argv[1], "rb") as file:
    calendar = icalendar.Calendar.from_ical(file.read())
assert not calendar.errors, calendar.errors
for event in calendar.walk("VEVENT"):
    assert not event.errors, event.errors
    start = event["DTSTART"].dt
    days = [start]
    if "RRULE" in event:
        first = datetime.datetime.combine(start, datetime.time())
        rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=first)
        days = [day.date() for _, day in zip(range(5), rule)]
    found = {
        "uid": event["UID"],
        "days": [day.isoformat() for day in days],
        "summary": event["SUMMARY"],
        "about": event["DESCRIPTION"],
    }
    print(json.dumps(found, ensure_ascii=False))
