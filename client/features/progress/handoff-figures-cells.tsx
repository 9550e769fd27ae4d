import { useSearchParams } from 'react-router';
import { useMediaQuery } from '#client/lib/use-media-query.ts';
import { Link } from '#client/ui/link.tsx';
import { Sparkline } from '#client/ui/sparkline.tsx';
import { ColumnHeader } from '#client/ui/table.tsx';
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx';
import type { HandoffFiguresPage } from '#shared/progress/handoff-figures-schema.ts';
import styles from './handoff-figures.module.css';
import type { Measure } from './handoff-figures-measures.ts';
import {
  type FiguresColumn,
  type FiguresSplit,
  hasCourse,
  quarterName,
  withSpot,
} from './handoff-figures-view.ts';

/** What is drawn beside the numbers. */
export interface Drawn {
  bars: boolean;
  course: boolean;
}

/** A phone has room for the numbers alone, and so has a table that is split. */
export function useDrawn(page: HandoffFiguresPage, split: FiguresSplit): Drawn {
  const isNarrow = useMediaQuery('(max-width: 40rem)');
  const bars = split === 'all' && !isNarrow;
  return { bars, course: bars && hasCourse(page) };
}

/** A column for the eye: its numbers stand beside it. */
export const BarHeader = () => (
  <ColumnHeader>
    <VisuallyHidden>Bar</VisuallyHidden>
  </ColumnHeader>
);

/** The course over the quarters in which there was something to count; a line that never moves tells nothing. */
export function Course({
  measure: { name, size },
  page,
}: {
  measure: Measure;
  page: HandoffFiguresPage;
}) {
  const known = page.byQuarter.flatMap(({ quarter, figures }) => {
    const value = size(figures);
    return value === null ? [] : [{ quarter, value }];
  });
  if (new Set(known.map(({ value }) => value)).size < 2) return null;
  const said = known.map(({ quarter, value }) => `${quarterName(quarter)} ${value}`).join(', ');
  return <Sparkline values={known.map(({ value }) => value)} label={`${name}: ${said}`} />;
}

/** A figure, which opens the rows behind it; nothing is behind none. */
export function FigureLink({
  measure: { name, hasRows, cell, text },
  column: { figures, at, name: columnName },
  group,
}: {
  measure: Measure;
  column: FiguresColumn;
  group: string | null;
}) {
  const [search] = useSearchParams();
  const said = text(figures);
  if (!hasRows(figures)) return <span className={styles.none}>{said}</span>;
  return (
    <Link
      variant="plain"
      className={styles.figure}
      to={withSpot(search, { ...cell, ...at })}
      aria-label={[said, group, name, columnName].filter(Boolean).join(', ')}
      preventScrollReset
      replace
    >
      {said}
    </Link>
  );
}
