import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useShortcuts } from '#client/lib/use-shortcuts.ts';
import { IconButton } from '#client/ui/icon-button.tsx';
import { Link } from '#client/ui/link.tsx';
import type { RatingSessionPage, SessionOpportunity } from '#shared/scoring/session.ts';
import { SessionOpportunities } from './session-opportunities.tsx';
import styles from './session-page.module.css';
import { SessionProgress } from './session-progress.tsx';
import { isContested } from './session-words.ts';

interface SessionRoomProps {
  page: RatingSessionPage;
  members: readonly { id: string; name: string }[];
  open: SessionOpportunity | undefined;
  hrefOf: (opportunityId: string) => string;
  /** The opportunity with all there is about it. */
  panelHref: (opportunityId: string) => string;
  onOpen: (opportunityId: string) => void;
  /** The answers to the open one. */
  children: ReactNode;
}

/** A session: who is how far, what is contested, and the answers to one opportunity beside it. */
export function SessionRoom(props: SessionRoomProps) {
  const { page, members, open, hrefOf, panelHref, onOpen, children } = props;
  const { session, opportunities } = page;
  const go = (steps: number) => {
    const at = opportunities.findIndex(({ id }) => id === open?.id);
    const next = opportunities[(at + steps + opportunities.length) % opportunities.length];
    if (next) onOpen(next.id);
  };
  const nextContested = () => {
    const at = opportunities.findIndex(({ id }) => id === open?.id);
    const inTurn = [...opportunities.slice(at + 1), ...opportunities.slice(0, at + 1)];
    const next = inTurn.find(isContested);
    if (next) onOpen(next.id);
  };
  useShortcuts({ n: () => go(1), p: () => go(-1), c: nextContested }, { whileChoosing: true });
  return (
    <>
      <div className={styles.head}>
        {session.note && <p className={styles.note}>{session.note}</p>}
        <SessionProgress session={session} members={members} />
      </div>
      <div className={styles.room}>
        <div className={styles.list}>
          <SessionOpportunities page={page} openId={open?.id ?? null} hrefOf={hrefOf} />
        </div>
        {open && (
          <section className={styles.detail} aria-labelledby="revealed-title">
            <div className={styles.detailHead}>
              <h2 className={styles.title} id="revealed-title">
                <Link variant="plain" to={panelHref(open.id)}>
                  {open.title}
                </Link>
              </h2>
              <div className={styles.moves}>
                <IconButton
                  size="small"
                  label="Previous (p)"
                  icon={<ChevronLeft aria-hidden="true" />}
                  onPress={() => go(-1)}
                />
                <IconButton
                  size="small"
                  label="Next (n)"
                  icon={<ChevronRight aria-hidden="true" />}
                  onPress={() => go(1)}
                />
              </div>
            </div>
            {children}
          </section>
        )}
      </div>
    </>
  );
}
