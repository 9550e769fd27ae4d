import { Badge } from '#client/ui/badge.tsx';
import { Link } from '#client/ui/link.tsx';
import { briefFieldName } from '#shared/handoffs/brief-fields.ts';
import type { BriefTemplate, TemplateContent } from '#shared/handoffs/template.ts';
import styles from './brief-template-list.module.css';

interface BriefTemplateListProps {
  templates: readonly BriefTemplate[];
  hrefOf: (template: BriefTemplate) => string;
}

/** Every template with what it fills; the default first. */
export function BriefTemplateList({ templates, hrefOf }: BriefTemplateListProps) {
  return (
    <ul className={styles.list}>
      {templates.map((template) => (
        <li className={styles.row} key={template.id}>
          <p className={styles.name}>
            <Link to={hrefOf(template)}>{template.name}</Link>
            {template.isDefault && <Badge tone="accent">New briefs begin with it</Badge>}
          </p>
          <p className={styles.quiet}>{filledOf(template.content)}</p>
        </li>
      ))}
    </ul>
  );
}

/** "In scope, Acceptance criteria, Risks" */
export function filledOf(content: TemplateContent): string {
  const names = (Object.keys(content) as (keyof TemplateContent)[])
    .filter((key) => content[key].length > 0)
    .map((key) => briefFieldName[key]);
  return names.length > 0 ? names.join(', ') : 'Says nothing yet';
}
