import type { PanelSection } from '#client/features/opportunities/acts.ts';
import { HistorySection } from '#client/features/opportunities/history-section.tsx';
import { RatingSection } from '#client/features/scoring/rating-section.tsx';
import { ErrorRegion } from '#client/ui/error-region.tsx';
import { OpenDecision, OpenWhat } from './open-decision.tsx';
import { OpenBrief, OpenHandoff } from './open-handoff.tsx';
import type { OpenSectionProps } from './open-section-props.ts';
import { OpenWork } from './open-work.tsx';

/** One part of the panel, with the form that is open in it. */
export function OpenSection({ section, ...props }: OpenSectionProps & { section: PanelSection }) {
  return (
    <ErrorRegion title="This part could not be shown.">
      <Part section={section} {...props} />
    </ErrorRegion>
  );
}

function Part({ section, ...props }: OpenSectionProps & { section: PanelSection }) {
  const { slug, situation, doing, onBegin, onDone, onCancel } = props;
  const address = { slug, id: situation.page.opportunity.id };
  switch (section) {
    case 'what':
      return <OpenWhat {...props} />;
    case 'rating':
      return (
        <RatingSection
          address={address}
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
    case 'decision':
      return <OpenDecision {...props} />;
    case 'brief':
      return <OpenBrief {...props} />;
    case 'handoff':
      return <OpenHandoff {...props} />;
    case 'work':
      return <OpenWork {...props} />;
    case 'history':
      return <HistorySection address={address} situation={situation} />;
  }
}
