import type { Unit } from '#server/http/write.ts';
import { reviewedIn } from '#shared/opportunities/review.ts';

/** The day a decision `d` is looked at again: of its latest re-confirmation, else its own. */
export const reviewDaySql = (d: string) => `coalesce((SELECT rc.review_date FROM reconfirmations rc
    WHERE rc.workspace_id = ${d}.workspace_id AND rc.decision_id = ${d}.id
    ORDER BY rc.confirmed_at DESC, rc.id DESC LIMIT 1), ${d}.review_date)`;

/** Whether a reading `r` meets the condition of a decision `d`. */
const meets = (d: string, r: string) =>
  `(CASE ${d}.reopen_direction WHEN 'UP' THEN ${r}.value >= ${d}.reopen_value ELSE ${r}.value <= ${d}.reopen_value END)`;

const readingsOf = (d: string, r: string) =>
  `readings ${r} WHERE ${r}.workspace_id = ${d}.workspace_id AND ${r}.metric_id = ${d}.reopen_metric_id`;

/** The reading that counts of the metric a decision `d` names. */
export const latestReadingSql = (d: string) => `(SELECT r.value FROM ${readingsOf(d, 'r')}
    ORDER BY r.taken_on DESC, r.recorded_at DESC, r.id DESC LIMIT 1)`;

/**
 * Since when the readings meet the condition of a decision `d` without a break: null while the latest
 * does not. A condition that is met, left and met again counts from the second time.
 */
export const metSinceSql = (
  d: string,
) => `(SELECT min(r.recorded_at) FROM ${readingsOf(d, 'r')} AND ${meets(d, 'r')}
    AND NOT EXISTS (SELECT 1 FROM ${readingsOf(d, 'x')} AND NOT ${meets(d, 'x')}
      AND (x.taken_on, x.recorded_at, x.id) > (r.taken_on, r.recorded_at, r.id)))`;

/** The condition of a decision `d` has been met, and nobody has re-confirmed the decision since. */
export const asksAgainSql = (d: string, metSince: string) => `(${metSince} IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM reconfirmations rc WHERE rc.workspace_id = ${d}.workspace_id
      AND rc.decision_id = ${d}.id AND rc.confirmed_at >= ${metSince}))`;

/** A decision `d` was a slip, undone right after it was taken: nothing cites it, nothing rests on it. */
export const undoneSql = (
  d: string,
) => `EXISTS (SELECT 1 FROM events e WHERE e.workspace_id = ${d}.workspace_id
    AND e.opportunity_id = ${d}.opportunity_id AND e.type = 'opportunity_reopened' AND e.facts->>'undoes' = ${d}.id::text)`;

/** Stages in which a decision is still acted on, as an SQL list. */
export const reviewedStagesSql = `(${reviewedIn.map((stage) => `'${stage}'`).join(', ')})`;

/** The latest decision `d` about an opportunity `o` that is still acted on; joined, it leaves others without one. */
export const standingDecisionSql = `LATERAL (SELECT d.* FROM decisions d
    WHERE d.workspace_id = o.workspace_id AND d.opportunity_id = o.id AND o.stage IN ${reviewedStagesSql}
    ORDER BY d.decided_at DESC, d.id DESC LIMIT 1)`;

export type Watching = { opportunityId: string; met: boolean };

const WATCHING = `SELECT o.id AS "opportunityId", ${metSinceSql('d')} IS NOT NULL AS met
  FROM opportunities o JOIN ${standingDecisionSql} d ON true
  WHERE o.workspace_id = $1::uuid AND o.stage IN ${reviewedStagesSql} AND d.reopen_metric_id = $2::uuid`;

/** The opportunities whose standing decision names this metric, and whether its readings meet what it says. */
export const findWatching = ({ tx, actor }: Unit, metricId: string): Promise<Watching[]> =>
  tx.$queryRawUnsafe<Watching[]>(WATCHING, actor.workspaceId, metricId);
