import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { formatMoneyPerWeek, formatNumber } from '#client/lib/format.ts';
import { ErrorNote } from '#client/ui/error-region.tsx';
import { ButtonLink } from '#client/ui/link.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx';
import type { Override } from '#shared/scoring/ranking.ts';
import type { ScoringModel } from '#shared/scoring/schema.ts';
import { CONTESTED_FROM, type Spread } from '#shared/scoring/spread.ts';
import { flipSentence } from './flip-sentence.ts';
import { overrideText } from './override-list.tsx';
import { type Calculated, explainedQuery } from './ranking-api.ts';
import styles from './ranking-detail.module.css';
import type { Row } from './ranking-view.ts';
import { TornadoChart } from './tornado-chart.tsx';

interface RankingDetailProps {
  row: Row;
  of: Calculated;
  /** Why rank and side of the line seem to disagree. */
  place: string | null;
  /** Priority and owner, as far as there are any. */
  belongs: readonly string[];
  model: ScoringModel;
  override: Override | undefined;
  href: string;
  titleOf: (id: string) => string;
  nameOfMember: (id: string | null) => string;
}

/** Why one stands where it does, in one sentence and two pictures. */
export function RankingDetail(props: RankingDetailProps) {
  const { row, of, model, override, href, titleOf } = props;
  const answer = useQuery(explainedQuery(of, row.id));
  const explained = answer.data;
  return (
    <div className={styles.detail} data-detail={row.id}>
      {answer.isError && (
        <ErrorNote
          title="Why it stands here could not be calculated."
          error={answer.error}
          onRetry={() => void answer.refetch()}
        />
      )}
      {!explained && !answer.isError && <Skeleton lines={3} label="Calculating" />}
      {explained && (
        <>
          <p className={styles.flip}>
            {flipSentence(explained.flip, {
              above: row.above,
              titleOf,
              criteria: model.criteria,
            })}{' '}
            {props.place}
          </p>
          <div className={styles.pictures}>
            <section aria-label="What moves its score">
              <h2 className={styles.title}>What moves its score</h2>
              <TornadoChart swings={explained.swings} criteria={model.criteria} score={row.score} />
            </section>
            <section aria-label="How far its raters are apart">
              <h2 className={styles.title}>How far its raters are apart</h2>
              <Spreads spreads={explained.spreads} criteria={model.criteria} />
            </section>
          </div>
        </>
      )}
      {override && (
        <p className={styles.override}>
          {overrideText(override, props.nameOfMember(override.rankedById))}
        </p>
      )}
      <p className={styles.foot}>
        <ButtonLink size="small" to={href}>
          Open the opportunity
        </ButtonLink>
        {row.light.costOfDelay !== null && (
          <span>Waiting costs {formatMoneyPerWeek(row.light.costOfDelay)}</span>
        )}
        {props.belongs.map((name) => (
          <span key={name}>{name}</span>
        ))}
      </p>
    </div>
  );
}

interface SpreadsProps {
  spreads: readonly Spread[];
  criteria: ScoringModel['criteria'];
}

function Spreads({ spreads, criteria }: SpreadsProps) {
  const shown = spreads.flatMap((spread) => {
    const criterion = criteria.find(({ id }) => id === spread.criterionId);
    return criterion ? [{ spread, criterion }] : [];
  });
  return (
    <ul className={styles.spreads}>
      {shown.map(({ spread, criterion }) => {
        const at = (value: number) =>
          (100 * (value - criterion.scaleMin)) / (criterion.scaleMax - criterion.scaleMin);
        const start = at(spread.lowest);
        const isFar = spread.share >= CONTESTED_FROM;
        return (
          <li key={criterion.id} className={styles.spread} data-far={isFar || undefined}>
            <span className={styles.criterion}>{criterion.name}</span>
            <span className={styles.scale} aria-hidden="true">
              <span
                className={styles.span}
                style={{
                  insetInlineStart: `${start}%`,
                  inlineSize: `${Math.max(1, at(spread.highest) - start)}%`,
                }}
              />
              <span className={styles.mean} style={{ insetInlineStart: `${at(spread.mean)}%` }} />
            </span>
            <span className={styles.figures}>
              {spread.lowest === spread.highest
                ? `all ${formatNumber(spread.mean, 1)}`
                : `${formatNumber(spread.lowest, 1)} to ${formatNumber(spread.highest, 1)}, mean ${formatNumber(spread.mean, 1)}`}
            </span>
            {isFar && (
              <span className={styles.far} title="Far apart">
                <TriangleAlert aria-hidden="true" />
                <VisuallyHidden>far apart</VisuallyHidden>
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
