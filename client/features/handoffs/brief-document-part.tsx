import { MessageCircleQuestion } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '#client/ui/button.tsx';
import { type BriefField, briefFieldName } from '#shared/handoffs/brief-fields.ts';
import type { Question, Ruling } from '#shared/handoffs/schema.ts';
import styles from './brief-document.module.css';
import { RulingNote } from './ruling-note.tsx';
import { AskedAbout } from './thread-count.tsx';
import { sentId } from './thread-links.ts';

/** The threads that stand beside a brief. */
export interface ThreadsBeside {
  /** Leads to the questions about a field. */
  onShow: (field: BriefField) => void;
  /** Asks from the field itself; null for who may not. */
  asking: {
    field: BriefField | null;
    onAsk: (field: BriefField) => void;
    form: ReactNode;
  } | null;
}

interface BriefPartProps {
  field: BriefField;
  questions: readonly Question[];
  ruling: Ruling | null;
  threads: ThreadsBeside | undefined;
  nameOf: (id: string | null) => string;
  /** What the brief says there; empty where it says nothing. */
  children: ReactNode;
}

/** One field of a brief: what it says, what was ruled and asked about it, and the way to ask more. */
export function BriefPart(props: BriefPartProps) {
  const { field, questions, ruling, threads, nameOf, children } = props;
  const asking = threads?.asking;
  // What a brief does not say can be asked about too.
  const isShown = children || questions.length > 0 || ruling || asking;
  if (!isShown) return null;
  return (
    <section
      className={styles.part}
      id={threads && sentId(field)}
      tabIndex={threads && -1}
      aria-label={threads && briefFieldName[field]}
    >
      <h4 className={styles.term}>
        {briefFieldName[field]}
        {questions.length > 0 && (
          <AskedAbout
            field={field}
            questions={questions}
            onShow={threads ? () => threads.onShow(field) : null}
          />
        )}
        {asking && asking.field !== field && (
          <span className={styles.ask}>
            <Button
              size="small"
              variant="quiet"
              icon={<MessageCircleQuestion aria-hidden="true" />}
              aria-label={`Ask about ${briefFieldName[field]}`}
              onPress={() => asking.onAsk(field)}
            >
              Ask
            </Button>
          </span>
        )}
      </h4>
      {ruling && <RulingNote ruling={ruling} nameOf={nameOf} />}
      {children || <p className={styles.quiet}>Not said.</p>}
      {asking?.field === field && <div className={styles.asking}>{asking.form}</div>}
    </section>
  );
}
