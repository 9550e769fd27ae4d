import type { ReactNode } from 'react';
import type { Brief } from '#shared/handoffs/brief.ts';
import type { BriefField } from '#shared/handoffs/brief-fields.ts';
import type { Assumption } from '#shared/handoffs/schema.ts';
import type { Metric } from '#shared/metrics/schema.ts';
import type { Member } from '#shared/people/schema.ts';
import type { HandoffAddress } from './api.ts';
import type { Wrote } from './brief-draft-notes.ts';

export interface BriefEditorProps {
  address: HandoffAddress;
  brief: Brief;
  light: boolean;
  metrics: readonly Metric[];
  members: readonly Member[];
  assumptions: readonly Assumption[];
  whyNotAssume: string | null;
  metricHref: (id: string) => string;
  templatesHref: string;
  /** Who else wrote in which field lately. */
  wrote: Readonly<Record<string, Wrote>>;
  /** What was ruled and asked about a field; stands above it. */
  beside?: (field: BriefField) => ReactNode;
  /** Asked to write: leads to what is missing first, and says that it has. */
  isWriting: boolean;
  onWriting: () => void;
}
