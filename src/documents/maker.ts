// Runs in a thread of its own: the compiler works in the thread that calls it.
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler, type PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';

/** What the thread is asked for: a template's path, and what is told in it, as JSON. */
export interface Asked {
  readonly number: number;
  readonly template: string;
  readonly data: string;
}

export type Made = { readonly number: number } & ({ readonly pdf: Uint8Array } | { readonly failure: string });

const require = createRequire(import.meta.url);
const fonts = ['400Regular', '700Bold'].map((face) =>
  dirname(require.resolve(`@expo-google-fonts/atkinson-hyperlegible-next/${face}`)),
);
const compilers = new Map<string, NodeCompiler>();

/** One compiler a folder of templates: it can read no file outside of that. */
function compilerFor(folder: string): NodeCompiler {
  const known = compilers.get(folder);
  if (known) return known;
  const made = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: fonts }] });
  compilers.set(folder, made);
  return made;
}

function make({ template, data }: Asked): Uint8Array {
  const compiler = compilerFor(dirname(template));
  const work = { mainFilePath: template, inputs: { data } };
  try {
    return compiler.pdf(work, { pdfStandard: 'ua-1' satisfies `${PdfStandard}` });
  } catch (error) {
    // A name in letters that our typeface does not have is no reason to give nothing; the page is tagged all the same.
    if (!String(error).includes('could not be displayed')) throw error;
    return compiler.pdf(work, { pdfStandard: '1.7' satisfies `${PdfStandard}` });
  } finally {
    compiler.evictCache(2);
  }
}

parentPort?.on('message', (asked: Asked) => {
  const { number } = asked;
  const answer = (made: Made) => parentPort?.postMessage(made);
  try {
    answer({ number, pdf: make(asked) });
  } catch (error) {
    answer({ number, failure: String(error) });
  }
});
