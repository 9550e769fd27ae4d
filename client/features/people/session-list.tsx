import { Laptop, Smartphone } from 'lucide-react';
import { Badge } from '#client/ui/badge.tsx';
import { Button } from '#client/ui/button.tsx';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import type { Session } from '#shared/people/schema.ts';
import { useRevokeSession } from './api.ts';
import styles from './session-list.module.css';

/** Where the account is signed in; each but this one can be ended. */
export function SessionList({ sessions }: { sessions: readonly Session[] }) {
  const revoke = useRevokeSession();
  return (
    <ul>
      {sessions.map((session) => {
        const device = deviceOf(session.userAgent);
        const Icon = device.isPhone ? Smartphone : Laptop;
        return (
          <li className={styles.session} key={session.id}>
            <Icon aria-hidden="true" />
            <div className={styles.words}>
              <p className={styles.device}>
                {device.name}
                {session.current && <Badge>This device</Badge>}
              </p>
              <p className={styles.facts}>
                {session.ip ? `${session.ip}, ` : ''}seen <RelativeTime at={session.lastSeenAt} />,
                signed in <RelativeTime at={session.createdAt} />
              </p>
            </div>
            {!session.current && (
              <Button
                size="small"
                aria-label={`End the session on ${device.name}`}
                isPending={revoke.isPending && revoke.variables === session.id}
                onPress={() => revoke.mutate(session.id)}
              >
                End
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** A browser and a system by name, as far as the user agent gives them away. */
function deviceOf(userAgent: string | null): { name: string; isPhone: boolean } {
  const agent = userAgent ?? '';
  const browser = [
    ['Edg/', 'Edge'],
    ['OPR/', 'Opera'],
    ['Firefox/', 'Firefox'],
    ['Chrome/', 'Chrome'],
    ['Safari/', 'Safari'],
  ].find(([sign]) => agent.includes(sign ?? ''))?.[1];
  const system = [
    ['Android', 'Android'],
    ['iPhone', 'iPhone'],
    ['iPad', 'iPad'],
    ['Mac OS X', 'macOS'],
    ['Windows', 'Windows'],
    ['Linux', 'Linux'],
  ].find(([sign]) => agent.includes(sign ?? ''))?.[1];
  const name = [browser, system].filter(Boolean).join(' on ');
  return { name: name || 'Unknown device', isPhone: /Mobile|Android|iPhone/.test(agent) };
}
