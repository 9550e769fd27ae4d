import {
  type KeyboardEvent,
  type ReactNode,
  type SubmitEvent,
  useEffect,
  useId,
  useRef,
} from 'react';
import styles from './act-form.module.css';
import { Button, type ButtonVariant } from './button.tsx';
import { ProblemNote } from './problem-note.tsx';

interface ActFormProps {
  title: string;
  /** Of its heading: 2 where it stands right below the page's own. */
  level?: 2 | 3;
  /** One sentence: what happens when the person says yes. */
  lead?: ReactNode;
  /** The verb on the button. */
  verb: string;
  variant?: ButtonVariant;
  isPending: boolean;
  /** Why it cannot be done yet; greys the button and stands beside it. */
  whyNot?: string | null | undefined;
  refusal: { sentence: string; requestId: string | undefined } | null;
  /** Counts refusals: each leads to the first field that is wrong. */
  refusals: number;
  onSubmit: () => void;
  /** Absent where the form always stands open. */
  onCancel?: (() => void) | undefined;
  cancelLabel?: string;
  children?: ReactNode;
}

/** What an intent asks before it happens. Opens with the focus in its first field; Ctrl+Enter says yes, Esc no. */
export function ActForm(props: ActFormProps) {
  const {
    title,
    level = 3,
    lead,
    verb,
    variant = 'primary',
    isPending,
    whyNot,
    refusal,
    refusals,
    onSubmit,
    onCancel,
  } = props;
  const id = useId();
  const Heading = `h${level}` as const;
  const form = useRef<HTMLFormElement>(null);
  useFocusInside(form, refusals, onCancel !== undefined);

  function submit(event: SubmitEvent | KeyboardEvent) {
    event.preventDefault();
    if (!isPending && !whyNot) onSubmit();
  }

  /** Before the button that has the focus takes it for a press of its own. */
  function onKeyDownFirst(event: KeyboardEvent) {
    const isYes = event.key === 'Enter' && (event.metaKey || event.ctrlKey);
    const isHere = event.target instanceof Element && event.target.closest('form') === form.current;
    if (!isYes || !isHere) return;
    event.stopPropagation();
    submit(event);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.defaultPrevented || !onCancel) return;
    event.preventDefault();
    onCancel();
  }

  return (
    <form
      ref={form}
      className={styles.form}
      data-open={onCancel !== undefined || undefined}
      aria-labelledby={`${id}-title`}
      noValidate
      onSubmit={submit}
      onKeyDownCapture={onKeyDownFirst}
      onKeyDown={onKeyDown}
    >
      <div>
        <Heading className={styles.title} id={`${id}-title`}>
          {title}
        </Heading>
        {lead && <p className={styles.lead}>{lead}</p>}
      </div>
      {refusal && (
        <ProblemNote title={refusal.sentence} requestId={refusal.requestId}>
          {!refusal.sentence.includes('still here') && 'What you wrote is still here.'}
        </ProblemNote>
      )}
      {props.children}
      <div className={styles.actions}>
        <Button
          type="submit"
          variant={variant}
          isPending={isPending}
          isDisabled={Boolean(whyNot)}
          aria-describedby={whyNot ? `${id}-why` : ''}
        >
          {verb}
        </Button>
        {onCancel && (
          <Button variant="quiet" onPress={onCancel}>
            {props.cancelLabel ?? 'Cancel'}
          </Button>
        )}
        {whyNot && (
          <p className={styles.why} id={`${id}-why`}>
            {whyNot}
          </p>
        )}
      </div>
    </form>
  );
}

/** It begins so far down that it would open out of sight; higher up, what stands above it stays in view. */
const isLow = (form: HTMLFormElement) => {
  const { top } = form.getBoundingClientRect();
  return top < 0 || top > innerHeight / 2;
};

const FIELDS =
  'input:not([type="hidden"], [tabindex="-1"], :disabled), textarea:not(:disabled), button[aria-haspopup="listbox"]';

/** Into the first field when the form opens, back when it closes, and to the first wrong field after a refusal. */
function useFocusInside(
  form: { current: HTMLFormElement | null },
  refusals: number,
  opens: boolean,
) {
  useEffect(() => {
    if (!opens) return;
    const before = document.activeElement;
    // A menu that opened this form gives its focus back a moment later.
    const timer = setTimeout(() => {
      // Whoever was faster writes already.
      if (form.current?.contains(document.activeElement)) return;
      const first =
        form.current?.querySelector<HTMLElement>(FIELDS) ??
        form.current?.querySelector<HTMLElement>('button[type="submit"]:not(:disabled)') ??
        form.current?.querySelector('button');
      first?.focus({ preventScroll: true });
      if (form.current && isLow(form.current)) form.current.scrollIntoView({ block: 'nearest' });
    }, 60);
    return () => {
      clearTimeout(timer);
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [form, opens]);

  useEffect(() => {
    if (refusals === 0) return;
    const wrong = form.current?.querySelector<HTMLElement>(
      '[aria-invalid="true"], [data-invalid] input, [role="alert"]',
    );
    wrong?.focus();
    wrong?.scrollIntoView({ block: 'center' });
  }, [form, refusals]);
}
