import { sentenceOf } from '#client/lib/api-error.ts';
import { Button } from '#client/ui/button.tsx';
import { Section } from '#client/ui/section.tsx';
import { notify } from '#client/ui/toast.tsx';
import type { WriteTemplate } from '#shared/handoffs/template.ts';
import { useTemplate } from './brief-template-api.ts';
import styles from './brief-template-list.module.css';
import { filledOf } from './brief-template-list.tsx';
import { suggestions } from './brief-template-suggestions.ts';

interface BriefTemplateCopiesProps {
  slug: string;
  /** Names that are taken: what was copied is not offered again. */
  names: readonly string[];
}

/** What may be copied to begin with. */
export function BriefTemplateCopies({ slug, names }: BriefTemplateCopiesProps) {
  const save = useTemplate(slug);
  const left = suggestions.filter(
    ({ name }) => !names.some((taken) => taken.toLowerCase() === name.toLowerCase()),
  );
  if (left.length === 0) return null;
  function copy(written: WriteTemplate) {
    save.send(
      { does: 'write', written },
      {
        done: () => void notify({ title: `“${written.name}” copied. Word it as your own.` }),
        refused: (error) => void notify({ title: 'It was not copied.', detail: sentenceOf(error) }),
      },
    );
  }
  return (
    <Section title="To copy" lead="Written to be changed: take one and word it as your own.">
      <ul className={styles.copies}>
        {left.map((written) => (
          <li className={styles.copy} key={written.name}>
            <div>
              <p>{written.name}</p>
              <p className={styles.quiet}>{filledOf(written.content)}</p>
            </div>
            <Button size="small" isPending={save.isPending} onPress={() => copy(written)}>
              Copy
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
