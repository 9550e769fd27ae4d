/** A spreadsheet runs a cell that starts like a formula; a quote in front makes it text again. */
const guarded = (cell: string): string =>
  /^[=+\-@\t\r]/.test(cell) && !/^[+-]?\d[\d.,]*$/.test(cell) ? `'${cell}` : cell;

const written = (cell: string): string => `"${guarded(cell).replaceAll('"', '""')}"`;

/** One line of a CSV file that is safe to open in a spreadsheet. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(written).join(',')}\r\n`;
