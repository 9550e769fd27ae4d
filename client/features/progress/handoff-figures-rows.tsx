import { Download } from 'lucide-react';
import { formatDay, plural } from '#client/lib/format.ts';
import { paths } from '#client/paths.ts';
import { Button } from '#client/ui/button.tsx';
import { Link } from '#client/ui/link.tsx';
import { Panel } from '#client/ui/panel.tsx';
import { briefFieldName } from '#shared/handoffs/brief-fields.ts';
import { changeReasonName, readBackFieldName, returnReasonName } from '#shared/handoffs/schema.ts';
import { percentile, rowsBehind, rowsIn } from '#shared/progress/handoff-figures.ts';
import type { HandoffFiguresPage } from '#shared/progress/handoff-figures-schema.ts';
import styles from './handoff-figures.module.css';
import { saveCsv } from './handoff-figures-csv.ts';
import { type FigureSpot, quarterName, teamName } from './handoff-figures-view.ts';

type Row = ReturnType<typeof rowsBehind>[number];

/** What a row says besides what it is about. */
function detailOf(row: Row): string {
  if ('days' in row) return `${plural(row.days, 'working day')}, since ${dayOf(row.since)}`;
  if ('unconfirmed' in row) return row.unconfirmed ? 'unconfirmed' : 'confirmed';
  if ('verdict' in row) return row.verdict === null ? 'not answered yet' : row.verdict;
  if ('how' in row) return row.how === 'idle' ? 'claim given back idle' : row.how;
  if ('answer' in row)
    return `${changeReasonName[row.reason]}, ${row.answer?.toLowerCase() ?? 'waits for an answer'}`;
  if ('lastQuarter' in row) return `active until ${quarterName(row.lastQuarter)}`;
  return 'fields' in row ? aboutFields(row) : '';
}

/** Why, and which fields: a return is about those of the brief, a mismatch about those of the read-back. */
function aboutFields(row: Extract<Row, { fields: string[] }>): string {
  const isReturn = 'reason' in row;
  const names: Partial<Record<string, string>> = isReturn ? briefFieldName : readBackFieldName;
  const fields = row.fields.map((field) => names[field] ?? field).join(', ');
  return [isReturn ? returnReasonName[row.reason] : '', fields].filter(Boolean).join(': ');
}

/** How the figure comes from its rows, where it is not their number. */
function daysOver(rows: readonly Row[]): string {
  const days = rows.flatMap((row) => ('days' in row ? row.days : []));
  const [median, p85] = [percentile(days, 0.5), percentile(days, 0.85)];
  if (median === null || p85 === null) return '';
  return ` At least half took ${plural(median, 'working day')} or fewer, at least 85 % ${plural(p85, 'working day')} or fewer.`;
}

const dayOf = (at: string): string => formatDay(new Date(at).toISOString().slice(0, 10));

interface HandoffFiguresRowsProps {
  slug: string;
  page: HandoffFiguresPage;
  spot: FigureSpot;
  /** What the figure is called on the page. */
  name: string;
  onClose: () => void;
}

/** The rows one figure counts, each leading to its opportunity. */
export function HandoffFiguresRows({ slug, page, spot, name, onClose }: HandoffFiguresRowsProps) {
  const { quarter, team } = spot;
  const rows = rowsBehind(rowsIn(page.rows, { from: quarter, to: quarter, owner: team }), spot);
  const where = [
    quarter && quarterName(quarter),
    team && teamName(page, team === 'none' ? null : team),
  ].filter(Boolean);
  const lines = rows.map((row) => [
    page.titles[row.opportunityId] ?? '',
    teamName(page, row.ownerId),
    new Date(row.at).toISOString(),
    detailOf(row),
  ]);
  return (
    <Panel
      title={name}
      where={where.join(', ') || 'Rows behind the figure'}
      onClose={onClose}
      tools={
        <Button
          size="small"
          variant="quiet"
          icon={<Download aria-hidden="true" />}
          onPress={() => saveCsv(name, [['Opportunity', 'Team', 'When', 'What'], ...lines])}
        >
          CSV
        </Button>
      }
    >
      <p className={styles.count}>
        {plural(rows.length, 'row')}, oldest first.{daysOver(rows)}
      </p>
      <ol className={styles.behind}>
        {rows.map((row) => (
          <li key={`${row.handoffId} ${row.at} ${'state' in row ? row.state : ''}`}>
            <Link
              variant="plain"
              className={styles.title}
              to={`${paths.opportunity(slug, row.opportunityId)}?section=handoff`}
            >
              {page.titles[row.opportunityId]}
            </Link>
            <span className={styles.about}>
              {teamName(page, row.ownerId)}, {dayOf(row.at)}
            </span>
            <span className={styles.detail}>{detailOf(row)}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
