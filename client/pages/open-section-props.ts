import type { Act } from '#client/features/opportunities/acts.ts';
import type { Situation } from '#client/features/opportunities/situation.ts';
import type { Done } from '#client/lib/done.ts';
import type { Metric } from '#shared/metrics/schema.ts';
import type { Member } from '#shared/people/schema.ts';
import type { Priority } from '#shared/priorities/schema.ts';
import type { Owner } from '#shared/roadmap/schema.ts';

/** What a panel chooses from: everybody and everything of the workspace that can be named in it. */
export interface Lists {
  members: readonly Member[];
  owners: readonly Owner[];
  priorities: readonly Priority[];
  metrics: readonly Metric[];
}

/** What every part of the panel is given. */
export interface OpenSectionProps {
  slug: string;
  situation: Situation;
  lists: Lists;
  /** The act whose form is open. */
  doing: Act | null;
  after: string | null | undefined;
  onBegin: (act: Act) => void;
  onDone: (done: Done) => void;
  onCancel: () => void;
}
