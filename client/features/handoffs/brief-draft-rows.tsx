import { type ReactNode, useLayoutEffect, useRef } from 'react';

interface RowsKeptProps {
  rows: readonly unknown[];
  children: ReactNode;
}

const controls = 'textarea, input, button[aria-haspopup]';

/**
 * Keeps the focus in the row it was in when rows of a list move under their writer, as when somebody else's line
 * arrives above. Every row has the same number of controls.
 */
export function RowsKept({ rows, children }: RowsKeptProps) {
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(rows);
  const typed = useRef<Element | null>(null);
  useLayoutEffect(() => {
    const was = before.current;
    before.current = rows;
    const active = document.activeElement;
    const mine = typed.current;
    typed.current = null;
    if (!place.current || !(active instanceof HTMLElement) || mine === active) return;
    moveFocus(place.current, active, { was, rows });
  }, [rows]);
  return (
    <div
      ref={place}
      onInputCapture={() => {
        typed.current = document.activeElement;
      }}
    >
      {children}
    </div>
  );
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function moveFocus(
  place: HTMLElement,
  active: HTMLElement,
  { was, rows }: { was: readonly unknown[]; rows: readonly unknown[] },
): void {
  const all = [...place.querySelectorAll<HTMLElement>(controls)];
  const at = all.indexOf(active);
  if (at < 0 || was.length === 0 || rows.length === 0) return;
  const each = Math.max(1, Math.round(all.length / rows.length));
  const row = Math.floor(at / each);
  if (was[row] === undefined || same(was[row], rows[row])) return;
  const now = rows.findIndex((one) => same(one, was[row]));
  const next = now < 0 ? undefined : all[now * each + (at % each)];
  if (!next || next === active) return;
  const { selectionStart, selectionEnd } = active as HTMLTextAreaElement;
  next.focus({ preventScroll: true });
  if (
    selectionStart !== null &&
    selectionStart !== undefined &&
    next instanceof HTMLTextAreaElement
  )
    next.setSelectionRange(selectionStart, selectionEnd);
}
