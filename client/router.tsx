import type { QueryClient } from '@tanstack/react-query';
import {
  createBrowserRouter,
  type LoaderFunctionArgs,
  type RouteObject,
  redirect,
} from 'react-router';
import { meQuery } from './features/people/api.ts';
import { ApiError } from './lib/api-error.ts';
import { RootLayout } from './pages/root-layout.tsx';
import { RootError, RouteError } from './pages/route-error.tsx';
import { WorkspaceLayout } from './pages/workspace-layout.tsx';
import { paths, patterns } from './paths.ts';
import { Loading } from './ui/loading.tsx';

/** Lets only signed-in people on; everybody else signs in first and comes back. */
function signedIn(queryClient: QueryClient) {
  return async ({ request }: LoaderFunctionArgs) => {
    try {
      return await queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'not_signed_in') throw error;
      const { pathname, search } = new URL(request.url);
      throw redirect(paths.signIn(pathname + search));
    }
  };
}

/** Pages outside a workspace, each a chunk of its own. */
const signIn = { Component: async () => (await import('./pages/sign-in-page.tsx')).SignInPage };
const setUp = { Component: async () => (await import('./pages/setup-page.tsx')).SetupPage };
const invitation = {
  Component: async () => (await import('./pages/invitation-page.tsx')).InvitationPage,
};
const propose = { Component: async () => (await import('./pages/propose-page.tsx')).ProposePage };
const receipt = { Component: async () => (await import('./pages/receipt-page.tsx')).ReceiptPage };
const home = { Component: async () => (await import('./pages/home-page.tsx')).HomePage };
const account = { Component: async () => (await import('./pages/account-page.tsx')).AccountPage };
const noMoreDigests = {
  Component: async () => (await import('./pages/no-more-digests-page.tsx')).NoMoreDigestsPage,
};
const newWorkspace = {
  Component: async () => (await import('./pages/new-workspace-page.tsx')).NewWorkspacePage,
};
const notFound = {
  Component: async () => (await import('./pages/not-found-page.tsx')).NotFoundPage,
};

const openPanel = async () => (await import('./pages/opportunity-panel.tsx')).OpportunityPanel;
/** One opportunity over the board or the list; an object each, as the router spends `lazy` on loading. */
const panel = (): RouteObject[] => [{ path: patterns.opportunity, lazy: { Component: openPanel } }];

/** Pages of a workspace. A new one: a file in pages/, its pattern in paths.ts, one entry here. */
const workspacePages: RouteObject[] = [
  {
    path: patterns.board,
    lazy: { Component: async () => (await import('./pages/board-page.tsx')).BoardPage },
    children: panel(),
  },
  {
    path: patterns.priorities,
    lazy: {
      Component: async () => (await import('./pages/priorities-page.tsx')).PrioritiesPage,
    },
  },
  {
    path: patterns.scoringModel,
    lazy: {
      Component: async () => (await import('./pages/scoring-model-page.tsx')).ScoringModelPage,
    },
  },
  {
    path: patterns.rating,
    lazy: { Component: async () => (await import('./pages/rating-page.tsx')).RatingPage },
  },
  {
    path: patterns.ratingSessions,
    lazy: {
      Component: async () => (await import('./pages/rating-sessions-page.tsx')).RatingSessionsPage,
    },
  },
  {
    path: `${patterns.ratingSessions}/${patterns.ratingSession}`,
    lazy: {
      Component: async () => (await import('./pages/rating-session-page.tsx')).RatingSessionPage,
    },
  },
  {
    path: patterns.owners,
    lazy: { Component: async () => (await import('./pages/owners-page.tsx')).OwnersPage },
  },
  {
    path: patterns.metrics,
    lazy: { Component: async () => (await import('./pages/metrics-page.tsx')).MetricsPage },
  },
  {
    path: `${patterns.metrics}/${patterns.metric}`,
    lazy: { Component: async () => (await import('./pages/metric-page.tsx')).MetricPage },
  },
  {
    path: patterns.opportunities,
    lazy: {
      Component: async () => (await import('./pages/opportunities-page.tsx')).OpportunitiesPage,
    },
    children: panel(),
  },
  {
    path: patterns.ranking,
    lazy: { Component: async () => (await import('./pages/ranking-page.tsx')).RankingPage },
  },
  {
    path: patterns.decisions,
    lazy: { Component: async () => (await import('./pages/decisions-page.tsx')).DecisionsPage },
  },
  {
    path: `${patterns.decisions}/${patterns.decision}`,
    lazy: { Component: async () => (await import('./pages/decision-page.tsx')).DecisionPage },
  },
  {
    path: patterns.meeting,
    lazy: { Component: async () => (await import('./pages/meeting-page.tsx')).MeetingPage },
    children: panel(),
  },
  {
    path: patterns.proposals,
    lazy: { Component: async () => (await import('./pages/intake-page.tsx')).IntakePage },
  },
  {
    path: patterns.obligations,
    lazy: {
      Component: async () => (await import('./pages/obligations-page.tsx')).ObligationsPage,
    },
  },
  {
    path: patterns.progress,
    lazy: { Component: async () => (await import('./pages/progress-page.tsx')).ProgressPage },
  },
  {
    path: patterns.handoffs,
    lazy: {
      Component: async () => (await import('./pages/handoff-figures-page.tsx')).HandoffFiguresPage,
    },
  },
  {
    path: patterns.import,
    lazy: { Component: async () => (await import('./pages/import-page.tsx')).ImportPage },
  },
  {
    path: patterns.calendar,
    lazy: { Component: async () => (await import('./pages/calendar-page.tsx')).CalendarPage },
  },
  {
    path: patterns.briefTemplates,
    lazy: {
      Component: async () => (await import('./pages/brief-templates-page.tsx')).BriefTemplatesPage,
    },
  },
  {
    path: patterns.members,
    lazy: { Component: async () => (await import('./pages/members-page.tsx')).MembersPage },
  },
  {
    path: '*',
    lazy: { Component: async () => (await import('./pages/not-found-page.tsx')).NotFoundHere },
  },
];

export function createAppRouter(queryClient: QueryClient) {
  const loader = signedIn(queryClient);
  const workspace: RouteObject = {
    path: patterns.workspace,
    loader,
    shouldRevalidate: () => false,
    Component: WorkspaceLayout,
    children: [
      {
        index: true,
        loader: ({ params }) => redirect(paths.section(params.workspace ?? '', 'board')),
      },
      { ErrorBoundary: RouteError, children: workspacePages },
    ],
  };
  return createBrowserRouter([
    {
      Component: RootLayout,
      ErrorBoundary: RootError,
      HydrateFallback: Loading,
      children: [
        { path: patterns.signIn, lazy: signIn },
        { path: patterns.setUp, lazy: setUp },
        { path: patterns.invitation, lazy: invitation },
        { path: patterns.propose, lazy: propose },
        { path: patterns.receipt, lazy: receipt },
        { path: patterns.noMoreDigests, lazy: noMoreDigests },
        { path: patterns.home, loader, lazy: home },
        { path: patterns.account, loader, lazy: account },
        { path: patterns.newWorkspace, loader, lazy: newWorkspace },
        workspace,
        { path: '*', lazy: notFound },
      ],
    },
  ]);
}
