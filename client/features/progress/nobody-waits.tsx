import { paths } from '#client/paths.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { HandoffMark } from '#client/ui/handoff-mark.tsx';
import { ButtonLink } from '#client/ui/link.tsx';
import type { Role } from '#shared/people/schema.ts';

type Next = { sentence: string; label: string; to: string };

/** Something good to do for somebody in these roles, when nobody waits. */
function nextFor(roles: readonly Role[], slug: string): Next {
  if (roles.includes('ADVISOR')) {
    return {
      sentence: 'A good moment to rate what is still in Assess.',
      label: 'See what is in Assess',
      to: `${paths.section(slug, 'opportunities')}?stage=ASSESS`,
    };
  }
  if (roles.includes('LEAD')) {
    return {
      sentence: 'A good moment to see what comes towards your team.',
      label: 'Open the board',
      to: paths.section(slug, 'board'),
    };
  }
  return {
    sentence: 'A good moment to see what others wait for.',
    label: 'See the progress',
    to: paths.section(slug, 'progress'),
  };
}

/** The best state of the list of obligations. */
export function NobodyWaits({ slug, roles }: { slug: string; roles: readonly Role[] }) {
  const { sentence, label, to } = nextFor(roles, slug);
  return (
    <EmptyState
      title="Nobody is waiting for you."
      icon={<HandoffMark position="after" size={20} />}
      actions={<ButtonLink to={to}>{label}</ButtonLink>}
    >
      {sentence}
    </EmptyState>
  );
}
