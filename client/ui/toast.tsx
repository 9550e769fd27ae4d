import { lazy, Suspense, useEffect, useState } from 'react';
import type { Notice } from './notice.ts';

const load = () => import('./toast-region.tsx');
const Region = lazy(async () => ({ default: (await load()).Region }));
let onFirst: (() => void) | undefined;

/** Says that something happened; announced to screen readers. Answers how to take it off again. */
export async function notify(notice: Notice): Promise<() => void> {
  onFirst?.();
  const { show } = await load();
  return show(notice);
}

/** Where notices appear; once, in the app's root. It costs nothing before the first notice. */
export function ToastRegion() {
  const [isNeeded, setNeeded] = useState(false);
  useEffect(() => {
    onFirst = () => setNeeded(true);
    return () => {
      onFirst = undefined;
    };
  }, []);
  if (!isNeeded) return null;
  return (
    <Suspense fallback={null}>
      <Region />
    </Suspense>
  );
}
