import { wroteLately } from '#client/features/handoffs/brief-draft-notes.ts';
import { BriefSection } from '#client/features/handoffs/brief-section.tsx';
import { missingOffer } from '#client/features/opportunities/next-step.ts';
import { lazyPart } from '#client/lib/lazy-part.tsx';
import { useNow } from '#client/lib/use-now.ts';
import { paths } from '#client/paths.ts';
import { isLight } from '#shared/handoffs/missing-for-offer.ts';
import { whyNot } from '#shared/people/can.ts';
import type { OpenSectionProps } from './open-section-props.ts';

const OfferForm = lazyPart(
  async () => (await import('#client/features/handoffs/offer-form.tsx')).OfferForm,
);

/** The brief, and the offer's form over it. */
export function OpenBrief({
  slug,
  situation,
  lists,
  doing,
  after,
  onDone,
  onCancel,
}: OpenSectionProps) {
  const { page, actor, people } = situation;
  const now = useNow();
  const { handoff, opportunity } = page;
  const address = { slug, opportunityId: opportunity.id, handoffId: handoff?.id ?? '' };
  const missing = missingOffer(page)[0];
  const offer = doing === 'offer' && handoff && (
    <OfferForm
      address={address}
      handoff={handoff}
      whyNot={
        whyNot(actor, 'offer', people) ??
        (missing ? `The brief is not complete: ${missing.sentence}` : null)
      }
      ownerId={opportunity.ownerId}
      owners={lists.owners}
      members={lists.members}
      after={after}
      onDone={onDone}
      onCancel={onCancel}
    />
  );
  return (
    <BriefSection
      title={opportunity.title}
      address={address}
      handoff={handoff}
      light={isLight(opportunity.effort?.high ?? null)}
      metrics={lists.metrics}
      members={lists.members}
      metricHref={(id) => paths.metric(slug, id)}
      templatesHref={paths.section(slug, 'brief-templates')}
      assumptions={handoff?.assumptions ?? []}
      whyNotAssume={whyNot(actor, 'assume', people)}
      wrote={wroteLately(page.events, { self: actor.memberId, now })}
      whyNotWrite={whyNot(actor, 'edit_brief', people)}
      isWriting={doing === 'write'}
      onWriting={onCancel}
      form={offer}
    />
  );
}
