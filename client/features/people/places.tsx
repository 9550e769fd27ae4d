import { NavLink } from 'react-router';
import { plural } from '#client/lib/format.ts';
import { paths, type Section } from '#client/paths.ts';
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx';
import type { Membership } from '#shared/people/schema.ts';
import styles from './rail.module.css';
import { isFor, sectionGroups } from './sections.ts';

/** Every place of the workspace, in groups. */
export function Places({ membership, counts }: { membership: Membership; counts: Counts }) {
  return sectionGroups.map((group) => (
    <ul className={styles.group} key={group[0]?.section}>
      {group
        .filter((entry) => isFor(membership, entry))
        .map(({ section, label, icon: Icon }) => (
          <li key={section}>
            <NavLink className={styles.place} to={paths.section(membership.slug, section)}>
              <Icon aria-hidden="true" />
              <span className={styles.name}>{label}</span>
              <Count of={section} counts={counts} />
            </NavLink>
          </li>
        ))}
    </ul>
  ));
}

/** How much waits for this member; absent until known. */
export interface Counts {
  obligations: number | undefined;
  proposals: number | undefined;
}

const nouns = { obligations: 'obligation', proposals: 'proposal' } as const;

/** What waits in a place, beside its name; nothing where nothing does. */
export function Count({ of, counts }: { of: Section; counts: Counts }) {
  const count = of === 'obligations' || of === 'proposals' ? counts[of] : undefined;
  if (!count) return null;
  return (
    <span className={styles.count}>
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <VisuallyHidden>{plural(count, nouns[of as keyof Counts])}</VisuallyHidden>
    </span>
  );
}
