/** Zones as Outlook calls them, as far as our cities may meet them. */
const windowsZones: Readonly<Record<string, string>> = {
  UTC: 'UTC',
  'GMT Standard Time': 'Europe/London',
  'Greenwich Standard Time': 'Atlantic/Reykjavik',
  'W. Europe Standard Time': 'Europe/Berlin',
  'Central Europe Standard Time': 'Europe/Budapest',
  'Central European Standard Time': 'Europe/Warsaw',
  'Romance Standard Time': 'Europe/Paris',
  'FLE Standard Time': 'Europe/Helsinki',
  'GTB Standard Time': 'Europe/Bucharest',
  'E. Europe Standard Time': 'Europe/Chisinau',
  'Turkey Standard Time': 'Europe/Istanbul',
};

/** The IANA name of a zone as a file calls it, also behind a prefix of the program that wrote it; null when unknown. */
export function zoneNamed(name: string): string | null {
  const plain = name.trim().replace(/^"|"$/g, '');
  const known = windowsZones[plain];
  if (known) return known;
  const parts = plain.split('/').filter(Boolean);
  for (let start = 0; start < parts.length; start++) {
    const zone = ianaName(parts.slice(start).join('/'));
    if (zone) return zone;
  }
  return null;
}

function ianaName(name: string): string | null {
  if (!/^[A-Z][\w+/-]*$/.test(name)) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
