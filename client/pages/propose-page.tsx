import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { publicFormQuery } from '#client/features/opportunities/intake-public-api.ts';
import { ProposeForm } from '#client/features/opportunities/propose-form.tsx';
import { ProposedNote } from '#client/features/opportunities/proposed-note.tsx';
import { ApiError } from '#client/lib/api-error.ts';
import { ErrorNote } from '#client/ui/error-region.tsx';
import { Loading } from '#client/ui/loading.tsx';
import { Markdown } from '#client/ui/markdown.tsx';
import { PlainPage } from '#client/ui/plain-page.tsx';
import type { Proposed } from '#shared/opportunities/intake.ts';
import { Unlisted } from './unlisted.tsx';

/** A form for people without an account, reached by its link alone. */
export function ProposePage() {
  const { token = '' } = useParams();
  const form = useQuery(publicFormQuery(token));
  const [proposed, setProposed] = useState<Proposed>();
  if (form.data) {
    const { workspaceName, name, intro } = form.data;
    return (
      <PlainPage size="medium" title={name} lead={`A proposal to ${workspaceName}`}>
        <Unlisted />
        {proposed ? (
          <ProposedNote link={proposed.link} onAgain={() => setProposed(undefined)} />
        ) : (
          <>
            {intro && <Markdown text={intro} />}
            <ProposeForm
              token={token}
              form={form.data}
              onStale={() => void form.refetch()}
              onProposed={setProposed}
            />
          </>
        )}
      </PlainPage>
    );
  }
  if (form.isPending) return <Loading />;
  return (
    <NotHere
      title="This form is closed"
      lead="Or its address is not whole. Ask whoever sent it to you."
      error={form.error}
      onRetry={() => void form.refetch()}
    />
  );
}

interface NotHereProps {
  title: string;
  lead: string;
  error: unknown;
  onRetry: () => void;
}

/** Nothing stands at this address, which is said calmly; anything else is an error to try again. */
export function NotHere({ title, lead, error, onRetry }: NotHereProps) {
  const isGone = error instanceof ApiError && [400, 404].includes(error.status);
  return (
    <PlainPage
      size="medium"
      title={isGone ? title : 'Not reached'}
      lead={isGone ? lead : undefined}
    >
      <Unlisted />
      {!isGone && (
        <ErrorNote title="This page could not be shown." error={error} onRetry={onRetry} />
      )}
    </PlainPage>
  );
}
