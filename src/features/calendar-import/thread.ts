import { parentPort, workerData } from 'node:worker_threads';
import ICAL from 'ical.js';
import { readCalendar } from './reading.ts';

const { bytes, zone } = workerData as { bytes: Uint8Array; zone: string };

// A day that is written as programs of the past wrote it is a day all the same. Nobody else reads in this thread.
ICAL.design.strict = false;
parentPort?.postMessage(readCalendar(bytes, zone));
