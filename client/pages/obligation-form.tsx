import { Suspense, useRef, useState } from 'react';
import { acts } from '#client/features/opportunities/acts.ts';
import { eventSentence } from '#client/features/opportunities/event-sentence.ts';
import { nextStep } from '#client/features/opportunities/next-step.ts';
import type { Situation } from '#client/features/opportunities/situation.ts';
import { useHere } from '#client/features/people/membership.ts';
import { ObligationOpened } from '#client/features/progress/obligation-opened.tsx';
import { PlainAct } from '#client/features/progress/plain-act.tsx';
import { nameIn } from '#client/lib/name-in.ts';
import { useNow } from '#client/lib/use-now.ts';
import { ErrorNote } from '#client/ui/error-region.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import type { OpportunityPage } from '#shared/opportunities/opportunity-page.ts';
import type { Obligation } from '#shared/progress/schema.ts';
import { actOf } from './obligation-acts.ts';
import { OpenSection } from './open-section.tsx';
import type { Lists } from './open-section-props.ts';
import { situationOf } from './situation-of.ts';
import { useObligationActs } from './use-obligation-acts.tsx';
import { useOpened } from './use-opened.ts';

interface ObligationFormProps {
  obligation: Obligation;
  /** Nothing is owed any more, though nobody here did it. */
  isGone: boolean;
  /** Does at once what asks nothing: claims, starts. */
  onDo: () => void;
  onClose: () => void;
  onReopen: () => void;
}

/** What an obligation needs to be done, in its row: the parts and forms of the panel, with the same words in them. */
export function ObligationForm(props: ObligationFormProps) {
  const { membership } = useHere();
  const { slug } = membership;
  const now = useNow();
  const { page, lists, failed, retry } = useOpened({ slug, id: props.obligation.opportunityId });
  const shown = useAsOpened(page);
  if (page.data && shown && lists) {
    const situation = situationOf({ membership, page: shown, lists, now });
    const gone = props.isGone ? whoDidIt(page.data, situation) : null;
    return <Opened {...props} {...{ slug, situation, lists, gone }} />;
  }
  if (failed)
    return <ErrorNote title="It could not be opened." error={failed.error} onRetry={retry} />;
  return <Skeleton lines={4} label="Loading what it needs" />;
}

/**
 * Once somebody else has moved it on, the form stays as it was, with what was written in it. What was kept from an
 * earlier look may be older than the obligation: it opens with what is read now.
 */
function useAsOpened({
  data,
  isFetching,
}: {
  data: OpportunityPage | undefined;
  isFetching: boolean;
}): OpportunityPage | undefined {
  const shown = useRef<OpportunityPage>(undefined);
  const isNew = shown.current
    ? data && standingOf(data) === standingOf(shown.current)
    : !isFetching;
  if (data && isNew) shown.current = data;
  return shown.current;
}

const standingOf = ({ opportunity, handoff }: OpportunityPage): string =>
  `${opportunity.stage} ${handoff?.state}`;

interface OpenedProps extends Omit<ObligationFormProps, 'isGone'> {
  slug: string;
  gone: string | null;
  situation: Situation;
  lists: Lists;
}

function Opened(props: OpenedProps) {
  const { slug, obligation, situation, lists, gone, onDo, onClose, onReopen } = props;
  const { opportunityId: id, kind } = obligation;
  const step = nextStep(situation);
  const possible = [...(step.primary ? [step.primary] : []), ...step.others];
  const [first] = useState(() => actOf(kind, possible));
  const { act, doing, begin, begun, done, hold } = useObligationActs({
    slug,
    obligation,
    first,
    onClose,
    onReopen,
  });
  const others = possible.filter((one) => one.act !== act && one.reason === null);
  const isPlain = act === 'claim' || act === 'start';
  return (
    <ObligationOpened
      slug={slug}
      opportunityId={id}
      sentence={step.sentence}
      gone={gone}
      others={others}
      onBegin={(chosen) => begin(chosen as typeof act)}
      onClose={onClose}
    >
      {isPlain && (
        <PlainAct key={act} verb={acts[act].label} act={act} onDo={onDo} onCancel={onClose} />
      )}
      <Suspense fallback={<Skeleton lines={5} label="Loading this part" />}>
        {hold(
          <OpenSection
            section={acts[act].section}
            slug={slug}
            situation={situation}
            lists={lists}
            doing={isPlain ? null : doing}
            after={undefined}
            onBegin={begin}
            onDone={done}
            onCancel={begun}
          />,
        )}
      </Suspense>
    </ObligationOpened>
  );
}

/** Who was faster, in a sentence: "Lin Chen claimed it." */
function whoDidIt({ events }: OpportunityPage, { members, owners }: Situation): string {
  const [last] = events;
  if (!last) return 'It is done.';
  const words = {
    member: (id: unknown) => nameIn(members, String(id)),
    owner: (id: unknown) => nameIn(owners, String(id)),
  };
  return `${last.actorName ?? 'Baton'} ${eventSentence(last, words)}.`;
}
