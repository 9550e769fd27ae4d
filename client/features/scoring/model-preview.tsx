import { useState } from 'react';
import { formatNumber, formatScore, plural } from '#client/lib/format.ts';
import { Button } from '#client/ui/button.tsx';
import { Link } from '#client/ui/link.tsx';
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx';
import type { Place } from '#shared/scoring/compare-models.ts';
import type { Criterion } from '#shared/scoring/schema.ts';
import styles from './model-preview.module.css';
import { fewOf, listText, scaleText } from './model-words.ts';
import type { Preview } from './use-preview.ts';

interface ModelPreviewProps {
  preview: Preview;
  hrefOf: (opportunityId: string) => string;
}

const FEW = 12;

/** What would move if the model were applied: what loses its score first, then by how far it moves. */
export function ModelPreview({ preview, hrefOf }: ModelPreviewProps) {
  const [shown, setShown] = useState(FEW);
  const { shifts, rated, titleOf } = preview;
  const left = shifts.length - shown;
  return (
    <div className={styles.preview}>
      <p className={styles.count} role="status">
        {countText(preview)}
      </p>
      <Consequences preview={preview} />
      {shifts.length > 0 && (
        <table className={styles.shifts}>
          <thead>
            <tr>
              <th scope="col">Opportunity</th>
              <th scope="col">Rank</th>
              <th scope="col">Score</th>
            </tr>
          </thead>
          <tbody>
            {shifts.slice(0, shown).map(({ id, before, after }) => (
              <tr key={id}>
                <td>
                  <Link variant="plain" to={hrefOf(id)}>
                    {titleOf(id)}
                  </Link>
                </td>
                <td>
                  <Rank before={before} after={after} />
                </td>
                <td>
                  <FromTo
                    from={before.score === null ? '–' : formatScore(before.score)}
                    to={after.score === null ? '–' : formatScore(after.score)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {left > 0 && (
        <Button size="small" onPress={() => setShown(shown + 200)}>
          Show {formatNumber(Math.min(left, 200))} more
        </Button>
      )}
      {rated > 0 && shifts.length > 0 && (
        <p className={styles.note}>Decisions keep the score and the model they were taken on.</p>
      )}
    </div>
  );
}

function countText({ rated, shifts, lost, gained }: Preview): string {
  if (rated === 0) return 'Nothing is rated and revealed yet, so nothing moves.';
  if (shifts.length === 0)
    return `None of ${plural(rated, 'rated opportunity', 'rated opportunities')} changes rank.`;
  const moved = shifts.length - lost - gained;
  const parts = [
    ...(lost > 0 ? [`${formatNumber(lost)} ${lost === 1 ? 'loses its' : 'lose their'} score`] : []),
    ...(gained > 0 ? [`${formatNumber(gained)} ${gained === 1 ? 'gets' : 'get'} a score`] : []),
    ...(moved > 0 ? [`${formatNumber(moved)} ${moved === 1 ? 'changes' : 'change'} rank`] : []),
  ];
  return `${listText(parts)}, of ${formatNumber(rated)} rated.`;
}

function Consequences({ preview }: { preview: Preview }) {
  const { lost, retired, unanswered, restored } = preview;
  const names = (criteria: readonly { name: string }[]) =>
    fewOf(criteria.map(({ name }) => name || 'the new criterion'));
  return (
    <>
      {unanswered.length > 0 && lost > 0 && (
        <p className={styles.loss}>
          {names(unanswered)}: {plural(lost, 'opportunity loses its', 'opportunities lose their')}{' '}
          score until {unanswered.length === 1 ? 'it is' : 'they are'} rated.
        </p>
      )}
      {retired.length > 0 && (
        <p className={styles.note}>
          {fewOf(retired.map((old) => retiredName(old, unanswered)))}{' '}
          {retired.length === 1 ? 'counts' : 'count'} no more. Ratings given are kept, and come back
          with the version they belong to.
        </p>
      )}
      {restored.length > 0 && (
        <p className={styles.note}>
          {names(restored)} {restored.length === 1 ? 'comes' : 'come'} back with the ratings given
          before.
        </p>
      )}
    </>
  );
}

/** One that is replaced by another of its name is told apart by its scale. */
const retiredName = (old: Criterion, fresh: readonly Criterion[]) =>
  fresh.some(({ name }) => name === old.name) ? `${old.name} (${scaleText(old)})` : old.name;

function Rank({ before, after }: { before: Place; after: Place }) {
  const up = before.rank !== null && after.rank !== null ? before.rank - after.rank : 0;
  return (
    <>
      <FromTo from={before.rank ?? '–'} to={after.rank ?? '–'} />
      {up !== 0 && (
        <span className={styles.step} data-up={up > 0 || undefined}>
          <span aria-hidden="true">{up > 0 ? '↑' : '↓'}</span>
          {Math.abs(up)}
          <VisuallyHidden>{up > 0 ? ' up' : ' down'}</VisuallyHidden>
        </span>
      )}
    </>
  );
}

function FromTo({ from, to }: { from: string | number; to: string | number }) {
  return (
    <span className={styles.fromTo}>
      <span className={styles.from}>{from}</span> <span aria-hidden="true">→</span>
      <VisuallyHidden>becomes</VisuallyHidden> {to}
    </span>
  );
}
