import { RotateCcw } from 'lucide-react';
import { formatNumber } from '#client/lib/format.ts';
import { Button } from '#client/ui/button.tsx';
import { Link } from '#client/ui/link.tsx';
import { Slider } from '#client/ui/slider.tsx';
import type { ScoringModel } from '#shared/scoring/schema.ts';
import styles from './weight-sliders.module.css';

interface WeightSlidersProps {
  model: ScoringModel;
  /** As they stand, by the model's criteria. */
  weights: readonly number[];
  onChange: (weights: readonly number[] | null) => void;
  modelHref: string;
}

/** Half again as much as the heaviest, so that there is room on both sides. */
const roomFor = (weights: readonly number[]): number =>
  Math.max(1, Math.ceil(Math.max(...weights) * 1.5));

/** What if it weighed more? The list follows while a slider moves; the model stays as it is. */
export function WeightSliders({ model, weights, onChange, modelHref }: WeightSlidersProps) {
  const own = model.criteria.map(({ weight }) => weight);
  const max = roomFor(own);
  const isMoved = own.some((weight, c) => weight !== weights[c]);
  return (
    <>
      {model.formula === 'EXPRESSION' ? (
        <p className={styles.note}>
          Scores come from the formula <code>{model.expression}</code>, in which nothing is weighed.
        </p>
      ) : (
        <ul className={styles.sliders}>
          {model.criteria.map((criterion, c) => {
            const weight = weights[c] ?? criterion.weight;
            return (
              <li key={criterion.id} className={styles.slider}>
                <span className={styles.name}>{criterion.name}</span>
                <span className={styles.weight}>
                  {weight !== criterion.weight && (
                    <span className={styles.own}>{formatNumber(criterion.weight, 2)} →</span>
                  )}{' '}
                  {formatNumber(weight, 2)}
                </span>
                <Slider
                  label={`Weight of ${criterion.name}`}
                  value={weight}
                  min={0}
                  max={max}
                  step={max / 200}
                  valueText={formatNumber(weight, 2)}
                  onChange={(next) => onChange(weights.with(c, next))}
                />
              </li>
            );
          })}
        </ul>
      )}
      <p className={styles.foot}>
        {isMoved && (
          <Button
            size="small"
            variant="quiet"
            icon={<RotateCcw aria-hidden="true" />}
            onPress={() => onChange(null)}
          >
            Reset
          </Button>
        )}
        <Link to={modelHref}>Change the model…</Link>
      </p>
    </>
  );
}
