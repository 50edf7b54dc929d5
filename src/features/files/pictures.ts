/**
 * A picture without what a camera writes into it besides the picture: place, time, device, preview, comments. Which
 * way is up is kept. Null when the content cannot be read as a picture of that type to its end.
 */
export function withoutMetadata(content: Uint8Array, mediaType: string): Uint8Array | null {
  if (mediaType === 'image/jpeg') return plainJpeg(content);
  if (mediaType === 'image/png') return plainPng(content);
  return mediaType === 'image/webp' ? plainWebp(content) : null;
}

const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;
const comment = 0xfe;

/** Which segments a decoder needs: all that are not for applications, and of those the colours. */
function isNeeded(marker: number, segment: Buffer): boolean {
  if (marker === comment) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  const starts = (name: string) => segment.subarray(4, 4 + name.length).equals(Buffer.from(name, 'latin1'));
  return (
    (marker === 0xe0 && starts('JFIF\0')) ||
    (marker === 0xe2 && starts('ICC_PROFILE\0')) ||
    (marker === 0xee && starts('Adobe'))
  );
}

function plainJpeg(content: Uint8Array): Uint8Array | null {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xff00 + startOfImage) return null;
  const kept: Buffer[] = [];
  let orientation = 1;
  let place = 2;
  while (place + 4 <= bytes.length || bytes[place + 1] === endOfImage) {
    if (bytes[place] !== 0xff) return null;
    const marker = bytes[place + 1] ?? 0;
    if (marker === 0xff) {
      place += 1;
      continue;
    }
    if (marker === endOfImage) {
      const turned = orientation === 1 ? [] : [orientationSegment(orientation)];
      // What stands after the end of the image (previews, short films) is left out as well.
      return Buffer.concat([bytes.subarray(0, 2), ...turned, ...kept, bytes.subarray(place, place + 2)]);
    }
    const end = place + 2 + bytes.readUInt16BE(place + 2);
    if (end > bytes.length) return null;
    const segment = bytes.subarray(place, end);
    if (isNeeded(marker, segment)) kept.push(segment);
    else if (marker === 0xe1) orientation = orientationIn(segment) ?? orientation;
    place = end;
    if (marker === startOfScan) {
      const next = endOfScan(bytes, place);
      kept.push(bytes.subarray(place, next));
      place = next;
    }
  }
  return null;
}

/** Where the coded image data ends: at the first marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  let place = from;
  for (;;) {
    place = bytes.indexOf(0xff, place);
    if (place < 0 || place + 1 >= bytes.length) return bytes.length;
    const next = bytes[place + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return place;
    place += next === 0xff ? 1 : 2;
  }
}

const orientationTag = 0x0112;

/** Which way is up, 1 to 8, as the first directory of an Exif segment says it; null when it does not. */
function orientationIn(segment: Buffer): number | null {
  if (!segment.subarray(4, 10).equals(Buffer.from('Exif\0\0', 'latin1'))) return null;
  const tiff = segment.subarray(10);
  const order = tiff.subarray(0, 2).toString('latin1');
  if (tiff.length < 8 || (order !== 'II' && order !== 'MM')) return null;
  const short = (at: number) => {
    if (at + 2 > tiff.length) return 0;
    return order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  };
  const directory = order === 'II' ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const entries = Math.min(short(directory), 100);
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + entry * 12;
    if (short(at) !== orientationTag) continue;
    const value = short(at + 8);
    return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}

/** An Exif segment that says which way is up and nothing else: a directory of one entry, a short. */
function orientationSegment(orientation: number): Buffer {
  const head = Buffer.from('ffe10022' + '457869660000' + '4d4d002a00000008', 'hex');
  const directory = Buffer.from('0001' + '0112' + '0003' + '00000001' + '00000000' + '00000000', 'hex');
  directory.writeUInt16BE(orientation, 10);
  return Buffer.concat([head, directory]);
}

const pngSignature = '89504e470d0a1a0a';
const pngColours = new Set([
  'tRNS',
  'cHRM',
  'gAMA',
  'iCCP',
  'sRGB',
  'sBIT',
  'bKGD',
  'pHYs',
  'cICP',
  'acTL',
  'fcTL',
  'fdAT',
]);

function plainPng(content: Uint8Array): Uint8Array | null {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (bytes.subarray(0, 8).toString('hex') !== pngSignature) return null;
  const kept = [bytes.subarray(0, 8)];
  for (let place = 8; place + 12 <= bytes.length;) {
    const end = place + 12 + bytes.readUInt32BE(place);
    if (end > bytes.length) return null;
    const name = bytes.subarray(place + 4, place + 8).toString('latin1');
    // A capital letter begins the chunks without which there is no picture.
    if (/^[A-Z]/.test(name) || pngColours.has(name)) kept.push(bytes.subarray(place, end));
    if (name === 'IEND') return Buffer.concat(kept);
    place = end;
  }
  return null;
}

const webpParts = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const saysExifOrXmp = 0x0c;

function plainWebp(content: Uint8Array): Uint8Array | null {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const says = (at: number, name: string) => bytes.subarray(at, at + 4).toString('latin1') === name;
  if (bytes.length < 20 || !says(0, 'RIFF') || !says(8, 'WEBP')) return null;
  const whole = Math.min(bytes.length, 8 + bytes.readUInt32LE(4));
  const kept: Buffer[] = [];
  for (let place = 12; place + 8 <= whole;) {
    const size = bytes.readUInt32LE(place + 4);
    const end = place + 8 + size + (size % 2);
    if (end > whole) return null;
    const name = bytes.subarray(place, place + 4).toString('latin1');
    if (webpParts.has(name)) {
      const chunk = Buffer.from(bytes.subarray(place, end));
      if (name === 'VP8X' && chunk.length > 8) chunk[8] = (chunk[8] ?? 0) & ~saysExifOrXmp;
      kept.push(chunk);
    }
    place = end;
  }
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...kept]);
  const head = Buffer.alloc(8);
  head.write('RIFF', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return kept.length === 0 ? null : Buffer.concat([head, body]);
}
