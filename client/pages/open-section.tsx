import type { ComponentType } from 'react';
import type { PanelSection } from '#client/features/opportunities/acts.ts';
import { lazyPart } from '#client/lib/lazy-part.tsx';
import { ErrorRegion } from '#client/ui/error-region.tsx';
import type { OpenSectionProps } from './open-section-props.ts';
import { OpenWhat } from './open-what.tsx';

/** Each part comes with what it needs to be read; the forms in it come when they are opened, or a moment before. */
const parts: Record<PanelSection, ComponentType<OpenSectionProps>> = {
  what: OpenWhat,
  rating: lazyPart(async () => (await import('./open-rating.tsx')).OpenRating),
  decision: lazyPart(async () => (await import('./open-decision.tsx')).OpenDecision),
  brief: lazyPart(async () => (await import('./open-brief.tsx')).OpenBrief),
  handoff: lazyPart(async () => (await import('./open-handoff.tsx')).OpenHandoff),
  work: lazyPart(async () => (await import('./open-work.tsx')).OpenWork),
  history: lazyPart(async () => (await import('./open-history.tsx')).OpenHistory),
};

/** One part of the panel, with the form that is open in it. */
export function OpenSection({ section, ...props }: OpenSectionProps & { section: PanelSection }) {
  const Part = parts[section];
  return (
    <ErrorRegion title="This part could not be shown.">
      <Part {...props} />
    </ErrorRegion>
  );
}
