import { choice, files, form, reference } from '../../kernel/forms.ts';
import { eventKinds, zones } from '../events/index.ts';
import { most } from './imported.ts';

export const importForm = form({
  calendar: files({ required: true, mostBytes: most.bytes }),
  kind: choice(eventKinds, { required: true }),
  host: reference(),
  zone: choice(zones, { required: true }),
});
