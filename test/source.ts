import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

export interface SourceFile {
  /** Path from the project's root. */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  /** Paths from the project's root of our own files that it imports. */
  readonly imports: readonly string[];
  readonly packages: readonly string[];
}

const importPattern =
  /(?:^|\n)\s*(?:import|export)\s[^'";]*?from\s*'([^']+)'|(?:^|\n)import\s*'([^']+)'|import\('([^']+)'\)/g;

/** Files of ours that match the pattern, with what they import. */
export function sourceFiles(pattern: string): SourceFile[] {
  return globSync(pattern, { cwd: root })
    .filter((path) => statSync(join(root, path)).isFile())
    .toSorted()
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      const targets = [...text.matchAll(importPattern)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
      return {
        path,
        text,
        lines: text.split('\n').length - 1,
        imports: targets.filter((target) => target.startsWith('.')).map((target) => join(path, '..', target)),
        packages: targets.filter((target) => !target.startsWith('.')),
      };
    });
}
