import { z } from 'zod';
import { Instant, TimeZone } from '#shared/time.ts';
import { Slug } from './slug.ts';

export const Role = z.enum(['ADVISOR', 'LEAD', 'EXECUTIVE', 'ADMIN']);
export type Role = z.infer<typeof Role>;

/** Ids are compared as text in many places, so they have one case. */
export const Id = z.uuid().toLowerCase();
export const Email = z.email('Enter an e-mail address, like name@example.org.').max(254);
export const Password = z
  .string()
  .min(12, 'Use at least 12 characters.')
  .max(200, 'Use at most 200 characters.');
export const PersonName = z.string().trim().min(1, 'Enter a name.').max(120);
const WorkspaceName = z.string().trim().min(1, 'Name your workspace.').max(120);

export const SignIn = z.strictObject({
  email: z.string().trim().min(1, 'Enter your e-mail address.').max(254),
  password: z.string().min(1, 'Enter your password.').max(200),
});
export type SignIn = z.infer<typeof SignIn>;

/** A workspace as seen by one of its members. */
export const Membership = z.object({
  workspaceId: Id,
  slug: z.string(),
  name: z.string(),
  timeZone: z.string(),
  memberId: Id,
  roles: z.array(Role),
  ownerIds: z.array(Id),
  /** True in a workspace of one person, who may accept their own brief. */
  alone: z.boolean(),
  /** What they owe comes by e-mail, once a working morning at most. */
  digest: z.boolean(),
});
export type Membership = z.infer<typeof Membership>;

/** Who is signed in, and where they may go. */
export const Me = z.object({
  account: z.object({ id: Id, name: z.string(), email: z.string() }),
  workspaces: z.array(Membership),
  /** Whether this server can send e-mail. */
  sendsMail: z.boolean(),
});
export type Me = z.infer<typeof Me>;

export const ChooseDigest = z.strictObject({ on: z.boolean() });
export type ChooseDigest = z.infer<typeof ChooseDigest>;

/** One sign-in of an account, for "signed in on these devices". */
export const Session = z.object({
  id: Id,
  current: z.boolean(),
  userAgent: z.string().nullable(),
  ip: z.string().nullable(),
  createdAt: Instant,
  lastSeenAt: Instant,
  expiresAt: Instant,
});
export type Session = z.infer<typeof Session>;

export const ChangePassword = z.strictObject({
  current: z.string().min(1).max(200),
  next: Password,
});
export type ChangePassword = z.infer<typeof ChangePassword>;

/** People a visitor of the demo world can sign in as; empty everywhere else. */
export const DemoPeople = z.object({
  people: z.array(
    z.object({ name: z.string(), email: z.string(), password: z.string(), role: z.string() }),
  ),
});
export type DemoPeople = z.infer<typeof DemoPeople>;

export const SetUp = z.strictObject({
  token: z.string().min(1, 'Paste the token from the server’s log.').max(200),
  name: PersonName,
  email: Email,
  password: Password,
  workspaceName: WorkspaceName,
  workspaceSlug: Slug,
});
export type SetUp = z.infer<typeof SetUp>;

export const CreateWorkspace = z.strictObject({
  name: WorkspaceName,
  slug: Slug,
  /** Where its days begin and end. */
  timeZone: TimeZone.optional(),
});
export type CreateWorkspace = z.infer<typeof CreateWorkspace>;

export const Member = z.object({
  id: Id,
  name: z.string(),
  /** Null for readers who are neither an admin nor the member themself. */
  email: z.string().nullable(),
  roles: z.array(Role),
  ownerIds: z.array(Id),
  removedAt: Instant.nullable(),
  version: z.number().int(),
});
export type Member = z.infer<typeof Member>;

export const Members = z.object({ members: z.array(Member) });
export type Members = z.infer<typeof Members>;

export const ChangeRoles = z.strictObject({
  roles: z.array(Role).min(1, 'Choose at least one role.').max(4),
});
export type ChangeRoles = z.infer<typeof ChangeRoles>;

export const Invite = z.strictObject({
  email: Email,
  roles: z.array(Role).min(1, 'Choose at least one role.').max(4),
});
export type Invite = z.infer<typeof Invite>;

export const Invitation = z.object({
  id: Id,
  email: z.string(),
  roles: z.array(Role),
  expiresAt: Instant,
  acceptedAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
});
export type Invitation = z.infer<typeof Invitation>;

export const Invitations = z.object({ invitations: z.array(Invitation) });

/** The link is answered once, as only a hash of its token is kept: null to a repeated request. */
export const InvitationLink = z.object({ invitation: Invitation, link: z.string().nullable() });
export type InvitationLink = z.infer<typeof InvitationLink>;

/**
 * What somebody who holds an invitation link sees before joining. Not whether the address has an account:
 * whoever invites holds the link too, and could ask about anybody.
 */
export const InvitationPreview = z.object({
  workspaceName: z.string(),
  email: z.string(),
  roles: z.array(Role),
});
export type InvitationPreview = z.infer<typeof InvitationPreview>;

/** With a name: somebody new, who chooses a password. Without: the account of the address, by its password. */
export const AcceptInvitation = z.strictObject({
  name: PersonName.optional(),
  password: z.string().min(1, 'Enter your password.').max(200),
});
export type AcceptInvitation = z.infer<typeof AcceptInvitation>;
