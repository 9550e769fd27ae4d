import { ArrowRight } from 'lucide-react';
import { Link } from 'react-router';
import { paths } from '#client/paths.ts';
import { Avatar } from '#client/ui/avatar.tsx';
import type { Membership } from '#shared/people/schema.ts';
import styles from './demo-people.module.css';
import { rolesAsText } from './roles.ts';

/** The workspaces one belongs to. */
export function WorkspaceChooser({ workspaces }: { workspaces: readonly Membership[] }) {
  return (
    <ul className={styles.list}>
      {workspaces.map(({ slug, name, roles }) => (
        <li key={slug}>
          <Link className={styles.person} to={paths.section(slug, 'board')}>
            <Avatar name={name} size="large" shape="square" />
            <span className={styles.words}>
              <span className={styles.name}>{name}</span>
              <span className={styles.role}>{rolesAsText(roles)}</span>
            </span>
            <ArrowRight aria-hidden="true" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
