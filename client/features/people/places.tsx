import { NavLink } from 'react-router';
import { plural } from '#client/lib/format.ts';
import { paths } from '#client/paths.ts';
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx';
import styles from './rail.module.css';
import { sectionGroups } from './sections.ts';

/** Every place of the workspace, in groups. */
export function Places({
  slug,
  obligationCount,
}: {
  slug: string;
  obligationCount: number | undefined;
}) {
  return sectionGroups.map((group) => (
    <ul className={styles.group} key={group[0]?.section}>
      {group.map(({ section, label, icon: Icon }) => (
        <li key={section}>
          <NavLink className={styles.place} to={paths.section(slug, section)}>
            <Icon aria-hidden="true" />
            <span className={styles.name}>{label}</span>
            {section === 'obligations' && obligationCount ? (
              <ObligationCount count={obligationCount} />
            ) : null}
          </NavLink>
        </li>
      ))}
    </ul>
  ));
}

/** How many people's waits end with this member. */
export function ObligationCount({ count }: { count: number }) {
  return (
    <span className={styles.count}>
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <VisuallyHidden>{plural(count, 'obligation')}</VisuallyHidden>
    </span>
  );
}
