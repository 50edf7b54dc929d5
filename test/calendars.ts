import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { lookAt, whyWithout } from './validators.ts';

const python = '/usr/bin/python3';

/** Reads a calendar with two parsers that know nothing of each other, strictly, and tells what they agree on. */
const reading = `
import json, sys, datetime, warnings
warnings.simplefilter('ignore')
import icalendar, vobject
with open(sys.argv[1], 'rb') as file:
    data = file.read()
text = data.decode('utf-8')
assert data.endswith(b'\\r\\n'), 'the last line has no end'
for line in data.split(b'\\r\\n'):
    assert len(line) <= 75, 'a line of %d bytes' % len(line)
    assert b'\\r' not in line and b'\\n' not in line, 'a line is ended by something else'
calendar = icalendar.Calendar.from_ical(data)
flaws = [str(flaw) for part in calendar.walk() for flaw in part.errors]
assert not flaws, flaws
other = vobject.readOne(text)
other.validate(raiseException=True)
def moment(value):
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.timezone.utc).strftime('%Y-%m-%dT%H:%M:%SZ')
    return value.isoformat()
def own(event):
    end = event.get('dtend')
    return {
        'uid': str(event['uid']), 'sequence': int(event['sequence']), 'status': str(event['status']),
        'url': str(event.get('url', '')), 'start': moment(event['dtstart'].dt), 'end': end and moment(end.dt),
        'zone': event['dtstart'].params.get('TZID'), 'stamp': moment(event['dtstamp'].dt), 'attendee': str(event.get('attendee', '')),
        'organizer': str(event.get('organizer', '')),
    }
def its(event):
    end = getattr(event, 'dtend', None)
    return {'uid': event.uid.value, 'start': moment(event.dtstart.value), 'end': end and moment(end.value)}
# Of the two it is the one that reads each sign of a text as RFC 5545 says.
def texts(event):
    text = lambda name: getattr(event, name).value if hasattr(event, name) else ''
    return {'title': text('summary'), 'description': text('description'), 'place': text('location')}
events = [own(event) for event in calendar.walk('VEVENT')]
others = getattr(other, 'vevent_list', [])
agreed = [{name: event[name] for name in ('uid', 'start', 'end')} for event in events]
assert agreed == [its(event) for event in others], 'the readers differ: %r' % agreed
events = [{**event, **texts(others[number])} for number, event in enumerate(events)]
print(json.dumps({'method': str(calendar.get('method', '')), 'name': str(calendar.get('name', '')), 'description': str(calendar.get('description', '')), 'events': events}))
`;

export interface ReadCalendar {
  readonly method: string;
  readonly name: string;
  readonly description: string;
  readonly events: readonly ReadEvent[];
}

export interface ReadEvent {
  readonly uid: string;
  readonly sequence: number;
  readonly status: string;
  readonly title: string;
  readonly description: string;
  readonly place: string;
  readonly url: string;
  /** A day, or a moment in UTC. */
  readonly start: string;
  readonly end: string | null;
  readonly zone: string | null;
  readonly stamp: string;
  readonly attendee: string;
  readonly organizer: string;
}

/** Why calendars cannot be checked here; false when they can. */
export const whyNoCalendars: string | false =
  whyWithout(python) ||
  (spawnSync(python, ['-c', 'import icalendar, vobject']).status === 0
    ? false
    : 'python3-icalendar and python3-vobject are not on this machine');

/** What a calendar file says; it must be right in form down to each byte. */
export function readCalendar(file: string | Uint8Array): ReadCalendar {
  const { status, text } = lookAt(file, python, ['-c', reading, '{}']);
  assert.equal(status, 0, `${text}\n${typeof file === 'string' ? file : new TextDecoder().decode(file)}`);
  return JSON.parse(text) as ReadCalendar;
}
