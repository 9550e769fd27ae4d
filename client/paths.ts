/** Every address of the app; a new first word is to be kept from workspaces in `shared/people/slug.ts`. Patterns are for the router, functions for links. */
export const patterns = {
  home: '/',
  signIn: '/sign-in',
  setUp: '/setup',
  invitation: '/invitations/:token',
  propose: '/propose/:token',
  receipt: '/propose/receipts/:receipt',
  account: '/account',
  noMoreDigests: '/no-more-digests/:ending',
  newWorkspace: '/new-workspace',
  workspace: '/:workspace',
  board: 'board',
  opportunities: 'opportunities',
  /** Below board or opportunities: a panel over it. */
  opportunity: ':opportunityId',
  priorities: 'priorities',
  scoringModel: 'scoring-model',
  rating: 'rating',
  ratingSessions: 'rating/sessions',
  ratingSession: ':sessionId',
  owners: 'owners',
  metrics: 'metrics',
  metric: ':metricId',
  meeting: 'meeting',
  ranking: 'ranking',
  proposals: 'proposals',
  decisions: 'decisions',
  decision: ':decisionId',
  members: 'members',
  calendar: 'calendar',
  briefTemplates: 'brief-templates',
  import: 'import',
  obligations: 'obligations',
  progress: 'progress',
  handoffs: 'handoffs',
} as const;

/** A page of a workspace that the rail, the palette and the shortcuts lead to. */
export type Section =
  | 'board'
  | 'opportunities'
  | 'priorities'
  | 'scoring-model'
  | 'rating'
  | 'owners'
  | 'metrics'
  | 'meeting'
  | 'ranking'
  | 'proposals'
  | 'decisions'
  | 'members'
  | 'calendar'
  | 'brief-templates'
  | 'import'
  | 'obligations'
  | 'progress'
  | 'handoffs';

export const paths = {
  home: () => '/',
  /** `next` is where to go after signing in: a path of this app. */
  signIn: (next?: string) =>
    next && next !== '/' ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in',
  setUp: () => '/setup',
  invitation: (token: string) => `/invitations/${encodeURIComponent(token)}`,
  account: () => '/account',
  newWorkspace: () => '/new-workspace',
  section: (workspace: string, section: Section) => `/${workspace}/${section}`,
  /** The opportunity's panel over the board, over the list or over a meeting's list. */
  opportunity: (
    workspace: string,
    opportunityId: string,
    over: 'board' | 'opportunities' | 'meeting' = 'board',
  ) => `/${workspace}/${over}/${opportunityId}`,
  /** What was known when one decision was taken, beside what is known now. */
  decision: (workspace: string, decisionId: string) => `/${workspace}/decisions/${decisionId}`,
  /** My queue; the opportunity, where one is meant, stands in front. */
  rating: (workspace: string, opportunityId: string) => `/${workspace}/rating?at=${opportunityId}`,
  ratingSessions: (workspace: string) => `/${workspace}/rating/sessions`,
  ratingSession: (workspace: string, sessionId: string) =>
    `/${workspace}/rating/sessions/${sessionId}`,
  metric: (workspace: string, metricId: string) => `/${workspace}/metrics/${metricId}`,
};

/** A path of this app that is safe to go to after signing in; anything else leads home. */
export function safeNext(next: string | null): string {
  return next?.startsWith('/') && !next.startsWith('//') && !next.startsWith('/\\')
    ? next
    : paths.home();
}
