import { useRef } from 'react';
import { useCaretKept } from '#client/lib/use-caret-kept.ts';
import { TextArea } from '#client/ui/text-area.tsx';
import type { BriefDraft } from '#shared/handoffs/brief.ts';
import { briefFieldName } from '#shared/handoffs/brief-fields.ts';

const textKeys = [
  'problem',
  'forWhom',
  'whyNow',
  'appetite',
  'constraints',
  'dependencies',
  'firstAction',
  'contacts',
] as const satisfies (keyof BriefDraft)[];
export type TextKey = (typeof textKeys)[number];

export const isTextKey = (key: keyof BriefDraft): key is TextKey =>
  textKeys.some((text) => text === key);

interface BriefDraftTextProps {
  name: TextKey;
  draft: BriefDraft;
  onWrite: (change: Partial<BriefDraft>) => void;
  optional: boolean;
  rows?: number;
  hint?: string;
}

/** A text of the brief; the caret stays where it was when somebody else's paragraph arrives above it. */
export function BriefDraftText({
  name,
  draft,
  onWrite,
  optional,
  rows = 2,
  hint,
}: BriefDraftTextProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useCaretKept(area, draft[name]);
  return (
    <TextArea
      ref={area}
      label={briefFieldName[name]}
      rows={rows}
      hint={hint}
      optional={optional}
      value={draft[name]}
      maxLength={20_000}
      onChange={(event) => onWrite({ [name]: event.target.value })}
    />
  );
}
