import { Ellipsis } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatMoney, formatScore, plural } from '#client/lib/format.ts';
import { useNow } from '#client/lib/use-now.ts';
import { Badge } from '#client/ui/badge.tsx';
import { Button } from '#client/ui/button.tsx';
import { HandoffMark } from '#client/ui/handoff-mark.tsx';
import { IconButton } from '#client/ui/icon-button.tsx';
import { Link } from '#client/ui/link.tsx';
import { Menu } from '#client/ui/menu.tsx';
import type { Opportunity } from '#shared/opportunities/schema.ts';
import { implementationStages, stageName } from '#shared/roadmap/stage.ts';
import { daysBetween, waitingCost } from '#shared/time.ts';
import { type Act, acts } from './acts.ts';
import type { NextStep, Possible } from './next-step.ts';
import styles from './panel-summary.module.css';

/** Where it stands: the stage in the tone of its half, with the baton before, on or after the line. */
export function StageMark({
  opportunity,
  unbacked,
  startsLate,
}: {
  opportunity: Opportunity;
  unbacked: boolean;
  /** Queued, and its promised start is over. */
  startsLate: boolean;
}) {
  const { stage, version } = opportunity;
  const isRight = implementationStages.some((right) => right === stage);
  const position = isRight
    ? 'after'
    : stage === 'OFFERED' || stage === 'IN_REVIEW'
      ? 'on'
      : 'before';
  return (
    <>
      <HandoffMark position={position} />
      <Badge tone={isAside(opportunity) ? 'neutral' : isRight ? 'warm' : 'cool'}>
        {stageName[stage]}
      </Badge>
      {unbacked && <Badge tone="risk">Unbacked</Badge>}
      {startsLate && <Badge tone="risk">Starts late</Badge>}
      <span className={styles.version} title="Counts every change to this card">
        version {version}
      </span>
    </>
  );
}

interface FactsProps {
  opportunity: Opportunity;
  priority: string | undefined;
  owner: string | undefined;
  metric: { name: string; href: string } | undefined;
}

/** What a reader wants in one glance. */
export function Facts({ opportunity, priority, owner, metric }: FactsProps) {
  return (
    <dl className={styles.facts}>
      <Fact term="Priority">{priority}</Fact>
      <Fact term="Owner">{owner}</Fact>
      <Fact term="Metric">
        {metric && (
          <Link variant="plain" to={metric.href}>
            {metric.name}
          </Link>
        )}
      </Fact>
      <Fact term="Score">
        <Score opportunity={opportunity} />
      </Fact>
      {!isOver(opportunity) && (
        <Fact term="Waiting">
          <Waiting opportunity={opportunity} />
        </Fact>
      )}
    </dl>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{term}</dt>
      <dd>{children || <span className={styles.none}>none</span>}</dd>
    </div>
  );
}

function Score({ opportunity }: { opportunity: Opportunity }) {
  const { score, ratersSubmitted, ratersInvited } = opportunity;
  if (score !== null) return <span className={styles.figure}>{formatScore(score)}</span>;
  if (ratersInvited === 0) return <span className={styles.none}>not rated</span>;
  if (ratersSubmitted === ratersInvited) return <span className={styles.none}>no score</span>;
  return `${ratersSubmitted} of ${ratersInvited} rated`;
}

const isAside = ({ stage }: Opportunity) =>
  stage === 'PARKED' || stage === 'REJECTED' || stage === 'MERGED';
const isOver = (opportunity: Opportunity) => opportunity.stage === 'PROVEN' || isAside(opportunity);

function Waiting({ opportunity }: { opportunity: Opportunity }) {
  const now = useNow();
  const since = new Date(opportunity.stageSince);
  const cost = waitingCost(opportunity.costOfDelay, since, now);
  const days = daysBetween(since, now);
  return (
    <>
      {days === 0 ? 'since today' : plural(days, 'day')}
      {cost !== null && cost >= 1 && (
        <span className={styles.cost}> · cost {formatMoney(cost)}</span>
      )}
    </>
  );
}

interface NextStepBarProps {
  step: NextStep;
  isPending: boolean;
  onAct: (act: Act) => void;
}

/** Who is to move, the one thing this member can do next, and everything else with its reason. */
export function NextStepBar({ step, isPending, onAct }: NextStepBarProps) {
  const { sentence, primary, others } = step;
  const crosses =
    primary?.act === 'offer' || primary?.act === 'confirm' || primary?.act === 'accept';
  return (
    <div className={styles.next}>
      <p className={styles.sentence}>{sentence}</p>
      <div className={styles.verbs}>
        {primary && (
          <Button
            variant={crosses ? 'accent' : 'primary'}
            isPending={isPending}
            onPress={() => onAct(primary.act)}
          >
            {acts[primary.act].label}
          </Button>
        )}
        {others.length > 0 && (
          <Menu
            label="More actions"
            placement="bottom end"
            trigger={<IconButton label="More actions" icon={<Ellipsis aria-hidden="true" />} />}
            sections={[{ items: others.map((other) => menuItem(other, onAct)) }]}
          />
        )}
      </div>
    </div>
  );
}

const menuItem = ({ act, label, reason }: Possible, onAct: (act: Act) => void) => ({
  label,
  reason,
  isDanger: act === 'revoke',
  onAction: () => onAct(act),
});
