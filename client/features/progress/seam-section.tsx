import { paths } from '#client/paths.ts';
import { Button } from '#client/ui/button.tsx';
import { ButtonLink } from '#client/ui/link.tsx';
import { Section } from '#client/ui/section.tsx';
import type { ClockLengths } from '#shared/calendar/schema.ts';
import type { Progress } from '#shared/progress/schema.ts';
import { HolderTotals, holdersOf, ownersOf } from './holder-totals.tsx';
import { HowCounted } from './how-counted.tsx';
import { holderKey, namesIn } from './names.ts';
import { SeamRows } from './seam-rows.tsx';
import { SeamTable } from './seam-table.tsx';
import styles from './sections.module.css';
import { StageLine } from './stage-line.tsx';

/** Whose rows are shown alone, and whether as a table; kept in the address. */
export interface SeamView {
  holder: string | null;
  owner: string | null;
  /** Only what is past its clock. */
  late: boolean;
  asTable: boolean;
}

interface SeamSectionProps {
  slug: string;
  progress: Progress;
  view: SeamView;
  onView: (changed: Partial<SeamView>) => void;
}

const figuresBy = (clocks: ClockLengths) => [
  {
    name: 'Columns',
    is: 'All cards standing there, unbacked ones too, and the mean of their days since they came. The list of opportunities behind each shows them.',
  },
  {
    name: 'Rows',
    is: 'One per opportunity from Decided to Delivered. Self-accepted work is left out.',
  },
  {
    name: 'Days in a state',
    is: 'Time between the events that moved the card, every stay counted.',
  },
  {
    name: 'Holds the ball',
    is: 'Whose step comes next: the author in Decided, the addressee in Offered, the claimer in In review (the author while a blocking question is open, the sponsor once it is read back), the lead in Queued and Building, the measurer in Delivered.',
  },
  {
    name: 'Waiting cost',
    is: 'Cost of delay per week × weeks since the ball arrived, from Decided to Queued. While building, only from the day after the latest promised finish; none once delivered. An unknown cost of delay adds nothing.',
  },
  {
    name: 'Crossing',
    is: 'Cards in Offered and In review; their waiting cost runs from the day they entered that column, as on the board.',
  },
  {
    name: 'Late',
    is: `Offered longer than ${clocks.escalateAfter} working days, in review longer than ${clocks.idleAfter}, read back longer than ${clocks.confirmAfter}; past the decision’s review date, the promised start, the latest promised finish, or the measure-by date.`,
  },
];

/** What is on its way from the decision to the number, who holds it, and what waiting costs. */
export function SeamSection({ slug, progress, view, onView }: SeamSectionProps) {
  const { seam, currency, asOf } = progress;
  const { holder, owner, late, asTable } = view;
  const names = namesIn(progress);
  const rows = seam.filter(
    (row) =>
      (holder === null || holderKey(row) === holder) &&
      (owner === null || (row.ownerId ?? 'none') === owner) &&
      (!late || row.late),
  );
  const isFiltered = holder !== null || owner !== null || late;
  const Rows = asTable ? SeamTable : SeamRows;
  return (
    <Section
      title="Seam"
      lead={
        seam.length === 0 ? 'Nothing is between its decision and its number.' : leadOf(progress)
      }
      actions={
        seam.length > 0 && (
          <>
            {isFiltered && (
              <Button
                size="small"
                variant="quiet"
                onPress={() => onView({ holder: null, owner: null, late: false })}
              >
                Show all {seam.length}
              </Button>
            )}
            <ButtonLink size="small" variant="quiet" to={paths.section(slug, 'handoffs')}>
              Handoff figures
            </ButtonLink>
            <Button size="small" variant="quiet" onPress={() => onView({ asTable: !asTable })}>
              {asTable ? 'Show as chart' : 'Show as table'}
            </Button>
          </>
        )
      }
    >
      <StageLine slug={slug} progress={progress} />
      {seam.length > 0 && (
        <>
          <div className={styles.pair}>
            <HolderTotals
              label="Holds the ball"
              totals={holdersOf(progress, names)}
              currency={currency}
              chosen={holder}
              onChoose={(key) => onView({ holder: key, owner: null, late: false })}
            />
            <HolderTotals
              label="Owner"
              totals={ownersOf(progress, names)}
              currency={currency}
              chosen={owner}
              onChoose={(key) => onView({ owner: key, holder: null, late: false })}
            />
          </div>
          <Rows slug={slug} rows={rows} names={names} currency={currency} />
        </>
      )}
      <HowCounted figures={figuresBy(progress.clocks)} asOf={asOf} />
    </Section>
  );
}

function leadOf({ seam, late }: Progress): string {
  const count = `${seam.length} between decision and number`;
  return late === 0 ? `${count}, none past its clock.` : `${count}, ${late} past their clock.`;
}
