import { CircleCheck } from 'lucide-react';
import { plural } from '#client/lib/format.ts';
import { Meter } from '#client/ui/meter.tsx';
import type { BriefDraft, BriefMetric } from '#shared/handoffs/brief.ts';
import { type BriefField, briefFieldName } from '#shared/handoffs/brief-fields.ts';
import { completeness, coveredBy, hardFields } from '#shared/handoffs/missing-for-offer.ts';
import type { Missing } from '#shared/opportunities/decide.ts';
import { anchorOf } from './brief-words.ts';
import styles from './completeness.module.css';

interface CompletenessProps {
  draft: BriefDraft;
  metric: BriefMetric | null;
  light: boolean;
  missing: readonly Missing[];
  /** Fields two people wrote at the same place. */
  conflicts: readonly BriefField[];
}

/** How much of what a lead needs is there; each thing that is missing leads to its field. */
export function Completeness({ draft, metric, light, missing, conflicts }: CompletenessProps) {
  const hard = hardFields(light).length;
  const open = coveredBy(draft.openQuestions).size;
  const filled = Math.round(completeness({ draft, metric, light }) * hard);
  return (
    <section className={styles.completeness} aria-label="Completeness">
      <Meter label={light ? 'Complete (light brief)' : 'Complete'} value={filled} max={hard} />
      {conflicts.length > 0 && (
        <ul className={styles.missing}>
          {conflicts.map((field) => (
            <li key={field}>
              <button type="button" className={styles.jump} onClick={() => jumpTo(field)}>
                Choose between two texts: {briefFieldName[field]}
              </button>
            </li>
          ))}
        </ul>
      )}
      {missing.length === 0 ? (
        <p className={styles.ready}>
          <CircleCheck aria-hidden="true" /> Nothing is missing: it can be offered
          {open > 0 && `, with ${plural(open, 'open question')}`}.
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

/** Brings a field of the brief into view, with the focus in it; in a list that grew, in its last row. */
export function jumpTo(field: string, { last = false } = {}): void {
  const place = document.getElementById(anchorOf(field));
  const more = place?.closest('details');
  if (more) more.open = true;
  const rows = last ? place?.querySelectorAll<HTMLElement>('[data-row]') : undefined;
  const within = rows?.item(rows.length - 1) ?? place;
  within?.scrollIntoView({ block: last ? 'center' : 'start', behavior: 'smooth' });
  within
    ?.querySelector<HTMLElement>('input, textarea, select, button')
    ?.focus({ preventScroll: true });
}
