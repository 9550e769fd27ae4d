import { Pencil } from 'lucide-react';
import { Suspense, startTransition, useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { acts, type PanelSection } from '#client/features/opportunities/acts.ts';
import { nextStep } from '#client/features/opportunities/next-step.ts';
import { Facts, NextStepBar, StageMark } from '#client/features/opportunities/panel-summary.tsx';
import { SectionNav } from '#client/features/opportunities/section-nav.tsx';
import { lazyPart, loadAhead } from '#client/lib/lazy-part.tsx';
import { useDocumentTitle } from '#client/lib/use-document-title.ts';
import { useNow } from '#client/lib/use-now.ts';
import { paths } from '#client/paths.ts';
import { IconButton } from '#client/ui/icon-button.tsx';
import { Panel } from '#client/ui/panel.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import type { OpportunityPage } from '#shared/opportunities/opportunity-page.ts';
import { whyNot } from '#shared/people/can.ts';
import type { Membership } from '#shared/people/schema.ts';
import { OpenSection } from './open-section.tsx';
import type { Lists } from './open-section-props.ts';
import type { PanelAddress } from './panel-address.ts';
import { situationOf } from './situation-of.ts';
import { meant, useDoing } from './use-doing.ts';

const TitleEditor = lazyPart(
  async () => (await import('#client/features/opportunities/title-editor.tsx')).TitleEditor,
);

interface OpenOpportunityProps {
  address: PanelAddress;
  membership: Membership;
  page: OpportunityPage;
  /** It is read anew: what is shown may be from an earlier look. */
  isReading: boolean;
  lists: Lists;
}

/** The panel of an opportunity that has arrived: its summary, the next step, and one of its parts. */
export function OpenOpportunity(props: OpenOpportunityProps) {
  const { address, membership, page, isReading, lists } = props;
  const { slug } = membership;
  const { opportunity, item } = page;
  useDocumentTitle(opportunity.title);
  useEffect(() => void loadAhead(), []);
  const situation = situationOf({ membership, page, lists, now: useNow() });
  const step = nextStep(situation);
  const sections = sectionsOf(page);
  const current = step.primary ? acts[step.primary.act].section : whereItStands(page);
  const first = useFirst(opportunity.stage === 'ASSESS' ? 'what' : current, isReading);
  const [isTitleOpen, setTitleOpen] = useState(false);
  const asked = address.doing && acts[meant(address.doing, page)].section;
  const wanted = address.section ?? asked ?? first;
  const selected = sections.includes(wanted) ? wanted : current;
  const { doing, begin, finish, cancel, isPending } = useDoing({ address, slug, page, selected });
  const whyNotEdit = whyNot(situation.actor, 'edit_opportunity');
  const followed = followedIn(useLocation().state);
  const priority = lists.priorities.find(({ id }) => id === opportunity.priorityId);
  const owner = lists.owners.find(({ id }) => id === opportunity.ownerId);
  const metric = lists.metrics.find(({ id }) => id === opportunity.metricId);

  return (
    <Panel
      title={opportunity.title}
      size="large"
      onClose={address.close}
      where={
        <StageMark
          opportunity={opportunity}
          unbacked={item?.unbacked ?? false}
          startsLate={opportunity.stage === 'QUEUED' && page.handoff?.startLateAt != null}
        />
      }
      titleAction={
        whyNotEdit === null && (
          <IconButton
            size="small"
            placement="left"
            label="Edit the title"
            icon={<Pencil aria-hidden="true" />}
            onPress={() => startTransition(() => setTitleOpen(true))}
          />
        )
      }
      titleEditor={
        isTitleOpen && (
          <TitleEditor
            address={{ slug, id: opportunity.id }}
            opportunity={opportunity}
            onDone={() => setTitleOpen(false)}
            onCancel={() => setTitleOpen(false)}
          />
        )
      }
    >
      {followed && (
        <ProblemNote
          tone="neutral"
          title={`You followed a link to “${followed}”, which was merged into this.`}
        />
      )}
      <Facts
        opportunity={opportunity}
        priority={priority?.name}
        owner={owner?.name}
        metric={metric && { name: metric.name, href: paths.metric(slug, metric.id) }}
      />
      <NextStepBar step={step} isPending={isPending} onAct={begin} />
      <Suspense fallback={<Skeleton lines={9} label="Loading this part" />}>
        <SectionNav
          sections={sections}
          selected={selected}
          current={current}
          onSelect={address.show}
        >
          <OpenSection
            section={selected}
            slug={slug}
            situation={situation}
            lists={lists}
            doing={doing}
            after={address.after}
            onBegin={begin}
            onDone={finish}
            onCancel={cancel}
          />
        </SectionNav>
      </Suspense>
    </Panel>
  );
}

/** The title of what a link led to, when that was merged into this one. */
const followedIn = (state: unknown): string | null =>
  (state as { followed?: string } | null)?.followed ?? null;

/** Where it opens stays put while others move the card on; it is decided by what is read now. */
function useFirst(current: PanelSection, isReading: boolean): PanelSection {
  const first = useRef(current);
  const isSettled = useRef(false);
  if (!isSettled.current) first.current = current;
  useEffect(() => {
    if (!isReading) isSettled.current = true;
  }, [isReading]);
  return first.current;
}

/** Parts that have something to say, or soon will. */
function sectionsOf({ handoff, item, round, decisions }: OpportunityPage): PanelSection[] {
  const isUnbacked = item?.unbacked ?? false;
  return [
    'what',
    ...(isUnbacked && !round ? [] : (['rating'] as const)),
    ...(isUnbacked && decisions.length === 0 ? [] : (['decision'] as const)),
    ...(handoff ? (['brief'] as const) : []),
    ...(handoff?.briefs.some(({ frozenAt }) => frozenAt) ? (['handoff'] as const) : []),
    ...(item ? (['work'] as const) : []),
    'history',
  ];
}

const standsIn = {
  ASSESS: 'what',
  DECIDED: 'brief',
  OFFERED: 'brief',
  IN_REVIEW: 'handoff',
  PARKED: 'decision',
  REJECTED: 'decision',
} as const;

/** The part that shows the present state when this member has nothing to do. */
function whereItStands({ opportunity }: OpportunityPage): PanelSection {
  return opportunity.stage in standsIn
    ? standsIn[opportunity.stage as keyof typeof standsIn]
    : 'work';
}
