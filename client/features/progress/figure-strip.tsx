import { formatMoneyPerWeek } from '#client/lib/format.ts';
import type { Progress } from '#shared/progress/schema.ts';
import { isOffCourse, overdueIn } from './attention.ts';
import styles from './figure-strip.module.css';
import { formatCost } from './waits.ts';

/** Rows of a section that one figure counts. */
export type FigureRows = 'late' | 'off';

interface Headline {
  /** The section that lists its rows. */
  at: string;
  /** What narrows that section to exactly them. */
  only?: FigureRows;
  value: string;
  label: string;
  detail: string;
  needsAttention: boolean;
}

const percent = (share: number) => `${Math.round(share * 100)} %`;

function headlinesOf(progress: Progress): Headline[] {
  const { seam, waitingCost, late, unaccepted, unbacked, metrics, unproven, currency } = progress;
  const waiting = seam.filter((row) => row.waitingCost !== null);
  const perWeek = waiting.reduce((sum, { costOfDelay }) => sum + (costOfDelay ?? 0), 0);
  const offCourse = metrics.filter(isOffCourse).length;
  const overdue = unproven.filter(overdueIn(progress)).length;
  return [
    {
      at: 'seam',
      value: formatCost(waitingCost, currency),
      label: 'lost waiting so far',
      detail: perWeek > 0 ? `and ${formatMoneyPerWeek(perWeek)} from here` : 'nothing waits',
      needsAttention: waitingCost > 0,
    },
    {
      at: 'seam',
      only: 'late',
      value: String(late),
      label: late === 1 ? 'past its clock' : 'past their clock',
      detail: `of ${seam.length} on the way`,
      needsAttention: late > 0,
    },
    {
      at: 'orphans',
      value: String(unaccepted.length),
      label: 'decided, no lead',
      detail: 'nobody has accepted them',
      needsAttention: unaccepted.length > 0,
    },
    {
      at: 'orphans',
      value: unbacked.share === null ? '–' : percent(unbacked.share),
      label: 'unbacked work',
      detail: `${unbacked.items.length} of ${unbacked.inFlight} in flight`,
      needsAttention: unbacked.items.length > 0,
    },
    {
      at: 'numbers',
      only: 'off',
      value: String(offCourse),
      label: offCourse === 1 ? 'metric off course' : 'metrics off course',
      detail: `of ${metrics.length}`,
      needsAttention: offCourse > 0,
    },
    {
      at: 'proof',
      value: String(unproven.length),
      label: 'delivered, not proven',
      detail: overdue > 0 ? `${overdue} past measure-by` : 'none overdue',
      needsAttention: overdue > 0,
    },
  ];
}

interface FigureStripProps {
  progress: Progress;
  hrefOf: (at: string, only: FigureRows | undefined) => string;
  onOpen: (at: string, only: FigureRows | undefined) => void;
}

/** The page in six figures, each leading to the rows it counts; the quiet ones are well. */
export function FigureStrip({ progress, hrefOf, onOpen }: FigureStripProps) {
  return (
    <nav className={styles.strip} aria-label="Figures of this page">
      {headlinesOf(progress).map(({ at, only, value, label, detail, needsAttention }) => (
        <a
          key={label}
          className={styles.figure}
          href={hrefOf(at, only)}
          data-quiet={!needsAttention || undefined}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
            event.preventDefault();
            onOpen(at, only);
          }}
        >
          <span className={styles.value}>{value}</span>
          <span className={styles.label}>{label}</span>
          <span className={styles.detail}>{detail}</span>
        </a>
      ))}
    </nav>
  );
}
