/**
 * Style rules without comments and needless white space. Strings and addresses are kept as they are. Not a full
 * minifier: what is left compresses to nearly the same size, and nothing can be broken by being clever.
 */
export function withoutComments(css: string): string {
  return css.replace(/\/\*[\s\S]*?\*\/|"[^"]*"|\s*([{};,])\s*|\s+/g, (match, mark: string | undefined) => {
    if (match.startsWith('/*')) return '';
    if (match.startsWith('"')) return match;
    return mark ?? ' ';
  });
}
