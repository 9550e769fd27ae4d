import { Button } from '#client/ui/button.tsx';
import { Link } from '#client/ui/link.tsx';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import type { OpenRequest } from '#shared/scoring/ranking.ts';
import styles from './next-questions.module.css';
import { whatIsAsked } from './question-row.tsx';

interface AskedRowProps {
  request: OpenRequest;
  askedOf: string;
  title: string;
  href: string;
  criterion: string | undefined;
  /** Absent for who did not ask. */
  onTakeBack: (() => void) | undefined;
}

/** A question that waits for its answer: whom it was put to, and when. */
export function AskedRow({ request, askedOf, title, href, criterion, onTakeBack }: AskedRowProps) {
  return (
    <li className={styles.question} data-asked>
      <p className={styles.what}>
        <strong>{askedOf}</strong> was asked for {whatIsAsked(request.input, criterion)} of{' '}
        <Link variant="plain" to={href} className={styles.title} title={title}>
          {title}
        </Link>
      </p>
      <p className={styles.why}>
        <RelativeTime at={request.askedAt} />, not answered yet
      </p>
      {onTakeBack && (
        <span className={styles.act}>
          <Button
            size="small"
            variant="quiet"
            aria-label={`Take back the question about ${title}`}
            onPress={onTakeBack}
          >
            Take back
          </Button>
        </span>
      )}
    </li>
  );
}
