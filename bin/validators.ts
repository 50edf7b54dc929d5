import { existsSync } from 'node:fs';
import { installPackages } from './debian.ts';

/** Programs of others that check what we make, each with the package of Debian that brings it. */
const validators = {
  qpdf: '/usr/bin/qpdf',
  'poppler-utils': '/usr/bin/pdfinfo',
  'python3-vobject': '/usr/lib/python3/dist-packages/vobject',
  'python3-icalendar': '/usr/lib/python3/dist-packages/icalendar',
};

/** Brings the validators where that is possible; elsewhere the tests that need one say so and are skipped. */
export function ensureValidators(): void {
  const missing = Object.entries(validators).filter(([, file]) => !existsSync(file));
  if (missing.length === 0) return;
  installPackages(
    missing.map(([name]) => name),
    'validators',
  );
}
