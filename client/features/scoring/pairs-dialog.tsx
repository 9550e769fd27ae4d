import { useState } from 'react';
import { plural } from '#client/lib/format.ts';
import { Button } from '#client/ui/button.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import type { Comparison } from '#shared/scoring/schema.ts';
import { areConnected, pairsOf, weighInPairs } from '#shared/scoring/weigh-in-pairs.ts';
import type { DraftCriterion } from './model-draft.ts';
import { PairQuestion } from './pair-question.tsx';
import styles from './pairs-dialog.module.css';
import { PairsConsistency, PairsWeights } from './pairs-weights.tsx';

interface PairsDialogProps {
  criteria: readonly DraftCriterion[];
  /** Judgements the weights come from already. */
  comparisons: readonly Comparison[];
  onUse: (weights: Record<string, number>, comparisons: Comparison[]) => void;
  onClose: () => void;
}

const isOf = (pair: { of: string; than: string }) => (judged: Comparison) =>
  (judged.of === pair.of && judged.than === pair.than) ||
  (judged.of === pair.than && judged.than === pair.of);

/** Weights from judging two criteria at a time (AHP). */
export function PairsDialog({ criteria, comparisons, onUse, onClose }: PairsDialogProps) {
  const keys = criteria.map(({ key }) => key);
  const pairs = pairsOf(keys);
  const [judged, setJudged] = useState<readonly Comparison[]>(comparisons);
  const [at, setAt] = useState(() => firstOpen(pairs, comparisons));
  const pair = pairs[at];
  const weighing = weighInPairs(keys, judged);
  const isEnough = areConnected(keys, judged);
  const left = pairs.length - judged.length;
  if (!pair) return null;
  const known = judged.find(isOf(pair));
  const nameOf = (key: string) => criteria.find((one) => one.key === key)?.name || key;

  function judge(times: number) {
    if (!pair) return;
    setJudged((before) => [...before.filter((one) => !isOf(pair)(one)), { ...pair, times }]);
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="large"
      title="Compare in pairs"
      lead="Two criteria at a time: which counts more, and how much more? The weights follow from your judgements."
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={!isEnough}
            onPress={() => onUse(weighing.weights, [...judged])}
          >
            Use these weights
          </Button>
        </>
      }
    >
      <div className={styles.sides}>
        <div className={styles.question}>
          <p className={styles.progress}>
            Pair {at + 1} of {pairs.length}
            <span>
              {left === 0
                ? 'all judged'
                : `${judged.length} judged${isEnough ? '; the rest makes the weights surer' : `, ${plural(keys.length - 1, 'pair')} are enough to begin with`}`}
            </span>
          </p>
          <progress
            className={styles.bar}
            max={pairs.length}
            value={judged.length}
            aria-label="Pairs judged"
          />
          <PairQuestion
            key={`${pair.of} ${pair.than}`}
            left={nameOf(pair.of)}
            right={nameOf(pair.than)}
            times={known ? (known.of === pair.of ? known.times : 1 / known.times) : null}
            onJudge={judge}
            onBack={at > 0 ? () => setAt(at - 1) : undefined}
            onNext={at < pairs.length - 1 ? () => setAt(at + 1) : undefined}
          />
        </div>
        <div className={styles.result}>
          <PairsWeights
            weights={criteria.map(({ key, name }) => ({
              name: name || key,
              weight: isEnough ? (weighing.weights[key] ?? 0) : null,
            }))}
          />
          {isEnough && (
            <PairsConsistency
              weighing={weighing}
              nameOf={nameOf}
              onLookAgain={(worst) =>
                setAt(pairs.findIndex((one) => isOf(one)({ ...worst, times: 1 })))
              }
            />
          )}
        </div>
      </div>
    </Dialog>
  );
}

function firstOpen(
  pairs: readonly { of: string; than: string }[],
  judged: readonly Comparison[],
): number {
  const open = pairs.findIndex((pair) => !judged.some(isOf(pair)));
  return Math.max(0, open);
}
