import { Download } from 'lucide-react';
import { useSearchParams } from 'react-router';
import { Button } from '#client/ui/button.tsx';
import { Link } from '#client/ui/link.tsx';
import { Section } from '#client/ui/section.tsx';
import { Sparkline } from '#client/ui/sparkline.tsx';
import { ColumnHeader, Table, TableHead } from '#client/ui/table.tsx';
import type { HandoffFiguresPage } from '#shared/progress/handoff-figures-schema.ts';
import styles from './handoff-figures.module.css';
import { linesOfSection, saveCsv } from './handoff-figures-csv.ts';
import type { Measure, MeasureGroup, MeasureSection } from './handoff-figures-measures.ts';
import {
  columnsOf,
  type FiguresColumn,
  type FiguresSplit,
  totalOf,
  withSpot,
} from './handoff-figures-view.ts';
import { HowCounted } from './how-counted.tsx';

interface HandoffFiguresSectionProps {
  section: MeasureSection;
  page: HandoffFiguresPage;
  split: FiguresSplit;
}

/** Some figures that belong together: with bars and their course over the quarters, or split into columns. */
export function HandoffFiguresSection({ section, page, split }: HandoffFiguresSectionProps) {
  const columns = [totalOf(page), ...columnsOf(page, split)];
  return (
    <Section
      title={section.title}
      lead={section.lead}
      actions={
        <span className={styles.noPrint}>
          <Button
            size="small"
            variant="quiet"
            icon={<Download aria-hidden="true" />}
            aria-label={`${section.title} as CSV`}
            onPress={() => saveCsv(section.title, linesOfSection(page, section))}
          >
            CSV
          </Button>
        </span>
      }
    >
      <Table label={section.title}>
        <TableHead>
          <ColumnHeader>Figure</ColumnHeader>
          {split === 'all' && <ColumnHeader>{''}</ColumnHeader>}
          {columns.map(({ name }) => (
            <ColumnHeader key={name} align="end">
              {name}
            </ColumnHeader>
          ))}
          {split === 'all' && <ColumnHeader align="end">By quarter</ColumnHeader>}
        </TableHead>
        {section.groups.map((group) => (
          <Group key={group.title} {...{ group, page, columns, split }} />
        ))}
      </Table>
      <HowCounted figures={section.figures} asOf={page.asOf} />
    </Section>
  );
}

interface GroupProps {
  group: MeasureGroup;
  page: HandoffFiguresPage;
  columns: readonly FiguresColumn[];
  split: FiguresSplit;
}

function Group({ group: { title, measures }, page, columns, split }: GroupProps) {
  const longest = Math.max(1, ...measures.map(({ size }) => size(page.total) ?? 0));
  return (
    <tbody>
      {title !== null && (
        <tr>
          <th className={styles.group} scope="rowgroup" colSpan={columns.length + 3}>
            {title}
          </th>
        </tr>
      )}
      {measures.map((measure) => (
        <tr key={measure.name} className={styles.row}>
          <th scope="row" className={styles.name} data-inset={title !== null || undefined}>
            {measure.name}
          </th>
          {split === 'all' && (
            <td className={styles.bars} aria-hidden="true">
              <Bar size={measure.size(page.total)} longest={longest} />
            </td>
          )}
          {columns.map((column) => (
            <td key={column.name} className={styles.number}>
              <FigureLink measure={measure} column={column} group={title} />
            </td>
          ))}
          {split === 'all' && (
            <td className={styles.course}>
              <Course measure={measure} page={page} />
            </td>
          )}
        </tr>
      ))}
    </tbody>
  );
}

function Bar({ size, longest }: { size: number | null; longest: number }) {
  if (!size) return null;
  return <span className={styles.bar} style={{ inlineSize: `${(size / longest) * 100}%` }} />;
}

/** The course over the quarters in which there was something to count. */
function Course({ measure: { name, size }, page }: { measure: Measure; page: HandoffFiguresPage }) {
  const values = page.byQuarter.flatMap(({ figures }) => size(figures) ?? []);
  if (values.length < 2) return null;
  return <Sparkline values={values} label={`${name} by quarter: ${values.join(', ')}`} />;
}

/** A figure, which opens the rows behind it; nothing is behind none. */
function FigureLink({
  measure: { name, cell, size, text },
  column: { figures, at, name: columnName },
  group,
}: {
  measure: Measure;
  column: FiguresColumn;
  group: string | null;
}) {
  const [search] = useSearchParams();
  const said = text(figures);
  const isNone = said === '–' || said === '0' || (size(figures) === 0 && cell.figure !== 'stays');
  if (isNone) return <span className={styles.none}>{said}</span>;
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
