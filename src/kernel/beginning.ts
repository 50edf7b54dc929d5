/** At most so many units from the start of a text; a sign that takes two of them is never cut in half. */
export function beginning(text: string, most: number): string {
  return text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
}
