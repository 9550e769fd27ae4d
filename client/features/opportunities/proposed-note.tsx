import { CircleCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '#client/ui/button.tsx';
import { CopyField } from '#client/ui/copy-field.tsx';
import { ButtonLink } from '#client/ui/link.tsx';
import styles from './receipt-view.module.css';

interface ProposedNoteProps {
  /** The address of the receipt. */
  link: string;
  onAgain: () => void;
}

/** It has arrived: the receipt to take along. Takes the focus, as the form it stands for is gone. */
export function ProposedNote({ link, onAgain }: ProposedNoteProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { pathname, href } = new URL(link, window.location.origin);
  return (
    <section className={styles.proposed}>
      <h2 className={styles.headline} ref={heading} tabIndex={-1}>
        <CircleCheck aria-hidden="true" />
        Your proposal has arrived
      </h2>
      <p className={styles.sentence}>
        Somebody reads it. Keep this link: it is the only way to see what becomes of it.
      </p>
      <CopyField label="Link to your receipt" value={href} />
      <div className={styles.actions}>
        <ButtonLink to={pathname}>Open the receipt</ButtonLink>
        <Button variant="quiet" onPress={onAgain}>
          Propose something else
        </Button>
      </div>
    </section>
  );
}
