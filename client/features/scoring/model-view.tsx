import { formatNumber } from '#client/lib/format.ts';
import { Disclosure } from '#client/ui/disclosure.tsx';
import { rubricKeys } from '#shared/scoring/change-model.ts';
import type { Criterion, ScoringModel } from '#shared/scoring/schema.ts';
import styles from './model-view.module.css';
import { directionWords, scaleText } from './model-words.ts';

/** The model for somebody who reads it and does not change it. */
export function ModelView({ model }: { model: ScoringModel }) {
  const isWeighted = model.formula === 'WEIGHTED_SUM';
  const total = model.criteria.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <div className={styles.view}>
      <p>
        {isWeighted ? (
          'Each answer as a share of its scale, weighed and added: 0 to 100.'
        ) : (
          <code className={styles.formula}>{model.expression}</code>
        )}
      </p>
      <ol className={styles.criteria}>
        {model.criteria.map((criterion) => (
          <li className={styles.criterion} key={criterion.id}>
            <Disclosure
              title={criterion.name}
              summary={
                isWeighted &&
                `weight ${formatNumber(criterion.weight, 2)}, ${formatNumber((100 * criterion.weight) / total, 0)} %`
              }
            >
              <Sentences criterion={criterion} />
            </Disclosure>
            <p className={styles.question}>{criterion.question}</p>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Sentences({ criterion }: { criterion: Criterion }) {
  const places = rubricKeys(criterion).filter((place) => criterion.rubric[place]);
  return (
    <>
      <p className={styles.question}>
        {scaleText(criterion)} · {directionWords[criterion.direction].toLowerCase()} ·{' '}
        <code>{criterion.key}</code>
      </p>
      <dl className={styles.levels}>
        {places.map((place) => (
          <div key={place}>
            <dt>{Number(place).toLocaleString()}</dt>
            <dd>{criterion.rubric[place]}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
