import type { Role } from '#shared/people/schema.ts';

/** Roles as they are read on screen, each with what it may do in one sentence. */
export const roleOptions: readonly { value: Role; label: string; description: string }[] = [
  {
    value: 'ADVISOR',
    label: 'Advisor',
    description: 'Rates, decides, writes briefs and offers them.',
  },
  { value: 'LEAD', label: 'Lead', description: 'Claims, reads back, builds and delivers.' },
  {
    value: 'EXECUTIVE',
    label: 'Executive',
    description: 'Sees everything, breaks deadlocks, may revoke.',
  },
  { value: 'ADMIN', label: 'Admin', description: 'Manages members, owners and imports.' },
];

/** "Advisor, Lead". */
export function rolesAsText(roles: readonly Role[]): string {
  return roleOptions
    .filter((option) => roles.includes(option.value))
    .map((option) => option.label)
    .join(', ');
}
