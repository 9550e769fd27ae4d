type Definition = { name: string; is: string };

/** What the figures of each section mean and how they are computed. */
export const definitions = {
  days: [
    {
      name: 'Stay',
      is: 'The time between two events that brought a handoff into a state and out of it again. It counts where and when it ended; what still waits is on the seam. A draft counts for the team it was then offered to.',
    },
    {
      name: 'Working days',
      is: 'Days of the workspace’s calendar as it is now, without weekends and holidays. The day a stay began is not counted, so what ends on the same day took none.',
    },
    { name: 'Median', is: 'The length that at least half of the stays did not exceed.' },
    {
      name: '85th percentile',
      is: 'The length that at least 85 of 100 stays did not exceed. Both are the length of a stay, never between two.',
    },
  ],
  firstReview: [
    {
      name: 'First pass',
      is: 'Handoffs that were claimed for the first time: accepted without a return ÷ those accepted or returned by now. It counts in the quarter of that claim. What is not answered yet is in neither.',
    },
    {
      name: 'Crossed',
      is: 'Read-backs confirmed by the sponsor, or activated by the clock. Work that was given back and accepted again crosses again.',
    },
    {
      name: 'Unconfirmed',
      is: 'The sponsor did not confirm the read-back in time; it counts even when somebody confirmed it later.',
    },
    {
      name: 'Self-accepted',
      is: 'Handoffs claimed by whoever sent them, in a workspace of one person. They are left out of every other figure.',
    },
  ],
  returns: [
    {
      name: 'Returned',
      is: 'Every return of a brief to its author, the second of the same handoff too.',
    },
    {
      name: 'By field',
      is: 'Fields the questions of a return are about. A return that asks about two counts under both, so these can add up to more than the returns.',
    },
  ],
  readBacks: [
    {
      name: 'Sent back',
      is: 'Read-backs the sponsor sent back to the lead instead of confirming them.',
    },
    {
      name: 'By field',
      is: 'Where the mismatch was noted at sentences; one at two fields counts under both.',
    },
  ],
  notTaken: [
    { name: 'Expired', is: 'Nobody claimed the offer within the days its clock gives.' },
    { name: 'Declined', is: 'A lead it was offered to said no.' },
    { name: 'Idle', is: 'Claimed, and no step taken within the days its clock gives.' },
  ],
  changes: [
    {
      name: 'Proposed',
      is: 'Changes either side proposed to an active brief, by the day they were proposed.',
    },
    {
      name: 'For each active handoff',
      is: 'Changes proposed ÷ handoffs that were active at some time in the period, from crossing the line until they were released or revoked. One active in two quarters counts in both.',
    },
  ],
} satisfies Record<string, readonly Definition[]>;
