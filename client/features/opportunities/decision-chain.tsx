import { Badge } from '#client/ui/badge.tsx';
import { Link } from '#client/ui/link.tsx';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import type { Decision } from '#shared/opportunities/decision.ts';
import { decisionWords } from './decision-words.ts';
import styles from './then-and-now.module.css';

interface DecisionChainProps {
  /** Newest first. */
  chain: readonly Decision[];
  currentId: string;
  hrefOf: (decisionId: string) => string;
  nameOf: (memberId: string) => string;
}

/** Every decision about one opportunity, each with the one it reverses. */
export function DecisionChain({ chain, currentId, hrefOf, nameOf }: DecisionChainProps) {
  return (
    <ol className={styles.chain} aria-label="Decisions about it, newest first">
      {chain.map((decision) => (
        <li
          key={decision.id}
          className={styles.link}
          aria-current={decision.id === currentId || undefined}
        >
          <Badge tone={decision.stands ? decisionWords[decision.kind].tone : 'outline'}>
            {decisionWords[decision.kind].name}
          </Badge>
          {decision.id === currentId ? (
            <span>this decision</span>
          ) : (
            <Link to={hrefOf(decision.id)}>{decision.reason.slice(0, 80)}</Link>
          )}
          <span className={styles.same}>
            {nameOf(decision.decidedById)}, <RelativeTime at={decision.decidedAt} />
            {reversed(decision, chain)}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Says what it did to the decision before: turned it round, or took it anew. */
function reversed(decision: Decision, chain: readonly Decision[]): string {
  const { kind, reversesId, stands, undone } = decision;
  if (undone) return '; undone at once, never in force';
  const earlier = chain.find(({ id }) => id === reversesId);
  const what = earlier
    ? earlier.kind === kind
      ? '; replaces the one before it'
      : `; reverses “${decisionWords[earlier.kind].name}”`
    : '';
  return stands ? `${what}; stands` : what;
}
