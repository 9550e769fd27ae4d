import { peopleOf, type Situation } from '#client/features/opportunities/situation.ts';
import type { OpportunityPage } from '#shared/opportunities/opportunity-page.ts';
import type { Membership } from '#shared/people/schema.ts';
import { dayOf } from '#shared/time.ts';
import type { Lists } from './open-section-props.ts';

interface SituationFacts {
  membership: Membership;
  page: OpportunityPage;
  lists: Lists;
  now: Date;
}

/** An opportunity that has arrived, as one member sees it. */
export const situationOf = ({ membership, page, lists, now }: SituationFacts): Situation => ({
  page,
  actor: membership,
  people: peopleOf(page, lists),
  today: dayOf(now),
  members: lists.members,
  owners: lists.owners,
});
