/** A line of a table as RFC 4180 has it, for people who open it in a spreadsheet. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/**
 * A spreadsheet takes a cell that begins like this for a formula and runs it, with whatever a stranger put there. The
 * apostrophe makes it text again.
 */
export function csvCell(text: string): string {
  const harmless = /^(\s*[=+\-@]|[\t\r\n])/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) || harmless !== harmless.trim() ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
