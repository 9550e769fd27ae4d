import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#client/ui/button.tsx';
import { Link } from '#client/ui/link.tsx';
import { Menu } from '#client/ui/menu.tsx';
import styles from './next-questions.module.css';
import type { Question } from './ranking-calculation.ts';
import { percentText } from './ranking-view.ts';

interface QuestionRowProps {
  question: Question;
  title: string;
  href: string;
  criterion: string | undefined;
  /** Who could be asked. */
  people: readonly { id: string; name: string }[];
  memberId: string;
  isPending: boolean;
  /** Absent for who may not ask. */
  onAsk: ((askedOfId: string) => void) | undefined;
}

/** "the effort", "an answer to Value", "a rating". */
export function whatIsAsked(input: string, criterion: string | undefined): string {
  if (input.toLowerCase() === 'effort') return 'the effort';
  return input.toLowerCase() === 'answer'
    ? `an answer to ${criterion ?? 'a criterion'}`
    : 'a rating';
}

/** One question, the person to ask, and the button that asks. */
export function QuestionRow(props: QuestionRowProps) {
  const { question, title, href, criterion, people, memberId, onAsk } = props;
  const [chosen, choose] = useState<string | null>(null);
  const askedId = chosen ?? question.askId;
  const nameOf = (person: { id: string; name: string }) =>
    person.id === memberId ? 'Myself' : person.name;
  const asked = people.find(({ id }) => id === askedId);
  const items = people.map((person) => ({
    label: nameOf(person),
    isCurrent: person.id === askedId,
    onAction: () => choose(person.id),
  }));
  return (
    <li className={styles.question}>
      <p className={styles.what}>
        Ask{' '}
        {onAsk && people.length > 1 ? (
          <Menu
            label="Whom to ask"
            trigger={
              <Button size="small" variant="quiet">
                {asked ? nameOf(asked) : 'somebody'}
                <ChevronDown aria-hidden="true" />
              </Button>
            }
            sections={[{ title: 'Whom to ask', items }]}
          />
        ) : (
          <strong>{asked ? nameOf(asked) : 'somebody'}</strong>
        )}{' '}
        for {whatIsAsked(question.input, criterion)} of{' '}
        <Link variant="plain" to={href} className={styles.title} title={title}>
          {title}
        </Link>
      </p>
      <p className={styles.why}>
        {percentText(question.chance)} chance it changes what is above the line
      </p>
      {onAsk && (
        <span className={styles.act}>
          <Button
            size="small"
            isDisabled={!asked || props.isPending}
            aria-label={`Ask ${asked ? nameOf(asked) : 'somebody'} for ${whatIsAsked(question.input, criterion)} of ${title}`}
            onPress={() => asked && onAsk(asked.id)}
          >
            Ask
          </Button>
        </span>
      )}
    </li>
  );
}
