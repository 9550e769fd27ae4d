import { assumptionStateName, BriefContent, type FrozenAssumption } from './brief.ts';
import { type BriefField, briefFieldName } from './brief-fields.ts';
import { momentOf, sideName, wordsOfChanges } from './export-changes.ts';
import type { BriefExport } from './export-contents.ts';

/** A part of an exported brief as people read it: paragraphs, and lists of lines, under a heading. */
export type ExportPart = { heading: string; body: readonly (string | readonly string[])[] };

/** Everything an exported brief says to people, in reading order: the same words in whatever is written from it. */
export function partsOf(brief: BriefExport): ExportPart[] {
  const content = BriefContent.parse(JSON.parse(brief.canonical));
  const nameOf = (id: string | null) => (id === null ? 'nobody' : (brief.people[id] ?? 'somebody'));
  const signed = brief.signatures.map(
    ({ name, side, signedAt }) => `${sideName[side]}: ${name}, ${momentOf(signedAt)}`,
  );
  return [
    ...contract(content, nameOf),
    readBackPart(brief),
    { heading: 'Changes since it was accepted', body: wordsOfChanges(brief, nameOf) },
    { heading: 'Signatures', body: [signed] },
  ].filter(({ body }) => body.some((words) => words.length > 0));
}

type NameOf = (id: string | null) => string;

function contract(content: BriefContent, nameOf: NameOf): ExportPart[] {
  const part = (field: BriefField, ...body: ExportPart['body']): ExportPart => ({
    heading: briefFieldName[field],
    body: body.filter((words) => words.length > 0),
  });
  const risks = content.risks.map((risk) => `If ${risk.if}, then ${risk.then}`);
  const open = content.openQuestions.map(
    ({ question, memberId, due }) => `${question} (${nameOf(memberId)}, until ${due})`,
  );
  return [
    part('problem', content.problem),
    part('forWhom', content.forWhom),
    part('metric', promiseOf(content, nameOf)),
    part('whyNow', content.whyNow, decidedOn(content)),
    part('scopeIn', content.scopeIn),
    part('scopeOut', content.scopeOut),
    part('acceptanceCriteria', content.acceptanceCriteria),
    part('appetite', content.appetite),
    part('constraints', content.constraints),
    part('dependencies', content.dependencies),
    part('risks', risks),
    part('assumptions', content.assumptions.map(assumed(nameOf))),
    part('firstAction', content.firstAction),
    part('contacts', content.contacts),
    part('openQuestions', open),
    part('sponsor', nameOf(content.sponsorId)),
  ];
}

const assumed =
  (nameOf: NameOf) =>
  ({ sentence, state, evidence, settledById }: FrozenAssumption): string => {
    const settled = settledById === null ? '' : ` by ${nameOf(settledById)}: ${evidence}`;
    return `${sentence} (${assumptionStateName[state]}${settled})`;
  };

function promiseOf({ metric }: BriefContent, nameOf: NameOf): string[] {
  if (!metric) return [];
  return [
    `${metric.name}, in ${metric.unit}, ${metric.direction === 'UP' ? 'up' : 'down'}`,
    `from ${metric.baseline} on ${metric.baselineDate} (${metric.baselineSource})`,
    `to ${metric.target} by ${metric.measureBy}, measured by ${nameOf(metric.measurerId)}`,
  ];
}

function decidedOn({ decision }: BriefContent): string {
  const score = decision.score === null ? '' : `, score ${Math.round(decision.score)}`;
  const rank = decision.rank === null ? '' : `, rank ${decision.rank}`;
  return `Decided ${decision.decidedAt.slice(0, 10)}${score}${rank}: ${decision.reason}`;
}

function readBackPart({ readBack }: BriefExport): ExportPart {
  if (readBack === null) return { heading: 'Read-back', body: ['Not read back yet.'] };
  const { name, outcome, firstDeliverable, biggestRisk, fallback, notDoing } = readBack;
  const { startsOn, finishEarliest, finishLatest, confirmedBy, confirmedAt } = readBack;
  const lines = [
    `First deliverable: ${firstDeliverable}`,
    `Biggest risk: ${biggestRisk}`,
    `Fallback: ${fallback}`,
    `Not doing: ${notDoing}`,
    `Starts ${startsOn}, finished between ${finishEarliest} and ${finishLatest}`,
    confirmedBy === null || confirmedAt === null
      ? 'Not confirmed'
      : `Confirmed by ${confirmedBy}, ${momentOf(confirmedAt)}`,
  ];
  const about = readBack.number === undefined ? [] : [`Said about version ${readBack.number}.`];
  return { heading: `${name} read back`, body: [...about, outcome, lines] };
}
