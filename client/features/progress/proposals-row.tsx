import { formatExact, plural } from '#client/lib/format.ts';
import { useNow } from '#client/lib/use-now.ts';
import { paths } from '#client/paths.ts';
import { Badge } from '#client/ui/badge.tsx';
import { Link } from '#client/ui/link.tsx';
import type { Obligations } from '#shared/progress/schema.ts';
import styles from './obligation-list.module.css';
import { formatWait } from './waits.ts';

interface ProposalsRowProps {
  slug: string;
  proposals: NonNullable<Obligations['proposals']>;
}

/** Proposals from outside wait for any advisor: one thing to do, however many there are. */
export function ProposalsRow({ slug, proposals }: ProposalsRowProps) {
  const now = useNow();
  const { waiting, since, submitterName } = proposals;
  const others = waiting - 1;
  return (
    <li className={styles.row}>
      <span className={styles.verb}>
        <Badge tone="cool" icon={null}>
          Answer
        </Badge>
      </span>
      <div className={styles.what}>
        <Link
          className={styles.title}
          variant="plain"
          to={paths.section(slug, 'proposals')}
          data-obligation
        >
          {plural(waiting, 'proposal')}
        </Link>
        <p className={styles.who}>
          {others === 0
            ? `${submitterName} waits to hear`
            : `${submitterName} and ${plural(others, 'other')} wait to hear`}
        </p>
      </div>
      <time className={styles.wait} dateTime={since} title={formatExact(new Date(since))}>
        {formatWait(since, now)}
      </time>
      <span className={styles.rate} />
      <span className={styles.cost}>
        <span className={styles.unknown}>cost unknown</span>
      </span>
      <span className={styles.act} />
    </li>
  );
}
