import { CircleCheck } from 'lucide-react';
import { Meter } from '#client/ui/meter.tsx';
import { completeness } from '#shared/handoffs/missing-for-offer.ts';
import type { BriefDraft, BriefMetric } from '#shared/handoffs/schema.ts';
import type { Missing } from '#shared/opportunities/decide.ts';
import { anchorOf } from './brief-words.ts';
import styles from './completeness.module.css';

interface CompletenessProps {
  draft: BriefDraft;
  metric: BriefMetric | null;
  light: boolean;
  missing: readonly Missing[];
}

/** How much of what a lead needs is there; each thing that is missing leads to its field. */
export function Completeness({ draft, metric, light, missing }: CompletenessProps) {
  const hard = light ? 5 : 7;
  const filled = Math.round(completeness({ draft, metric, light }) * hard);
  return (
    <section className={styles.completeness} aria-label="Completeness">
      <Meter label={light ? 'Complete (light brief)' : 'Complete'} value={filled} max={hard} />
      {missing.length === 0 ? (
        <p className={styles.ready}>
          <CircleCheck aria-hidden="true" /> Nothing is missing: it can be offered.
        </p>
      ) : (
        <ul className={styles.missing}>
          {missing.map(({ field, sentence }) => (
            <li key={sentence}>
              <button type="button" className={styles.jump} onClick={() => jumpTo(field)}>
                {sentence}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Brings a field of the brief into view, with the focus in it. */
export function jumpTo(field: string): void {
  const place = document.getElementById(anchorOf(field));
  place?.scrollIntoView({ block: 'start', behavior: 'smooth' });
  place
    ?.querySelector<HTMLElement>('input, textarea, select, button')
    ?.focus({ preventScroll: true });
}
