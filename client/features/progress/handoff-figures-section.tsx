import { Download } from 'lucide-react';
import { Button } from '#client/ui/button.tsx';
import { Section } from '#client/ui/section.tsx';
import { ColumnHeader, Table, TableHead } from '#client/ui/table.tsx';
import type { HandoffFiguresPage } from '#shared/progress/handoff-figures-schema.ts';
import styles from './handoff-figures.module.css';
import { BarHeader, Course, type Drawn, FigureLink, useDrawn } from './handoff-figures-cells.tsx';
import { linesOfSection, saveCsv } from './handoff-figures-csv.ts';
import { HandoffFiguresDays } from './handoff-figures-days.tsx';
import type { MeasureGroup, MeasureSection } from './handoff-figures-measures.ts';
import {
  columnsOf,
  type FiguresColumn,
  type FiguresSplit,
  totalOf,
} from './handoff-figures-view.ts';
import { HowCounted } from './how-counted.tsx';

interface HandoffFiguresSectionProps {
  section: MeasureSection;
  page: HandoffFiguresPage;
  split: FiguresSplit;
}

/** Some figures that belong together: with bars and their course over the quarters, or split into columns. */
export function HandoffFiguresSection({ section, page, split }: HandoffFiguresSectionProps) {
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
      {split === 'all' && section.drawnAs === 'days' ? (
        <HandoffFiguresDays page={page} />
      ) : (
        <Measures {...{ section, page, split }} />
      )}
      <HowCounted figures={section.figures} asOf={page.asOf} />
    </Section>
  );
}

function Measures({ section, page, split }: HandoffFiguresSectionProps) {
  const columns = [totalOf(page), ...columnsOf(page, split)];
  const drawn = useDrawn(page, split);
  return (
    <Table label={`${section.title}, figures`}>
      <TableHead>
        <ColumnHeader>Figure</ColumnHeader>
        {columns.map(({ name }) => (
          <ColumnHeader key={name} align="end">
            {name}
          </ColumnHeader>
        ))}
        {drawn.bars && <BarHeader />}
        {drawn.course && <ColumnHeader align="end">By quarter</ColumnHeader>}
      </TableHead>
      {section.groups.map((group) => (
        <Group key={group.title} {...{ group, page, columns, drawn }} />
      ))}
    </Table>
  );
}

interface GroupProps {
  group: MeasureGroup;
  page: HandoffFiguresPage;
  columns: readonly FiguresColumn[];
  drawn: Drawn;
}

function Group({ group: { title, measures }, page, columns, drawn }: GroupProps) {
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
          <th scope="row" className={styles.name}>
            {measure.name}
          </th>
          {columns.map((column) => (
            <td key={column.name} className={styles.number}>
              <FigureLink measure={measure} column={column} group={title} />
            </td>
          ))}
          {drawn.bars && (
            <td className={styles.bars} aria-hidden="true">
              {measures.length > 1 && <Bar size={measure.size(page.total)} longest={longest} />}
            </td>
          )}
          {drawn.course && (
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
  return (
    <span className={styles.track}>
      <span className={styles.seldom} style={{ inlineSize: `${(size / longest) * 100}%` }} />
    </span>
  );
}
