const PREFIX = 'baton.words.';

/** Words somebody typed and has not sent yet; they outlive a closed panel and a reload, not the browser tab. */
export function readKept<Value>(key: string): Value | undefined {
  try {
    const stored = sessionStorage.getItem(PREFIX + key);
    return stored === null ? undefined : (JSON.parse(stored) as Value);
  } catch {
    // Storage can be forbidden or full; the words then live as long as the form.
    return undefined;
  }
}

/** Keeps words under a key; `undefined` forgets them. */
export function keep(key: string, value: unknown): void {
  try {
    if (value === undefined) sessionStorage.removeItem(PREFIX + key);
    else sessionStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    return;
  }
}
