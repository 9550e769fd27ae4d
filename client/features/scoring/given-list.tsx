import { plural } from '#client/lib/format.ts';
import { Button } from '#client/ui/button.tsx';
import { Disclosure } from '#client/ui/disclosure.tsx';
import { Link } from '#client/ui/link.tsx';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import type { RatingQueue } from '#shared/scoring/session.ts';
import styles from './given-list.module.css';

interface GivenListProps {
  given: RatingQueue['given'];
  hrefOf: (opportunityId: string) => string;
  onTakeBack: (opportunityId: string) => void;
  isPending: boolean;
}

/** What I have handed in or skipped and nobody sees yet; until then it is mine to take back. */
export function GivenList({ given, hrefOf, onTakeBack, isPending }: GivenListProps) {
  if (given.length === 0) return null;
  return (
    <div className={styles.given}>
      <Disclosure
        title="Handed in, still hidden"
        summary={`${plural(given.length, 'opportunity', 'opportunities')} you can take back`}
      >
        <ul className={styles.list} aria-label="Handed in, still hidden">
          {given.map(({ opportunityId: id, title, skipped, at }) => (
            <li key={id} className={styles.row}>
              <Link variant="plain" to={hrefOf(id)} className={styles.title}>
                {title}
              </Link>
              <span className={styles.when}>
                {skipped ? 'skipped' : 'handed in'} <RelativeTime at={at} />
              </span>
              <Button
                size="small"
                variant="quiet"
                isDisabled={isPending}
                aria-label={`Take back ${title}`}
                onPress={() => onTakeBack(id)}
              >
                Take back
              </Button>
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}
