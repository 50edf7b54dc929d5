/** Small real pictures, four pixels by two, and what cameras write into theirs. */

export const jpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAACAAQDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAZEAEAAgMAAAAAAAAAAAAAAAAAAgQ0gbH/xAAVAQEBAAAAAAAAAAAAAAAAAAABAv/EABgRAAMBAQAAAAAAAAAAAAAAAAABAjEy/9oADAMBAAIRAxEAPwCBdyp64AJxFX0z/9k=',
  'base64',
);
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAYAAAB/qH1jAAAAFklEQVR4AWLaYSX/H4QZoIAJSsMpAAAAAP//ZWLqsAAAAAZJREFUAwB5fgQl0VLQYQAAAABJRU5ErkJggg==',
  'base64',
);
export const webp = Buffer.from(
  'UklGRlgAAABXRUJQVlA4WAoAAAAQAAAAAwAAAQAAQUxQSAkAAAAA//8AAP//AAAAVlA4ICgAAABwAQCdASoEAAIABABoJYgCdAFAAAD+5flJOaeoRand4bwdx/3sgAAA',
  'base64',
);

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** The little-endian Exif of a camera: which way is up, and a description. */
function exif(orientation: number, description: string): Buffer {
  const text = Buffer.from(`${description}\0`, 'latin1');
  const tiff = Buffer.alloc(8 + 2 + 2 * 12 + 4);
  tiff.write('II*\0', 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(2, 8);
  tiff.writeUInt16LE(0x010e, 10);
  tiff.writeUInt16LE(2, 12);
  tiff.writeUInt32LE(text.length, 14);
  tiff.writeUInt32LE(tiff.length, 18);
  tiff.writeUInt16LE(0x0112, 22);
  tiff.writeUInt16LE(3, 24);
  tiff.writeUInt32LE(1, 26);
  tiff.writeUInt16LE(orientation, 30);
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, text]);
}

/** A photograph as a phone makes it: where it was taken stands in its Exif, XMP and comment, and after its end. */
export function photograph(place: string, orientation = 1): Buffer {
  return Buffer.concat([
    jpeg.subarray(0, 2),
    segment(0xe1, exif(orientation, place)),
    segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x>${place}</x>`, 'latin1')),
    segment(0xfe, Buffer.from(place, 'latin1')),
    jpeg.subarray(2),
    Buffer.from(`ftypmp42 ${place}`, 'latin1'),
  ]);
}
