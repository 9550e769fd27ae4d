import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { Inbox, Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useSearchParams } from 'react-router';
import { IntakeAnswered } from '#client/features/opportunities/intake-answered.tsx';
import { intakeLinksQuery, submissionsQuery } from '#client/features/opportunities/intake-api.ts';
import { IntakeInbox } from '#client/features/opportunities/intake-inbox.tsx';
import { IntakeLinkDialog } from '#client/features/opportunities/intake-link-dialog.tsx';
import { IntakeLinkList } from '#client/features/opportunities/intake-link-list.tsx';
import { membersQuery } from '#client/features/people/api.ts';
import { useHere } from '#client/features/people/membership.ts';
import { prioritiesQuery } from '#client/features/priorities/api.ts';
import { formatNumber } from '#client/lib/format.ts';
import { nameIn } from '#client/lib/name-in.ts';
import { Button } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { ErrorNote } from '#client/ui/error-region.tsx';
import { PageBody } from '#client/ui/page-body.tsx';
import { PageHeader } from '#client/ui/page-header.tsx';
import { Section } from '#client/ui/section.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import type { Submissions } from '#shared/opportunities/intake.ts';
import { can, whyNot } from '#shared/people/can.ts';

/** Proposals from people without an account: what waits, what was answered, and the forms they come by. */
export function IntakePage() {
  const { membership } = useHere();
  const { slug } = membership;
  const mayAnswer = can(membership, 'answer_submission');
  const mayManage = can(membership, 'manage_intake');
  const [isMaking, setMaking] = useState(false);
  const submissions = useQuery({ ...submissionsQuery(slug), enabled: mayAnswer });
  const make = mayManage && (
    <Button variant="primary" icon={<Plus aria-hidden="true" />} onPress={() => setMaking(true)}>
      New form
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Proposals"
        summary={submissions.data && summaryOf(submissions.data.waiting)}
        actions={make}
      />
      <PageBody>
        {!mayAnswer && !mayManage && (
          <NotForYou sentence={whyNot(membership, 'answer_submission')} />
        )}
        {mayAnswer && <Answering slug={slug} answer={submissions} make={make} />}
        {mayManage && <Forms slug={slug} />}
      </PageBody>
      {isMaking && <IntakeLinkDialog slug={slug} onClose={() => setMaking(false)} />}
    </>
  );
}

const summaryOf = (waiting: number) =>
  waiting === 0
    ? 'Nobody waits for an answer'
    : `${formatNumber(waiting, 0)} waiting for an answer`;

function NotForYou({ sentence }: { sentence: string | null }) {
  return (
    <EmptyState title="Proposals are answered by advisors" icon={<Inbox aria-hidden="true" />}>
      {sentence}
    </EmptyState>
  );
}

interface AnsweringProps {
  slug: string;
  answer: UseQueryResult<Submissions>;
  make: ReactNode;
}

function Answering({ slug, answer, make }: AnsweringProps) {
  const [search, setSearch] = useSearchParams();
  const members = useQuery(membersQuery(slug)).data?.members ?? [];
  const priorities = useQuery(prioritiesQuery(slug)).data?.priorities ?? [];
  const { data } = answer;
  if (answer.isPending) return <Skeleton lines={8} label="Loading proposals" />;
  if (!data) {
    return (
      <ErrorNote
        title="The proposals could not be shown."
        error={answer.error}
        onRetry={() => void answer.refetch()}
      />
    );
  }
  const waiting = data.submissions.filter(({ state }) => state === 'NEW');
  const answered = data.submissions.filter(({ state }) => state !== 'NEW');
  return (
    <>
      {data.total === 0 && <NoProposals make={make} />}
      {waiting.length > 0 && (
        <IntakeInbox
          slug={slug}
          submissions={waiting}
          priorities={priorities.map(({ id, name }) => ({ value: id, label: name }))}
          openId={search.get('open')}
          onOpen={(id) => setSearch(id === null ? {} : { open: id }, { replace: true })}
        />
      )}
      {answered.length > 0 && (
        <Section title="Answered" lead="The submitter reads the same on their receipt.">
          <IntakeAnswered slug={slug} submissions={answered} nameOf={(id) => nameIn(members, id)} />
        </Section>
      )}
    </>
  );
}

function NoProposals({ make }: { make: ReactNode }) {
  return (
    <EmptyState
      title="Ask the people who have the problems"
      icon={<Inbox aria-hidden="true" />}
      actions={make}
    >
      Make a form and send its link to a team, a branch or the public. They propose without an
      account; each proposal waits here until an advisor takes it up or declines it with a reason,
      and a receipt tells the submitter what became of it.
    </EmptyState>
  );
}

function Forms({ slug }: { slug: string }) {
  const forms = useQuery(intakeLinksQuery(slug));
  if (forms.isError) {
    return (
      <ErrorNote
        title="The forms could not be shown."
        error={forms.error}
        onRetry={() => void forms.refetch()}
      />
    );
  }
  const intakeLinks = forms.data?.intakeLinks ?? [];
  if (intakeLinks.length === 0) return null;
  return (
    <Section title="Forms" lead="A link is shown once, when its form is made.">
      <IntakeLinkList slug={slug} intakeLinks={intakeLinks} />
    </Section>
  );
}
