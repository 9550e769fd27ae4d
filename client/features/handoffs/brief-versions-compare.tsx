import { useState } from 'react';
import { formatDay, formatExact } from '#client/lib/format.ts';
import { nameIn } from '#client/lib/name-in.ts';
import { Select } from '#client/ui/select.tsx';
import { Switch } from '#client/ui/switch.tsx';
import type { Brief } from '#shared/handoffs/brief.ts';
import { diffBriefs, type FieldDiff, wordsOfBrief } from '#shared/handoffs/brief-diff.ts';
import { type BriefField, briefFieldName } from '#shared/handoffs/brief-fields.ts';
import { changeBehind } from '#shared/handoffs/change-chain.ts';
import { type Change, changeReasonName } from '#shared/handoffs/schema.ts';
import { same } from '#shared/same.ts';
import { DiffWords } from './brief-diff.tsx';
import styles from './brief-versions.module.css';
import { wordingWith } from './change-view.tsx';

interface BriefVersionsCompareProps {
  /** Every version, newest first; the first may be a draft. */
  briefs: readonly Brief[];
  changes: readonly Change[];
  members: readonly { id: string; name: string }[];
}

/** Any two versions side by side, with what differs marked. */
export function BriefVersionsCompare({ briefs, changes, members }: BriefVersionsCompareProps) {
  const [newest, before] = briefs;
  const [leftId, setLeft] = useState<string | null>(null);
  const [rightId, setRight] = useState<string | null>(null);
  const [isWhole, setWhole] = useState(false);
  if (!newest || !before) return null;
  const left = briefs.find(({ id }) => id === leftId) ?? before;
  const right = briefs.find(({ id }) => id === rightId) ?? newest;
  const nameOf = (id: string | null) => nameIn(members, id);
  const options = briefs.map((brief) => ({
    value: brief.id,
    label: `Version ${brief.number}`,
    description: cameBy(brief, changes),
  }));
  const diffs = diffBriefs(left.content, right.content, wordingWith(nameOf));
  return (
    <section className={styles.versions} aria-label="Versions side by side">
      <h3>Versions side by side</h3>
      <div className={styles.choice}>
        <Select label="Left" options={options} value={left.id} onChange={setLeft} />
        <Select label="Right" options={options} value={right.id} onChange={setRight} />
        <Switch label="Also what is the same" isOn={isWhole} onChange={setWhole} />
      </div>
      <div className={styles.sides}>
        <Heading brief={left} changes={changes} nameOf={nameOf} />
        <Heading brief={right} changes={changes} nameOf={nameOf} />
        {(isWhole ? everyField(left, right, nameOf) : diffs).map((diff) => (
          <Field key={diff.field} diff={diff} left={left} right={right} />
        ))}
      </div>
      {diffs.length === 0 && (
        <p className={styles.quiet}>
          {left.id === right.id
            ? 'This is one version on both sides; choose another.'
            : 'They say the same, word for word.'}
        </p>
      )}
    </section>
  );
}

type NameOf = (id: string | null) => string;

/** All fields that say something in either of them. */
function everyField(left: Brief, right: Brief, nameOf: NameOf): FieldDiff[] {
  const before = wordsOfBrief(left.content, wordingWith(nameOf));
  const after = wordsOfBrief(right.content, wordingWith(nameOf));
  const fields = Object.keys(briefFieldName) as BriefField[];
  return fields
    .filter((field) => before[field].length > 0 || after[field].length > 0)
    .map((field) => ({ field, before: before[field], after: after[field] }));
}

function Field({
  diff: { field, before, after },
  left,
  right,
}: {
  diff: FieldDiff;
  left: Brief;
  right: Brief;
}) {
  const isSame = same(before, after);
  const name = briefFieldName[field];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what can be filled in
    <div className={styles.field} role="group" aria-label={name} data-same={isSame || undefined}>
      <h4 className={styles.term}>{name}</h4>
      <div className={styles.side}>
        <p className={styles.which}>Version {left.number}</p>
        <DiffWords before={before} after={after} side="left" />
      </div>
      <div className={styles.side}>
        <p className={styles.which}>Version {right.number}</p>
        <DiffWords before={before} after={after} side="right" />
      </div>
    </div>
  );
}

/** How a version came about: sent, or changed and why. */
function cameBy({ number, frozenAt }: Brief, changes: readonly Change[]): string {
  if (frozenAt === null) return 'draft';
  const day = ` ${formatDay(frozenAt.slice(0, 10))}`;
  const change = changeBehind(changes, number);
  return change ? `changed${day}: ${changeReasonName[change.reason]}` : `sent${day}`;
}

function Heading({
  brief,
  changes,
  nameOf,
}: {
  brief: Brief;
  changes: readonly Change[];
  nameOf: NameOf;
}) {
  return (
    <div className={styles.heading}>
      <p>
        <b>Version {brief.number}</b> <span className={styles.quiet}>{cameBy(brief, changes)}</span>
      </p>
      <ul className={styles.signed}>
        {brief.signatures.map(({ memberId, side, signedAt }) => (
          <li key={side} title={formatExact(new Date(signedAt))}>
            {side === 'SPONSOR' ? 'Sponsor' : 'Lead'}: {nameOf(memberId)},{' '}
            {formatDay(signedAt.slice(0, 10))}
          </li>
        ))}
      </ul>
      {brief.sha256 && (
        <code className={styles.hash} title={brief.sha256}>
          {brief.sha256.slice(0, 16)}
        </code>
      )}
    </div>
  );
}
