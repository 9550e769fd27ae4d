import { Download, Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatDay, formatScore } from '#client/lib/format.ts';
import { nameIn } from '#client/lib/name-in.ts';
import { Button } from '#client/ui/button.tsx';
import { Markdown } from '#client/ui/markdown.tsx';
import { Menu } from '#client/ui/menu.tsx';
import type { Brief } from '#shared/handoffs/brief.ts';
import type { BriefField } from '#shared/handoffs/brief-fields.ts';
import type { OriginalPromise } from '#shared/handoffs/change-chain.ts';
import { rulingOn } from '#shared/handoffs/deadlock.ts';
import type { Question, Ruling } from '#shared/handoffs/schema.ts';
import { AssumptionLines } from './assumption-lines.tsx';
import styles from './brief-document.module.css';
import { BriefPart, type ThreadsBeside } from './brief-document-part.tsx';
import { MetricPromise } from './metric-promise.tsx';
import { Signatures } from './signatures.tsx';

interface BriefDocumentProps {
  title: string;
  brief: Brief;
  members: readonly { id: string; name: string }[];
  questions?: readonly Question[];
  /** What executives have ruled, each said at its field. */
  rulings?: readonly Ruling[];
  /** Where its questions are on the same page: leads there, and asks more from each field. */
  threads?: ThreadsBeside;
  /** The handoff whose brief this is, where it can be taken along as a file. */
  exportOf?: string;
  /** What was first accepted for its number, where that was another target or another day. */
  original?: OriginalPromise | null;
}

/** A brief as it was sent: read, printed, signed; never changed. */
export function BriefDocument(props: BriefDocumentProps) {
  const {
    title,
    brief,
    members,
    questions = [],
    rulings = [],
    threads,
    exportOf,
    original,
  } = props;
  const { content } = brief;
  const { metric, decision } = content;
  const nameOf = (id: string | null) => nameIn(members, id);
  const part = (field: BriefField, children: ReactNode) => (
    <BriefPart
      field={field}
      questions={questions.filter((question) => question.field === field)}
      ruling={rulingOn(rulings, field)}
      threads={threads}
      nameOf={nameOf}
    >
      {children}
    </BriefPart>
  );
  const text = (words: string) => words && <Markdown text={words} />;
  const list = (lines: readonly string[]) => lines.length > 0 && <Lines lines={lines} />;

  return (
    <article className={styles.document} aria-label={`Brief, version ${brief.number}`}>
      <header className={styles.head}>
        <div>
          <p className={styles.kind}>
            {brief.light ? 'Light brief' : 'Brief'}, version {brief.number}
          </p>
          <h3 className={styles.title}>{title}</h3>
        </div>
        <span className={styles.noPrint}>
          {exportOf && <ExportMenu handoffId={exportOf} />}
          <Button size="small" icon={<Printer aria-hidden="true" />} onPress={() => window.print()}>
            Print
          </Button>
        </span>
      </header>
      {part('problem', text(content.problem))}
      {part('forWhom', content.forWhom)}
      {part(
        'metric',
        metric && <MetricPromise metric={metric} members={members} original={original} />,
      )}
      {part(
        'whyNow',
        <>
          {text(content.whyNow)}
          {decision && (
            <p className={styles.quiet}>
              Decided {formatDay(decision.decidedAt.slice(0, 10))}
              {decision.score !== null && `, score ${formatScore(decision.score)}`}
              {decision.rank !== null && `, rank ${decision.rank}`}: “{decision.reason}”
            </p>
          )}
        </>,
      )}
      <div className={styles.columns}>
        {part('scopeIn', list(content.scopeIn))}
        {part('scopeOut', list(content.scopeOut))}
      </div>
      {part(
        'acceptanceCriteria',
        content.acceptanceCriteria.length > 0 && (
          <Lines lines={content.acceptanceCriteria} isNumbered />
        ),
      )}
      {part('appetite', text(content.appetite))}
      {part('constraints', text(content.constraints))}
      {part('dependencies', text(content.dependencies))}
      {part('risks', list(content.risks.map((risk) => `If ${risk.if}, then ${risk.then}`)))}
      {part(
        'assumptions',
        content.assumptions.length > 0 && <AssumptionLines assumptions={content.assumptions} />,
      )}
      {part('firstAction', text(content.firstAction))}
      {part('contacts', text(content.contacts))}
      {part(
        'openQuestions',
        list(
          content.openQuestions.map(
            ({ question, memberId, due }) =>
              `${question} (${nameOf(memberId)}, until ${due ? formatDay(due) : 'open'})`,
          ),
        ),
      )}
      {part('sponsor', nameOf(content.sponsorId))}
      <Signatures brief={brief} nameOf={nameOf} />
    </article>
  );
}

/** As files: the signatures in them can be checked without Baton's database. */
function ExportMenu({ handoffId }: { handoffId: string }) {
  const save = (format: 'md' | 'json' | 'pdf') => () =>
    window.location.assign(`/api/v1/handoffs/${handoffId}/export/${format}`);
  return (
    <Menu
      label="Export"
      trigger={
        <Button size="small" icon={<Download aria-hidden="true" />}>
          Export
        </Button>
      }
      sections={[
        {
          items: [
            { label: 'PDF, to sign off and file', onAction: save('pdf') },
            { label: 'Markdown, to read', onAction: save('md') },
            { label: 'JSON, for programs', onAction: save('json') },
          ],
        },
      ]}
    />
  );
}

function Lines({ lines, isNumbered = false }: { lines: readonly string[]; isNumbered?: boolean }) {
  return (
    <ol className={styles.lines} data-numbered={isNumbered || undefined}>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a frozen list never changes its order
        <li key={at}>{line}</li>
      ))}
    </ol>
  );
}
