import { type ReactNode, useState } from 'react';
import { sentenceOf } from '#client/lib/api-error.ts';
import { useShortcuts } from '#client/lib/use-shortcuts.ts';
import { Button } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Kbd } from '#client/ui/kbd.tsx';
import { Section } from '#client/ui/section.tsx';
import { notify } from '#client/ui/toast.tsx';
import type { Duel } from '#shared/scoring/duels.ts';
import { nextDuel, type Pair } from '#shared/scoring/next-duel.ts';
import { DuelOrder } from './duel-order.tsx';
import styles from './duel-view.module.css';
import { useJudgeDuel } from './ranking-api.ts';
import type { Row } from './ranking-view.ts';

interface DuelViewProps {
  slug: string;
  /** Around the cut line, the most contested first. */
  contested: readonly Row[];
  all: readonly Row[];
  duels: readonly Duel[];
  /** Why this member may not compare; null when they may. */
  whyNot: string | null;
  /** What is to be known about one side: everything but its score. */
  renderSide: (id: string) => ReactNode;
  hrefOf: (id: string) => string;
}

/** So many around the line are worth comparing. */
const MOST = 24;

/** Two at the cut line, side by side and without their scores: which is more worth doing? */
export function DuelView(props: DuelViewProps) {
  const { slug, contested, all, duels, whyNot, renderSide, hrefOf } = props;
  const [skipped, setSkipped] = useState<readonly Pair[]>([]);
  const [told, setTold] = useState<readonly Duel[]>([]);
  const judging = useJudgeDuel(slug);
  const ids = contested.slice(0, MOST).map(({ id }) => id);
  const pair = whyNot === null ? nextDuel(ids, { duels: [...duels, ...told], skipped }) : null;
  const titleOf = (id: string) => all.find((row) => row.id === id)?.light.title ?? 'Something';

  function judge(winnerId: string, loserId: string) {
    const duel = { winnerId, loserId };
    // The next two come at once; what the server refuses comes again.
    setTold((before) => [...before, duel]);
    judging.send(duel, {
      done: () =>
        void notify({
          title: `“${titleOf(winnerId)}” is more worth doing.`,
          action: { label: 'It is the other', onAction: () => judge(loserId, winnerId) },
        }),
      refused: (error) => {
        setTold((before) => before.filter((one) => one !== duel));
        void notify({ title: 'It was not kept.', detail: sentenceOf(error) });
      },
    });
  }
  const skip = () => pair && setSkipped([...skipped, pair]);
  const [left = '', right = ''] = pair ?? [];
  const keys: [string, () => void][] = [
    ['ArrowLeft', () => judge(left, right)],
    ['ArrowRight', () => judge(right, left)],
    ['0', () => skip()],
  ];
  useShortcuts(pair ? Object.fromEntries(keys) : {});
  return (
    <div className={styles.page}>
      {pair ? (
        <section aria-label="Which is more worth doing?">
          <h2 className={styles.question}>Which is more worth doing?</h2>
          <p className={styles.lead}>
            Two whose places are contested, in their own words. What you say moves nothing: it makes
            an order of its own, to hold against the ranking.
          </p>
          <div className={styles.sides}>
            {pair.map((id, side) => (
              <article className={styles.side} key={id} aria-label={titleOf(id)}>
                <h3 className={styles.title}>{titleOf(id)}</h3>
                {renderSide(id)}
                <div className={styles.foot}>
                  <Button
                    variant="primary"
                    wide
                    aria-label={`This one: ${titleOf(id)}`}
                    onPress={() => judge(id, pair[1 - side] as string)}
                  >
                    This one <Kbd keys={[side === 0 ? '←' : '→']} />
                  </Button>
                </div>
              </article>
            ))}
          </div>
          <p className={styles.skip}>
            <Button variant="quiet" onPress={skip}>
              Can’t say <Kbd keys={['0']} />
            </Button>
          </p>
        </section>
      ) : (
        <NoPair whyNot={whyNot} contested={ids.length} onAgain={() => setSkipped([])} />
      )}
      {duels.length > 0 && (
        <Section
          title="What the duels say"
          lead="Strength from who was found more worth doing than whom, beside the rank by score."
        >
          <DuelOrder duels={duels} rows={all} hrefOf={hrefOf} />
        </Section>
      )}
    </div>
  );
}

function NoPair({
  whyNot,
  contested,
  onAgain,
}: {
  whyNot: string | null;
  contested: number;
  onAgain: () => void;
}) {
  if (whyNot !== null) return <p className={styles.note}>{whyNot}</p>;
  if (contested < 2) {
    return (
      <EmptyState title="No duel at the line" size="small">
        Fewer than two places are contested: the line is as clear as ratings and capacity make it.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="That was every pair"
      size="small"
      actions={<Button onPress={onAgain}>Look at them again</Button>}
    >
      You could not say which of the others is more worth doing.
    </EmptyState>
  );
}
