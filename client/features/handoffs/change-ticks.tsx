import { Badge } from '#client/ui/badge.tsx';
import { changeCriteria } from '#shared/roadmap/change-criteria.ts';
import type { RoadmapItem } from '#shared/roadmap/schema.ts';

interface ChangeTicksProps {
  item: Pick<RoadmapItem, 'acceptanceCriteria'>;
  /** As the change would have them. */
  acceptanceCriteria: readonly string[];
}

/** What holds already and would no longer be asked, or would have to be seen again in its new words. */
export function ChangeTicks({ item, acceptanceCriteria }: ChangeTicksProps) {
  const sentences = acceptanceCriteria.filter((sentence) => sentence.trim() !== '');
  const { removed } = changeCriteria(item.acceptanceCriteria, sentences);
  const lost = item.acceptanceCriteria.filter(
    ({ id, tickedAt }) => tickedAt !== null && removed.includes(id),
  );
  if (lost.length === 0) return null;
  return (
    <p>
      <Badge tone="risk">
        {lost.length === 1 ? 'A tick is lost' : `${lost.length} ticks are lost`}
      </Badge>{' '}
      {lost.map(({ sentence }) => `“${sentence}”`).join(', ')}. A rewritten criterion is seen anew.
    </p>
  );
}
