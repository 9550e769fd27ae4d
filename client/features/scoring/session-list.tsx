import { formatDay, plural } from '#client/lib/format.ts';
import { nameIn } from '#client/lib/name-in.ts';
import { Badge } from '#client/ui/badge.tsx';
import { Link } from '#client/ui/link.tsx';
import { ShareBar } from '#client/ui/meter.tsx';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import {
  ColumnHeader,
  RowHeader,
  Table,
  TableCell,
  TableHead,
  TableRow,
} from '#client/ui/table.tsx';
import type { RatingSession } from '#shared/scoring/session.ts';
import styles from './session-list.module.css';
import { answeredOf } from './session-words.ts';

interface SessionListProps {
  sessions: readonly RatingSession[];
  members: readonly { id: string; name: string }[];
  hrefOf: (id: string) => string;
  today: string;
}

/** Every session, the open ones first: how far it is, never what was answered. */
export function SessionList({ sessions, members, hrefOf, today }: SessionListProps) {
  return (
    <div className={styles.list}>
      <Table label="Rating sessions" isInset>
        <TableHead>
          <ColumnHeader width="32%">Session</ColumnHeader>
          <ColumnHeader width="18%">Answered</ColumnHeader>
          <ColumnHeader align="end">Opportunities</ColumnHeader>
          <ColumnHeader align="end">Raters</ColumnHeader>
          <ColumnHeader>Started</ColumnHeader>
          <ColumnHeader>State</ColumnHeader>
        </TableHead>
        <tbody>
          {sessions.map((session) => {
            const { id, name, opportunities, revealed, raters, startedAt, startedById, closedAt } =
              session;
            const { answered, asked } = answeredOf(session);
            return (
              <TableRow key={id}>
                <RowHeader truncate>
                  <Link variant="plain" to={hrefOf(id)} title={name}>
                    {name}
                  </Link>
                </RowHeader>
                <TableCell>
                  <span className={styles.answered}>
                    <ShareBar
                      label={`Answered in ${name}`}
                      share={asked === 0 ? 1 : answered / asked}
                      tone="cool"
                    />
                    {answered} of {asked}
                  </span>
                </TableCell>
                <TableCell align="end">{opportunities}</TableCell>
                <TableCell align="end">{raters.length}</TableCell>
                <TableCell>
                  <RelativeTime at={startedAt} /> by {nameIn(members, startedById)}
                </TableCell>
                <TableCell>
                  <span className={styles.state}>
                    <State session={session} today={today} />
                    {revealed > 0 && (closedAt || revealed < opportunities) && (
                      <span className={styles.light}>
                        {plural(revealed, 'revealed', 'revealed')}
                      </span>
                    )}
                  </span>
                </TableCell>
              </TableRow>
            );
          })}
        </tbody>
      </Table>
    </div>
  );
}

/** Open, due, late or closed, in a word. */
export function State({ session, today }: { session: RatingSession; today: string }) {
  const { closedAt, dueOn, opportunities, revealed } = session;
  if (closedAt) return <Badge tone="outline">closed</Badge>;
  if (revealed === opportunities && opportunities > 0)
    return <Badge tone="good">all revealed</Badge>;
  if (dueOn && dueOn < today) return <Badge tone="late">{`was due ${formatDay(dueOn)}`}</Badge>;
  return <Badge tone="cool">{dueOn ? `open, due ${formatDay(dueOn)}` : 'open'}</Badge>;
}
