import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { get, post } from '#client/lib/api.ts';
import { useWrite } from '#client/lib/use-write.ts';
import {
  type AcceptSubmission,
  type CreateIntakeLink,
  type DeclineSubmission,
  IntakeLinkMade,
  IntakeLinks,
  type MergeSubmission,
  Submissions,
  TakenUp,
} from '#shared/opportunities/intake.ts';

const Nothing = z.unknown();

/** What was proposed from outside, for who may answer it. */
export const submissionsQuery = (slug: string) =>
  queryOptions({
    queryKey: ['workspaces', slug, 'opportunities', 'submissions'],
    queryFn: ({ signal }) => get(`/workspaces/${slug}/submissions`, Submissions, { signal }),
  });

/** The forms it comes by. */
export const intakeLinksQuery = (slug: string) =>
  queryOptions({
    queryKey: ['workspaces', slug, 'opportunities', 'intake-links'],
    queryFn: ({ signal }) => get(`/workspaces/${slug}/intake-links`, IntakeLinks, { signal }),
  });

function useAnswer<Input, Output>(slug: string, write: (input: Input) => Promise<Output>) {
  return useWrite({
    write,
    shows: submissionsQuery(slug).queryKey,
    stale: ['opportunities', 'roadmap', 'progress'].map((noun) => ['workspaces', slug, noun]),
  });
}

export const useAcceptSubmission = (slug: string, id: string) =>
  useAnswer(slug, (input: AcceptSubmission) => post(`/submissions/${id}/accept`, input, TakenUp));

export const useDeclineSubmission = (slug: string, id: string) =>
  useAnswer(slug, (input: DeclineSubmission) => post(`/submissions/${id}/decline`, input, Nothing));

export const useMergeSubmission = (slug: string, id: string) =>
  useAnswer(slug, (input: MergeSubmission) => post(`/submissions/${id}/merge`, input, TakenUp));

/** Takes an answer back; what it made goes again, unless somebody has worked with it. */
export function useTakeAnswerBack(slug: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => post(`/submissions/${id}/take-back`, undefined, Nothing),
    onSettled: () => client.invalidateQueries({ queryKey: ['workspaces', slug] }),
  });
}

function useForms<Input, Output>(slug: string, mutationFn: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  const { queryKey } = intakeLinksQuery(slug);
  return useMutation({ mutationFn, onSettled: () => client.invalidateQueries({ queryKey }) });
}

export const useCreateIntakeLink = (slug: string) =>
  useForms(slug, (input: CreateIntakeLink) =>
    post(`/workspaces/${slug}/intake-links`, input, IntakeLinkMade),
  );

export const useCloseIntakeLink = (slug: string) =>
  useForms(slug, (id: string) => post(`/intake-links/${id}/close`, undefined, Nothing));
