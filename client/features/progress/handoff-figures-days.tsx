import { ColumnHeader, Table, TableHead } from '#client/ui/table.tsx';
import type { HandoffFiguresPage } from '#shared/progress/handoff-figures-schema.ts';
import { waitingStates } from '#shared/progress/handoff-figures-schema.ts';
import styles from './handoff-figures.module.css';
import { BarHeader, Course, FigureLink, useDrawn } from './handoff-figures-cells.tsx';
import { daysIn } from './handoff-figures-measures.ts';
import { totalOf } from './handoff-figures-view.ts';

/** One row a state: what is usual in front of what is not rare, on one scale. */
export function HandoffFiguresDays({ page }: { page: HandoffFiguresPage }) {
  const column = totalOf(page);
  const drawn = useDrawn(page, 'all');
  const { days } = page.total;
  const longest = Math.max(1, ...waitingStates.map((state) => days[state].p85 ?? 0));
  return (
    <Table label="Days in each state, figures">
      <TableHead>
        <ColumnHeader>State</ColumnHeader>
        <ColumnHeader align="end">Median</ColumnHeader>
        <ColumnHeader align="end">85th percentile</ColumnHeader>
        {drawn.bars && <BarHeader />}
        <ColumnHeader align="end">Stays</ColumnHeader>
        {drawn.course && <ColumnHeader align="end">Median by quarter</ColumnHeader>}
      </TableHead>
      <tbody>
        {waitingStates.map((state) => {
          const { title, measures } = daysIn(state);
          const [median, p85, stays] = measures;
          const { median: usual, p85: seldom } = days[state];
          const width = (size: number | null) => ({
            inlineSize: `${((size ?? 0) / longest) * 100}%`,
          });
          return (
            <tr key={state} className={styles.row}>
              <th scope="row" className={styles.name}>
                {title}
              </th>
              <td className={styles.number}>
                {median && <FigureLink measure={median} column={column} group={title} />}
              </td>
              <td className={styles.number}>
                {p85 && <FigureLink measure={p85} column={column} group={title} />}
              </td>
              {drawn.bars && (
                <td className={styles.bars} aria-hidden="true">
                  <span className={styles.track}>
                    <span className={styles.seldom} style={width(seldom)} />
                    <span className={styles.usual} style={width(usual)} />
                  </span>
                </td>
              )}
              <td className={styles.number}>
                {stays && <FigureLink measure={stays} column={column} group={title} />}
              </td>
              {drawn.course && (
                <td className={styles.course}>
                  {median && <Course measure={median} page={page} />}
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
