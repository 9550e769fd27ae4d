let last: (() => void) | undefined;

/** Makes a way back that works once, from its notice or by the key for the last of them. */
export function wayBack(undo: () => void): { run: () => void; forget: () => void } {
  let isOver = false;
  const forget = () => {
    isOver = true;
    if (last === run) last = undefined;
  };
  function run() {
    if (isOver) return;
    forget();
    undo();
  }
  last = run;
  return { run, forget };
}

/** Takes back what was done last, if it can be. */
export const undoLast = (): void => last?.();
