// Reads an iCalendar from a file by Mozilla's parser, and writes each event as one line of JSON.
import ICAL from 'ical.js';
import { readFileSync } from 'node:fs';

const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], 'utf8')));
for (const event of calendar.getAllSubcomponents('vevent').map(e => new ICAL.Event(e))) {
  console.log(JSON.stringify({ uid: event.uid, summary: event.summary, description: event.description, start: event.startDate.toString(), end: event.endDate.toString(), allDay: event.startDate.isDate, sequence: event.sequence }));
}
