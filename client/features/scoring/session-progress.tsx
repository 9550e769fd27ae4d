import { plural } from '#client/lib/format.ts';
import { nameIn } from '#client/lib/name-in.ts';
import { ShareBar } from '#client/ui/meter.tsx';
import type { RatingSession } from '#shared/scoring/session.ts';
import styles from './session-page.module.css';

interface SessionProgressProps {
  session: RatingSession;
  members: readonly { id: string; name: string }[];
}

/** Who is how far; never what they answered. */
export function SessionProgress({ session, members }: SessionProgressProps) {
  return (
    <ul className={styles.raters} aria-label="Raters">
      {session.raters.map(({ memberId, asked, submitted, skipped }) => (
        <li className={styles.rater} key={memberId}>
          <span className={styles.name}>{nameIn(members, memberId)}</span>
          <ShareBar
            label={`${nameIn(members, memberId)} has answered`}
            share={asked === 0 ? 1 : (submitted + skipped) / asked}
            tone={submitted + skipped === asked ? 'good' : 'cool'}
          />
          <span className={styles.quiet}>
            {submitted + skipped} of {asked}
            {skipped > 0 && `, ${plural(skipped, 'skipped', 'skipped')}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
