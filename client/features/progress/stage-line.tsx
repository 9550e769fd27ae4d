import { Link as RouterLink } from 'react-router';
import { plural } from '#client/lib/format.ts';
import { paths } from '#client/paths.ts';
import { HandoffMark } from '#client/ui/handoff-mark.tsx';
import type { Progress } from '#shared/progress/schema.ts';
import {
  implementationStages,
  type Stage,
  stageName,
  strategyStages,
} from '#shared/roadmap/stage.ts';
import { waitingCost } from '#shared/time.ts';
import styles from './stage-line.module.css';
import { formatCost, formatDays } from './waits.ts';

/** The cards between offer and confirmation, and what their time in the column has cost: the board's figure. */
function crossingIn({ seam, asOf }: Progress): { cards: number; cost: number } {
  const rows = seam.filter(({ stage }) => stage === 'OFFERED' || stage === 'IN_REVIEW');
  const cost = rows.reduce((sum, { costOfDelay, stageSince }) => {
    return sum + (waitingCost(costOfDelay, new Date(stageSince), new Date(asOf)) ?? 0);
  }, 0);
  return { cards: rows.length, cost };
}

/** The eight columns with their cards and mean days, and the handoff line between them with what waiting costs. */
export function StageLine({ slug, progress }: { slug: string; progress: Progress }) {
  const { stages, currency } = progress;
  const figure = new Map(stages.map((one) => [one.stage, one]));
  const column = (stage: Stage) => {
    const { cards = 0, meanDays = null } = figure.get(stage) ?? {};
    return (
      <li key={stage}>
        <RouterLink
          className={styles.stage}
          to={`${paths.section(slug, 'opportunities')}?stage=${stage}`}
          data-empty={cards === 0 || undefined}
        >
          <span className={styles.name}>{stageName[stage]}</span>
          <span className={styles.cards}>{cards}</span>
          <span className={styles.days}>
            {meanDays === null ? 'no cards' : `mean ${formatDays(meanDays)} days`}
          </span>
        </RouterLink>
      </li>
    );
  };
  const crossing = crossingIn(progress);
  return (
    <div className={styles.line}>
      <ol className={styles.half} data-side="cool" aria-label="Strategy, before the handoff">
        {strategyStages.map(column)}
      </ol>
      <p className={styles.handoff}>
        <HandoffMark size={18} label="The handoff line" />
        <strong>{plural(crossing.cards, 'card')} crossing</strong>
        {crossing.cost > 0 && <span>{formatCost(crossing.cost, currency)} waiting cost</span>}
      </p>
      <ol className={styles.half} data-side="warm" aria-label="Implementation, after the handoff">
        {implementationStages.map(column)}
      </ol>
    </div>
  );
}
