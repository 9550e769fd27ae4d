import { csvLine } from '#shared/opportunities/write-csv.ts';
import type { HandoffFiguresPage } from '#shared/progress/handoff-figures-schema.ts';
import type { MeasureSection } from './handoff-figures-measures.ts';
import { columnsOf, totalOf } from './handoff-figures-view.ts';

/** Gives a list of lines to the reader as a file a spreadsheet opens; the mark in front makes it read as UTF-8. */
export function saveCsv(name: string, lines: readonly (readonly string[])[]): void {
  const text = `\uFEFF${lines.map(csvLine).join('')}`;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  link.download = `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** A section's figures over the whole period, by quarter and by team: numbers as they are, without their digits grouped. */
export function linesOfSection(page: HandoffFiguresPage, section: MeasureSection): string[][] {
  const columns = [totalOf(page), ...columnsOf(page, 'quarter'), ...columnsOf(page, 'team')];
  const head = ['Group', 'Figure', ...columns.map(({ name }) => name)];
  const lines = section.groups.flatMap(({ title, measures }) =>
    measures.map(({ name, size, text }) => {
      const values = columns.map(({ figures }) => {
        const number = size(figures);
        return number === null ? text(figures) : String(number);
      });
      return [title ?? section.title, name, ...values];
    }),
  );
  return [head, ...lines];
}
