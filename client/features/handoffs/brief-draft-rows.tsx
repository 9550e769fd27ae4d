import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { same } from '#shared/same.ts';

interface RowsKeptProps {
  rows: readonly unknown[];
  children: ReactNode;
}

const controls = 'textarea, input, button[aria-haspopup]';

type Written = HTMLTextAreaElement | HTMLInputElement;

/** Where somebody writes: the control, and the selection in it as it was before anything else changed it. */
interface Place {
  control: Element;
  start: number | null;
  end: number | null;
}

const placeIn = (control: Element): Place => {
  const { selectionStart = null, selectionEnd = null } = control as Partial<Written>;
  return { control, start: selectionStart, end: selectionEnd };
};

/**
 * Keeps focus and caret in the row they were in when rows of a list move under their writer, as when somebody else's
 * line arrives above. Every row has the same number of controls.
 */
export function RowsKept({ rows, children }: RowsKeptProps) {
  const frame = useRef<HTMLDivElement>(null);
  const before = useRef(rows);
  const place = useRef<Place | null>(null);
  const typed = useRef(false);
  useLayoutEffect(() => {
    const was = before.current;
    const isMine = typed.current;
    before.current = rows;
    typed.current = false;
    const at = place.current;
    if (isMine || !frame.current || !at || at.control !== document.activeElement) return;
    place.current = moveTo(rowNow(frame.current, at, { was, rows }), at);
  }, [rows]);
  const note = () => {
    place.current = document.activeElement && placeIn(document.activeElement);
  };
  return (
    <div
      ref={frame}
      onFocusCapture={note}
      onSelectCapture={note}
      onKeyUpCapture={note}
      onInputCapture={() => {
        typed.current = true;
        note();
      }}
    >
      {children}
    </div>
  );
}

/** The control that now stands for the same row; null where the row is where it was, or gone. */
function rowNow(
  frame: HTMLElement,
  { control }: Place,
  { was, rows }: { was: readonly unknown[]; rows: readonly unknown[] },
): HTMLElement | null {
  const all = [...frame.querySelectorAll<HTMLElement>(controls)];
  const at = all.indexOf(control as HTMLElement);
  const each = Math.max(1, Math.round(all.length / Math.max(1, rows.length)));
  const row = Math.floor(at / each);
  if (at < 0 || was[row] === undefined || same(was[row], rows[row])) return null;
  const now = rows.findIndex((one) => same(one, was[row]));
  return now < 0 ? null : (all[now * each + (at % each)] ?? null);
}

function moveTo(control: HTMLElement | null, from: Place): Place {
  if (!control || control === from.control) return from;
  control.focus({ preventScroll: true });
  if (from.start !== null && 'setSelectionRange' in control)
    (control as Written).setSelectionRange(from.start, from.end);
  return { ...from, control };
}
