import { useEffect, useState } from 'react';
import { sentenceOf } from '#client/lib/api-error.ts';
import { Button } from '#client/ui/button.tsx';
import { Meter } from '#client/ui/meter.tsx';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import { notify } from '#client/ui/toast.tsx';
import type { AcceptanceCriterion, RoadmapItem } from '#shared/roadmap/schema.ts';
import { type ItemAddress, useTick } from './item-api.ts';
import styles from './item-criteria.module.css';
import { ItemTickForm } from './item-tick-form.tsx';

interface ItemCriteriaProps {
  address: ItemAddress;
  item: RoadmapItem;
  nameOf: (id: string | null) => string;
  whyNotTick: string | null;
  /** Asked to tick: opens the first that is not ticked, and says that it has. */
  isTicking: boolean;
  onTicking: () => void;
}

/** What has to hold, each ticked with how it was seen. */
export function ItemCriteria(props: ItemCriteriaProps) {
  const { address, item, nameOf, whyNotTick, isTicking, onTicking } = props;
  const [ticking, setTicking] = useState<string | null>(null);
  const untick = useTick(address);
  const { acceptanceCriteria } = item;
  const whyNot =
    item.state === 'BUILDING' ? whyNotTick : 'Criteria are ticked while it is being built.';
  const first = acceptanceCriteria.find((criterion) => !isTicked(criterion))?.id;
  useEffect(() => {
    if (!isTicking || !first) return;
    setTicking(first);
    onTicking();
  }, [isTicking, first, onTicking]);
  const refused = (error: unknown) =>
    void notify({ title: 'The tick was not taken back.', detail: sentenceOf(error) });
  return (
    <div className={styles.criteria}>
      <Meter
        label="Hold"
        value={acceptanceCriteria.filter(isTicked).length}
        max={acceptanceCriteria.length}
      />
      <ol className={styles.list}>
        {acceptanceCriteria.map((criterion) => (
          <li className={styles.criterion} key={criterion.id}>
            <Mark isTicked={isTicked(criterion)} />
            <div className={styles.words}>
              <p>{criterion.sentence}</p>
              {criterion.evidence && (
                <p className={styles.evidence}>
                  {criterion.evidence}{' '}
                  <span className={styles.quiet}>
                    {nameOf(criterion.tickedById)},{' '}
                    {criterion.tickedAt && <RelativeTime at={criterion.tickedAt} />}
                  </span>
                </p>
              )}
              {ticking === criterion.id && (
                <ItemTickForm
                  address={address}
                  criterion={criterion}
                  onClose={() => setTicking(null)}
                />
              )}
            </div>
            {whyNot === null && ticking !== criterion.id && (
              <Button
                size="small"
                variant={isTicked(criterion) ? 'quiet' : 'secondary'}
                aria-label={`${isTicked(criterion) ? 'Untick' : 'Tick'}: ${criterion.sentence}`}
                onPress={() =>
                  isTicked(criterion)
                    ? untick.send({ criterionId: criterion.id, evidence: null }, { refused })
                    : setTicking(criterion.id)
                }
              >
                {isTicked(criterion) ? 'Untick' : 'Tick'}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {whyNot !== null && (item.state === 'QUEUED' || item.state === 'BUILDING') && (
        <p className={styles.quiet}>{whyNot}</p>
      )}
    </div>
  );
}

const isTicked = ({ tickedAt }: AcceptanceCriterion) => tickedAt !== null;

function Mark({ isTicked: isOn }: { isTicked: boolean }) {
  return (
    <svg
      className={styles.mark}
      data-on={isOn || undefined}
      viewBox="0 0 16 16"
      role="img"
      aria-label={isOn ? 'Ticked' : 'Not ticked'}
    >
      <rect x="1" y="1" width="14" height="14" rx="4" />
      {isOn && <path d="M4.5 8.5 7 11l4.5-5.5" />}
    </svg>
  );
}
