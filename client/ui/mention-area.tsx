import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { mentionable, mentionBeing } from '#shared/handoffs/mentions.ts';
import type { FieldProps } from './field.tsx';
import { type Mentioned, MentionList } from './mention-list.tsx';
import { TextArea } from './text-area.tsx';

interface MentionAreaProps extends FieldProps {
  value: string;
  onChange: (text: string) => void;
  /** Who can be mentioned. */
  people: readonly Mentioned[];
  rows?: number;
}

/** Several lines in which people are mentioned: `@` opens their names, arrows and Enter choose one. */
export function MentionArea({ value, onChange, people, ...area }: MentionAreaProps) {
  const input = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const { found, current, point, follow, leave, close, choose } = useMention({
    input,
    value,
    onChange,
    people,
  });
  const isOpen = found.length > 0;

  function onKeyDown(event: KeyboardEvent) {
    if (!isOpen || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowDown') point((current + 1) % found.length);
    else if (event.key === 'ArrowUp') point((current - 1 + found.length) % found.length);
    else if (event.key === 'Enter' || event.key === 'Tab') choose(found[current]);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <>
      <TextArea
        {...area}
        ref={input}
        value={value}
        onChange={(event) => {
          follow(event.target);
          onChange(event.target.value);
        }}
        onSelect={(event) => follow(event.currentTarget)}
        onBlur={leave}
        onKeyDown={onKeyDown}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen ? `${listId}-${current}` : undefined}
      />
      <MentionList
        id={listId}
        input={input}
        people={found}
        current={current}
        onPoint={point}
        onChoose={choose}
        onClose={close}
      />
    </>
  );
}

/** So many names fit in one look. */
const MOST = 8;

type Writing = Pick<MentionAreaProps, 'value' | 'onChange' | 'people'> & {
  input: { current: HTMLTextAreaElement | null };
};

/** Whom the name being typed could mean, and what choosing one makes of the text. */
function useMention({ input, value, onChange, people }: Writing) {
  const [cursor, setCursor] = useState<number | null>(null);
  const [at, setAt] = useState(0);
  const [closed, setClosed] = useState<number | null>(null);
  const place = useCursor(input, value);
  const being = cursor === null ? null : mentionBeing(value, cursor);
  const fits = being && being.from !== closed ? mentionable(being.typed, people) : [];
  const found = fits.slice(0, MOST);

  function follow({ value: text, selectionStart, selectionEnd }: HTMLTextAreaElement) {
    const next = selectionStart === selectionEnd ? selectionStart : null;
    if (next === cursor && text === value) return;
    setCursor(next);
    setAt(0);
    // Closed for one @, and open again for the next.
    if (closed !== null && text[closed] !== '@') setClosed(null);
  }

  function choose(person: Mentioned | undefined) {
    if (!person || !being || cursor === null) return;
    const rest = value.slice(cursor);
    const before = `${value.slice(0, being.from)}@${person.name}`;
    const end = before.length + 1;
    place(end);
    setCursor(end);
    onChange(before + (rest.startsWith(' ') ? rest : ` ${rest}`));
  }

  return {
    found,
    current: Math.min(at, Math.max(0, found.length - 1)),
    point: setAt,
    follow,
    leave: () => setCursor(null),
    close: () => setClosed(being?.from ?? null),
    choose,
  };
}

/** Puts the cursor where a chosen name ends, once that is in the text. */
function useCursor(input: Writing['input'], value: string) {
  const wanted = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the text is another one
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    input.current?.setSelectionRange(wanted.current, wanted.current);
    wanted.current = null;
  }, [value]);
  return (end: number) => {
    wanted.current = end;
  };
}
