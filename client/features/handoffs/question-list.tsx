import { CornerLeftUp } from 'lucide-react';
import { plural } from '#client/lib/format.ts';
import { Button } from '#client/ui/button.tsx';
import { briefFieldName, nameOfBriefField } from '#shared/handoffs/brief-fields.ts';
import type { Question } from '#shared/handoffs/schema.ts';
import { isOpen } from '#shared/handoffs/thread.ts';
import type { HandoffAddress } from './api.ts';
import { anchorOf } from './brief-words.ts';
import styles from './question-list.module.css';
import { QuestionThread, type ThreadRights } from './question-thread.tsx';
import { leadTo, sentId, threadId } from './thread-links.ts';

interface QuestionListProps extends ThreadRights {
  address: HandoffAddress;
  questions: readonly Question[];
  /** Everybody who may have written or been mentioned, and who can be mentioned now. */
  members: readonly { id: string; name: string }[];
  mentionable: readonly { id: string; name: string }[];
  /** Asked to answer, or to reply to the question named: its form opens, and says that it has. */
  asked?: { form: 'answer' | 'reply'; questionId: string } | null;
  onOpened?: () => void;
  /** The field whose answered questions are to be seen. */
  shown?: string | null;
}

const order = Object.keys(briefFieldName);
const placeOf = (field: string) => (order.includes(field) ? order.indexOf(field) : order.length);

interface Group {
  field: string;
  open: Question[];
  settled: Question[];
}

/** Questions by the field they concern: those with open ones first, then in the order of the brief. */
function groupsOf(questions: readonly Question[]): Group[] {
  const fields = [...new Set(questions.map(({ field }) => field))];
  const groups = fields.map((field) => {
    const all = questions.filter((question) => question.field === field);
    const open = all.filter(isOpen).toSorted((a, b) => Number(b.blocking) - Number(a.blocking));
    return { field, open, settled: all.filter((question) => !isOpen(question)) };
  });
  const isSettled = ({ open }: Group) => Number(open.length === 0);
  return groups.toSorted(
    (a, b) => isSettled(a) - isSettled(b) || placeOf(a.field) - placeOf(b.field),
  );
}

const nothing = () => undefined;

/** Questions and answers, threaded on the field of the brief they concern. */
export function QuestionList({ questions, shown = null, ...rest }: QuestionListProps) {
  const { asked = null, onOpened = nothing, ...given } = rest;
  const thread = (question: Question) => (
    <QuestionThread
      key={question.id}
      {...given}
      question={question}
      asked={asked?.questionId === question.id ? asked.form : null}
      onOpened={onOpened}
    />
  );
  const isAsked = ({ settled }: Group) => settled.some(({ id }) => id === asked?.questionId);
  return (
    <div className={styles.groups}>
      {groupsOf(questions).map((group) => (
        <section
          key={group.field}
          id={threadId(group.field)}
          tabIndex={-1}
          className={styles.group}
          aria-label={`Questions about ${nameOfBriefField(group.field)}`}
        >
          <GroupHead group={group} />
          {group.open.map(thread)}
          {group.settled.length > 0 && (
            <details
              className={styles.settled}
              open={shown === group.field || isAsked(group) || undefined}
            >
              <summary>{plural(group.settled.length, 'settled question')}</summary>
              {group.settled.map(thread)}
            </details>
          )}
        </section>
      ))}
    </div>
  );
}

function GroupHead({ group: { field, open } }: { group: Group }) {
  const name = nameOfBriefField(field);
  return (
    <h4 className={styles.head}>
      {name}
      {open.length > 0 && <span className={styles.open}>{open.length} open</span>}
      <Button
        size="small"
        variant="quiet"
        icon={<CornerLeftUp aria-hidden="true" />}
        aria-label={`To ${name} in the brief`}
        onPress={() => void (leadTo(sentId(field)) || leadTo(anchorOf(field)))}
      >
        To the field
      </Button>
    </h4>
  );
}
