type Cell = string | number | null;

/**
 * A table for spreadsheets: RFC 4180, with the mark by which they know UTF-8. What a spreadsheet would take for a
 * formula begins with an apostrophe.
 */
export function csv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly Cell[]) => `${cells.map(cell).join(',')}\r\n`;
  return `\uFEFF${[header, ...rows].map(line).join('')}`;
}

function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  // Where a semicolon parts cells, and in every line, a cell may begin in the middle of a text.
  const safe = value.replace(/(^|[;\t\r\n])([=+\-@\t\r])/g, "$1'$2");
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
