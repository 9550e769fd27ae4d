import { RatingSection } from '#client/features/opportunities/rating-section.tsx';
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
      situation={situation}
      onDone={onDone}
      onReveal={() => onBegin('reveal')}
      isRevealing={false}
      isRating={doing === 'rate'}
      onRating={onCancel}
    />
  );
}
