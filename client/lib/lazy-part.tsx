import { type ComponentType, lazy, useState } from 'react';

/** Parts that are defined and not loaded yet. */
const waiting: (() => Promise<unknown>)[] = [];
let isAhead = false;

/** A server that was busy or restarting is asked for a file once more. */
const AGAIN_MS = 1000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * A component in a file of its own, loaded when it is first drawn: in the Suspense around it, or ahead of need, and then it
 * is there at once, without a fallback in between.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined;
  const start = async () => {
    try {
      const part = await load().catch(() => pause(AGAIN_MS).then(load));
      loaded = part;
      return { default: part };
    } catch (error) {
      // `lazy` remembers a failure for good: whoever tries again is given a new one.
      Later = drawnLater();
      throw error;
    }
  };
  const drawnLater = () => lazy(start) as unknown as ComponentType<Props>;
  let Later = drawnLater();
  waiting.push(() => (loaded ? Promise.resolve() : start()));

  // biome-ignore lint/correctness/noComponentHookFactories: as with `lazy`, it is made once for each file, when a module begins
  return function Part(props: Props) {
    // Which of the two stays for as long as it is drawn: another component would lose what was typed into this one.
    const [Drawn] = useState<ComponentType<Props>>(() => loaded ?? Later);
    return <Drawn {...props} />;
  };
}

/** Loads what will be needed soon, one part after the other while nothing else is to be done. */
export async function loadAhead(): Promise<void> {
  if (isAhead) return;
  isAhead = true;
  for (let load = waiting.shift(); load; load = waiting.shift()) {
    await idle();
    await load().catch(() => undefined);
  }
  isAhead = false;
}

/** Safari has no idle callback. */
const idle = () =>
  new Promise<unknown>((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(resolve, { timeout: 2000 });
    else setTimeout(resolve, 200);
  });
