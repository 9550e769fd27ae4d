import { HistorySection } from '#client/features/opportunities/history-section.tsx';
import type { OpenSectionProps } from './open-section-props.ts';

/** What happened to it, and what people said about it. */
export function OpenHistory({ slug, situation }: OpenSectionProps) {
  return (
    <HistorySection address={{ slug, id: situation.page.opportunity.id }} situation={situation} />
  );
}
