import { useQuery } from '@tanstack/react-query';
import { FileText } from 'lucide-react';
import { Button } from '#client/ui/button.tsx';
import { Menu } from '#client/ui/menu.tsx';
import type { BriefDraft } from '#shared/handoffs/brief.ts';
import { changedFields } from '#shared/handoffs/draft-of.ts';
import { type BriefTemplate, beginWith } from '#shared/handoffs/template.ts';
import { templatesQuery } from './brief-template-api.ts';

interface BriefTemplateMenuProps {
  slug: string;
  draft: BriefDraft;
  /** Where templates are written. */
  href: string;
  onBegin: (change: Partial<BriefDraft>, said: string) => void;
}

/** Begins the brief with a template: only what is empty is filled, and lines are added. */
export function BriefTemplateMenu({ slug, draft, href, onBegin }: BriefTemplateMenuProps) {
  const templates = useQuery(templatesQuery(slug)).data ?? [];
  const items = templates.map((template) => itemOf(template, draft, onBegin));
  return (
    <Menu
      label="Templates"
      placement="bottom end"
      trigger={
        <Button size="small" variant="quiet" icon={<FileText aria-hidden="true" />}>
          Begin with a template…
        </Button>
      }
      sections={[
        { items },
        {
          items: [{ label: items.length > 0 ? 'All templates' : 'Write the first template', href }],
        },
      ].filter((section) => section.items.length > 0)}
    />
  );
}

function itemOf(
  { name, content }: BriefTemplate,
  draft: BriefDraft,
  onBegin: BriefTemplateMenuProps['onBegin'],
) {
  const begun = beginWith(draft, content);
  const changed = changedFields(draft, begun);
  const change = Object.fromEntries(changed.map((key) => [key, begun[key]]));
  return {
    label: name,
    reason: changed.length === 0 ? 'Everything it says is there already.' : null,
    description: changed.length === 1 ? 'Fills 1 field' : `Fills ${changed.length} fields`,
    onAction: () => onBegin(change, `Begun with “${name}”.`),
  };
}
