import { CircleCheck, CircleHelp, CircleX } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { formatDay, formatNumber, plural } from '#client/lib/format.ts';
import { paths } from '#client/paths.ts';
import { Badge, type Tone } from '#client/ui/badge.tsx';
import { Figure } from '#client/ui/figure.tsx';
import { Link } from '#client/ui/link.tsx';
import { Section } from '#client/ui/section.tsx';
import {
  ColumnHeader,
  RowHeader,
  Table,
  TableCell,
  TableHead,
  TableRow,
} from '#client/ui/table.tsx';
import type { Progress, ProvenOutcome } from '#shared/progress/schema.ts';
import { overdueIn } from './attention.ts';
import { HowCounted } from './how-counted.tsx';
import { namesIn } from './names.ts';
import styles from './sections.module.css';
import { WorkList } from './work-list.tsx';

const figures = [
  {
    name: 'Delivered, not proven',
    is: 'Decided work in Delivered. Past the measure-by date of its brief it counts as missed until its number is read. Unbacked work promised no number and is not counted.',
  },
  {
    name: 'Outcomes',
    is: 'The latest verdict of every item in Proven. Predicted is the target in the brief as signed; actual is what the measurer read.',
  },
];

/** Whether the promises were kept: what waits for its number, and what the numbers said. */
export const ProofSection = memo(function ProofSection({
  slug,
  progress,
}: {
  slug: string;
  progress: Progress;
}) {
  return (
    <Section title="Proof" lead="Delivered is not done: the number has to move.">
      <div className={styles.pair}>
        <Shelf slug={slug} progress={progress} />
        <Outcomes slug={slug} outcomes={progress.outcomes} />
      </div>
      <HowCounted figures={figures} asOf={progress.asOf} />
    </Section>
  );
});

function Shelf({ slug, progress }: { slug: string; progress: Progress }) {
  const { unproven } = progress;
  const names = namesIn(progress);
  const isOverdue = overdueIn(progress);
  return (
    <div className={styles.part}>
      <h3>Delivered, not proven</h3>
      <p className={styles.head}>
        <span className={styles.count}>{formatNumber(unproven.length, 0)}</span>
        <span className={styles.of}>
          {unproven.length === 0 ? 'Nothing waits for its number.' : 'waiting for the number'}
        </span>
      </p>
      <WorkList
        slug={slug}
        label="Delivered, not proven"
        rows={unproven}
        names={names}
        renderAmount={(row) => (
          <>
            {isOverdue(row) ? (
              <Badge tone="late">Counts as missed</Badge>
            ) : (
              row.measureBy && `measured ${formatDay(row.measureBy)}`
            )}
            <small>
              {isOverdue(row) && row.measureBy && `since ${formatDay(row.measureBy)}, `}
              by {names.member(row.measurerId) ?? 'nobody yet'}
            </small>
          </>
        )}
      />
    </div>
  );
}

const verdicts: Record<ProvenOutcome['verdict'], { word: string; tone: Tone; icon: ReactNode }> = {
  ACHIEVED: { word: 'Achieved', tone: 'good', icon: <CircleCheck aria-hidden="true" /> },
  MISSED: { word: 'Missed', tone: 'late', icon: <CircleX aria-hidden="true" /> },
  INCONCLUSIVE: { word: 'Inconclusive', tone: 'outline', icon: <CircleHelp aria-hidden="true" /> },
};

function Outcomes({ slug, outcomes }: { slug: string; outcomes: Progress['outcomes'] }) {
  const { achieved, missed, inconclusive, rows } = outcomes;
  return (
    <div className={styles.part}>
      <h3>Outcomes, predicted against actual</h3>
      <p className={styles.head}>
        <span className={styles.count}>{formatNumber(achieved, 0)}</span>
        <span className={styles.of}>
          {rows.length === 0
            ? 'Nothing is proven yet.'
            : `achieved of ${plural(rows.length, 'outcome')}, ${missed} missed, ${inconclusive} inconclusive`}
        </span>
      </p>
      {rows.length > 0 && <OutcomeTable slug={slug} rows={rows} />}
    </div>
  );
}

function OutcomeTable({ slug, rows }: { slug: string; rows: readonly ProvenOutcome[] }) {
  return (
    <Table label="Outcomes">
      <TableHead>
        <ColumnHeader>Opportunity</ColumnHeader>
        <ColumnHeader>Verdict</ColumnHeader>
        <ColumnHeader align="end">Predicted</ColumnHeader>
        <ColumnHeader align="end">Actual</ColumnHeader>
      </TableHead>
      <tbody>
        {rows.map((row) => (
          <TableRow key={row.opportunityId}>
            <RowHeader>
              <Link variant="plain" to={paths.opportunity(slug, row.opportunityId)}>
                {row.title}
              </Link>
              <div className={styles.where}>{row.metric}</div>
            </RowHeader>
            <TableCell>
              <Badge tone={verdicts[row.verdict].tone} icon={verdicts[row.verdict].icon}>
                {verdicts[row.verdict].word}
              </Badge>
            </TableCell>
            <TableCell align="end">
              <Figure value={row.predicted} unit={row.unit} digits={2} />
            </TableCell>
            <TableCell align="end">
              <Figure value={row.actual} unit={row.unit} digits={2} />
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}
