import { X } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import fieldStyles from './field.module.css';
import type { FieldProps } from './field.tsx';
import { FieldError } from './field-error.tsx';
import { IconButton } from './icon-button.tsx';
import styles from './lines-field.module.css';

interface LinesFieldProps extends FieldProps {
  lines: readonly string[];
  onChange: (lines: string[]) => void;
  onBlur?: () => void;
  /** Names one line for screen readers: "Criterion". */
  lineName: string;
  placeholder?: string;
  mark?: 'dot' | 'number';
}

/** A list written like text: Enter adds a line, Backspace in an empty one removes it, pasted lines become lines. */
export function LinesField(props: LinesFieldProps) {
  const {
    label,
    hint,
    error,
    lines,
    onChange,
    onBlur,
    lineName,
    placeholder,
    mark = 'dot',
  } = props;
  const id = useId();
  const list = useRef<HTMLOListElement>(null);
  const [focusOn, setFocusOn] = useState<number | null>(null);
  const shown = lines.length === 0 ? [''] : lines;

  useEffect(() => {
    if (focusOn === null) return;
    list.current?.querySelectorAll<HTMLTextAreaElement>('textarea')[focusOn]?.focus();
    setFocusOn(null);
  }, [focusOn]);

  const write = (at: number, ...texts: string[]) =>
    onChange([...shown.slice(0, at), ...texts, ...shown.slice(at + 1)]);

  function remove(at: number) {
    onChange(shown.filter((_, index) => index !== at));
    setFocusOn(Math.max(0, at - 1));
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>, at: number) {
    if (event.nativeEvent.isComposing || event.metaKey || event.ctrlKey) return;
    const { value, selectionStart } = event.currentTarget;
    if (event.key === 'Enter') {
      event.preventDefault();
      write(at, value.slice(0, selectionStart), value.slice(selectionStart).trimStart());
      setFocusOn(at + 1);
    }
    if (event.key === 'Backspace' && value === '' && shown.length > 1) {
      event.preventDefault();
      remove(at);
    }
  }

  function onPaste(event: ClipboardEvent<HTMLTextAreaElement>, at: number) {
    const pasted = event.clipboardData
      .getData('text')
      .split(/\r?\n/)
      .map(withoutBullet)
      .filter(Boolean);
    if (pasted.length < 2) return;
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    pasted[0] = value.slice(0, selectionStart) + pasted[0];
    pasted[pasted.length - 1] += value.slice(selectionEnd);
    write(at, ...pasted);
    setFocusOn(at + pasted.length - 1);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot be laid out like the other labels
    <div
      className={fieldStyles.field}
      role="group"
      aria-labelledby={`${id}-label`}
      aria-describedby={`${id}-error`}
    >
      <span className={fieldStyles.label} id={`${id}-label`}>
        {label}
        {props.optional && <span className={fieldStyles.optional}>optional</span>}
      </span>
      <ol
        className={styles.list}
        ref={list}
        data-mark={mark}
        data-invalid={error ? true : undefined}
      >
        {shown.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
          <li className={styles.line} key={at}>
            <textarea
              className={styles.text}
              rows={1}
              aria-label={`${lineName} ${at + 1}`}
              aria-invalid={error && at === 0 ? true : undefined}
              placeholder={at === 0 ? placeholder : undefined}
              value={line}
              onChange={(event) => write(at, event.target.value.replaceAll('\n', ' '))}
              onKeyDown={(event) => onKeyDown(event, at)}
              onPaste={(event) => onPaste(event, at)}
              onBlur={onBlur}
            />
            {(shown.length > 1 || line !== '') && (
              <IconButton
                size="small"
                placement="left"
                label={`Remove ${lineName.toLowerCase()} ${at + 1}`}
                icon={<X aria-hidden="true" />}
                onPress={() => remove(at)}
              />
            )}
          </li>
        ))}
      </ol>
      <p className={fieldStyles.hint}>{hint ?? 'Enter adds a line.'}</p>
      <FieldError id={`${id}-error`} message={error} />
    </div>
  );
}

const withoutBullet = (line: string) => line.trim().replace(/^([-*•]|\d+[.)])\s+/, '');
