import { formatMoneyPerWeek, formatScore } from '#client/lib/format.ts';
import { Badge, type Tone } from '#client/ui/badge.tsx';
import { Figure } from '#client/ui/figure.tsx';
import { Link } from '#client/ui/link.tsx';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import { SelectionCell } from '#client/ui/selection-cell.tsx';
import {
  ColumnHeader,
  RowHeader,
  SortableHeader,
  TableCell,
  TableHead,
  TableRow,
} from '#client/ui/table.tsx';
import { VirtualTable } from '#client/ui/virtual-table.tsx';
import type { OpportunityRow, OpportunitySort } from '#shared/opportunities/schema.ts';
import {
  implementationStages,
  type Stage,
  stageName,
  strategyStages,
} from '#shared/roadmap/stage.ts';
import styles from './opportunity-list.module.css';
import type { ListView } from './opportunity-list-api.ts';

interface OpportunityListProps {
  rows: readonly OpportunityRow[];
  view: ListView;
  onSort: (sort: OpportunitySort) => void;
  /** Undefined where nothing can be done with a selection. */
  selection: Selection | undefined;
  openId: string | undefined;
  hrefOf: (id: string) => string;
  nameOfPriority: (id: string | null) => string | undefined;
  nameOfOwner: (id: string | null) => string | undefined;
  onEnd: () => void;
}

interface Selection {
  ids: ReadonlySet<string>;
  toggle: (id: string) => void;
  toggleAll: (isSelected: boolean) => void;
}

const columns: { sort?: OpportunitySort; label: string; isNumber?: boolean; width?: string }[] = [
  { sort: 'title', label: 'Opportunity', width: '36%' },
  { sort: 'stage', label: 'Stage' },
  { sort: 'score', label: 'Score', isNumber: true },
  { label: 'Priority', width: '16%' },
  { label: 'Owner', width: '14%' },
  { sort: 'effort', label: 'Effort', isNumber: true },
  { sort: 'costOfDelay', label: 'Cost of delay', isNumber: true },
  { sort: 'waiting', label: 'In stage since' },
];

/** Every opportunity of the workspace, wherever it stands; thousands of rows, of which those in view exist. */
export function OpportunityList({
  rows,
  view,
  onSort,
  selection,
  onEnd,
  ...row
}: OpportunityListProps) {
  const chosen = selection?.ids.size ?? 0;
  const head = (
    <TableHead>
      {selection && (
        <SelectionCell
          inHeader
          label="Select all that are shown"
          isSelected={chosen > 0 && chosen === rows.length}
          isIndeterminate={chosen > 0 && chosen < rows.length}
          onChange={selection.toggleAll}
        />
      )}
      {columns.map(({ sort, label, isNumber, ...size }) =>
        sort === undefined ? (
          <ColumnHeader key={label} {...size}>
            {label}
          </ColumnHeader>
        ) : (
          <SortableHeader
            key={label}
            {...size}
            align={isNumber ? 'end' : 'start'}
            direction={view.sort === sort ? directionOf(view) : undefined}
            onSort={() => onSort(sort)}
          >
            {label}
          </SortableHeader>
        ),
      )}
    </TableHead>
  );
  return (
    <VirtualTable
      label="Opportunities"
      head={head}
      rows={rows}
      rowKey={({ id }) => id}
      columnCount={columns.length + (selection ? 1 : 0)}
      height="100%"
      isInset
      onEnd={onEnd}
      renderRow={(opportunity, index) => (
        <Row {...row} opportunity={opportunity} index={index} selection={selection} />
      )}
    />
  );
}

const directionOf = ({ order }: ListView) => (order === 'asc' ? 'ascending' : 'descending');

interface RowProps
  extends Pick<
    OpportunityListProps,
    'selection' | 'openId' | 'hrefOf' | 'nameOfPriority' | 'nameOfOwner'
  > {
  opportunity: OpportunityRow;
  index: number;
}

function Row({
  opportunity,
  index,
  selection,
  openId,
  hrefOf,
  nameOfPriority,
  nameOfOwner,
}: RowProps) {
  const { id, title, stage, stageSince, effortLikely, costOfDelay, priorityId, ownerId } =
    opportunity;
  const isSelected = selection?.ids.has(id) ?? false;
  return (
    <TableRow aria-rowindex={index + 2} isSelected={isSelected} isOpen={id === openId}>
      {selection && (
        <SelectionCell
          label={`Select ${title}`}
          isSelected={isSelected}
          onChange={() => selection.toggle(id)}
        />
      )}
      <RowHeader truncate>
        <span className={styles.name}>
          <Link variant="plain" to={hrefOf(id)} title={title}>
            {title}
          </Link>
          {opportunity.unbacked && <Badge tone="risk">unbacked</Badge>}
          <Why opportunity={opportunity} />
        </span>
      </RowHeader>
      <TableCell>
        <Badge tone={toneOf(stage)}>{stageName[stage]}</Badge>
      </TableCell>
      <TableCell align="end">
        <Score opportunity={opportunity} />
      </TableCell>
      <TableCell truncate>
        {nameOfPriority(priorityId) ?? <span className={styles.faint}>none</span>}
      </TableCell>
      <TableCell truncate>
        {nameOfOwner(ownerId) ?? <span className={styles.faint}>none</span>}
      </TableCell>
      <TableCell align="end">
        <Figure value={effortLikely} unit={effortLikely === null ? undefined : 'wk'} />
      </TableCell>
      <TableCell align="end">
        {costOfDelay === null ? '–' : formatMoneyPerWeek(costOfDelay)}
      </TableCell>
      <TableCell>
        <span className={styles.faint}>
          <RelativeTime at={stageSince} />
        </span>
      </TableCell>
    </TableRow>
  );
}

/** Off the board: why, in the words of the decision; or what it went into. */
function Why({ opportunity: { stage, why } }: { opportunity: OpportunityRow }) {
  if (!why) return null;
  const said = stage === 'MERGED' ? `into “${why}”` : why;
  return (
    <span className={styles.why} title={said}>
      {said}
    </span>
  );
}

function toneOf(stage: Stage): Tone {
  if (strategyStages.some((one) => one === stage)) return 'cool';
  return implementationStages.some((one) => one === stage) ? 'warm' : 'outline';
}

/** A score, or how far its round has come: never a score before it is revealed. */
function Score({ opportunity }: { opportunity: OpportunityRow }) {
  const { score, ratersInvited, ratersSubmitted } = opportunity;
  if (score !== null) return formatScore(score);
  if (ratersInvited === 0) return <span className={styles.faint}>–</span>;
  return (
    <span className={styles.faint}>
      {ratersSubmitted === ratersInvited
        ? 'no score'
        : `${ratersSubmitted} of ${ratersInvited} rated`}
    </span>
  );
}
