import { RatingSection } from '#client/features/scoring/rating-section.tsx';
import type { OpenSectionProps } from './open-section-props.ts';

/** The round of rating: my answers until it is revealed, everybody's afterwards. */
export function OpenRating({
  slug,
  situation,
  doing,
  onBegin,
  onDone,
  onCancel,
}: OpenSectionProps) {
  return (
    <RatingSection
      address={{ slug, id: situation.page.opportunity.id }}
      page={situation.page}
      actor={situation.actor}
      members={situation.members}
      onDone={onDone}
      onReveal={() => onBegin('reveal')}
      isRevealing={false}
      isRating={doing === 'rate'}
      onRating={onCancel}
    />
  );
}
