import { crc32, deflateSync } from 'node:zlib';

/** Small files made in code, so that evidence can be opened without anybody's photographs or papers. */
export type MadeFile = { readonly name: string; readonly content: Uint8Array };

/** A file of the kind asked for; the same words make the same file. */
export function makeFile(kind: 'picture' | 'document' | 'table', words: string): MadeFile {
  if (kind === 'picture') return { name: 'picture.png', content: picture(crc32(words)) };
  if (kind === 'document') return { name: 'document.pdf', content: document(words) };
  return { name: 'table.csv', content: new TextEncoder().encode(table(words)) };
}

const width = 320;
const height = 200;

/** Hills under a sky in the colours of the seed: clearly no photograph of any place. */
function picture(seed: number): Uint8Array {
  const tones = [(seed >>> 4) & 63, (seed >>> 10) & 63, (seed >>> 16) & 63] as const;
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const hill = 120 + 25 * Math.sin((x + tones[0] * 7) / 70) + 12 * Math.sin((x + tones[1] * 11) / 23);
      const light = y < hill ? 200 - y / 4 : 90 - (y - hill) / 4;
      const place = y * (1 + width * 3) + 1 + x * 3;
      for (const [colour, tone] of tones.entries()) {
        rows.writeUInt8(Math.max(0, Math.min(255, Math.round(light + tone - 20 * colour))), place + colour);
      }
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a colour, red, green and blue.
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** One page with the words on it. */
function document(words: string): Uint8Array {
  const line = words
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/[()\\]/g, '');
  const drawn = `BT /F1 16 Tf 60 760 Td (${line}) Tj 0 -28 Td /F1 11 Tf (An invented document of the sample.) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>',
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const start = text.length;
  const entries = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new TextEncoder().encode(text);
}

function table(words: string): string {
  const rows = Array.from(
    { length: 12 },
    (_, month) =>
      `${month + 1},${100 + ((crc32(`${words}${month}`) >>> 3) % 60)},${60 + ((crc32(`${month}${words}`) >>> 5) % 40)}`,
  );
  return ['month,begun,finished', ...rows].join('\n');
}
