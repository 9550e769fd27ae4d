import { aside } from './stories/aside.ts';
import { buildingLeaks } from './stories/building-leaks.ts';
import { buildingService } from './stories/building-service.ts';
import { candidates } from './stories/candidates.ts';
import { decided } from './stories/decided.ts';
import { delivered } from './stories/delivered.ts';
import { inReview } from './stories/in-review.ts';
import { offered } from './stories/offered.ts';
import { provenBills } from './stories/proven-bills.ts';
import { provenSupply } from './stories/proven-supply.ts';
import { queued } from './stories/queued.ts';
import { unbacked } from './stories/unbacked.ts';
import type { Story } from './story.ts';

/** All that Aldermere Water has thought of, decided, handed over and built. */
export const stories: Story[] = [
  ...provenBills,
  ...provenSupply,
  ...delivered,
  ...unbacked,
  ...buildingLeaks,
  ...buildingService,
  ...queued,
  ...inReview,
  ...offered,
  ...decided,
  ...candidates,
  ...aside,
];
