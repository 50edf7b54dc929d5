import type { Html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import { fileList, photograph } from '../../ui/index.ts';
import { fileAddress, smallAddress } from './routes.ts';
import type { AttachedFile } from './store.ts';
import words from './words.json' with { type: 'json' };

const isPicture = ({ mediaType }: AttachedFile) => mediaType.startsWith('image/');

/** The pictures among files, to look at; the caption tells what they show, to those who cannot see them too. */
export function filePictures(reader: Reader, files: readonly AttachedFile[], caption: string): Html[] {
  const pictures = files.filter(isPicture);
  return pictures.map((file, index) => {
    const one = { caption, number: index + 1, count: pictures.length };
    const alt = pictures.length === 1 ? caption : reader.say(words)('picture.numbered', one);
    const source = file.picture?.hasSmall ? smallAddress(file) : fileAddress(file);
    return photograph({ source, original: fileAddress(file), alt, size: file.picture });
  });
}

/** Files to take away. A picture that is shown small is listed, too, with the size of the original. */
export function fileLinks(reader: Reader, files: readonly AttachedFile[]): Html | false {
  const listed = files.filter((file) => !isPicture(file) || file.picture?.hasSmall);
  return (
    listed.length > 0 &&
    fileList(
      reader,
      listed.map((file) => ({ name: file.name, address: fileAddress(file), kind: kindOf(file), bytes: file.size })),
    )
  );
}

/** The kind of a file as people call it, which is its ending. */
function kindOf({ name }: AttachedFile): string {
  return (name.split('.').at(-1) ?? '').toUpperCase();
}
