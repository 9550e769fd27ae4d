import { formatDay } from '#client/lib/format.ts';
import { paths } from '#client/paths.ts';
import { Link } from '#client/ui/link.tsx';
import {
  ColumnHeader,
  RowHeader,
  Table,
  TableCell,
  TableHead,
  TableRow,
} from '#client/ui/table.tsx';
import type { SeamRow } from '#shared/progress/schema.ts';
import { stageName } from '#shared/roadmap/stage.ts';
import { holderName, type Names } from './names.ts';
import { seamStages } from './seam-days.ts';
import { stateOf } from './seam-row.tsx';
import { formatCost, formatDays } from './waits.ts';

interface SeamTableProps {
  slug: string;
  rows: readonly SeamRow[];
  names: Names;
  currency: string;
}

/** The same rows as figures. */
export function SeamTable({ slug, rows, names, currency }: SeamTableProps) {
  return (
    <Table label="Days in each state">
      <TableHead>
        <ColumnHeader>Opportunity</ColumnHeader>
        <ColumnHeader>State</ColumnHeader>
        <ColumnHeader>Holds the ball</ColumnHeader>
        <ColumnHeader>Owner</ColumnHeader>
        {seamStages.map((stage) => (
          <ColumnHeader key={stage} align="end">
            {stageName[stage]}
          </ColumnHeader>
        ))}
        <ColumnHeader align="end">Due</ColumnHeader>
        <ColumnHeader align="end">Waiting cost</ColumnHeader>
      </TableHead>
      <tbody>
        {rows.map((row) => (
          <TableRow key={row.opportunityId}>
            <RowHeader>
              <Link variant="plain" to={paths.opportunity(slug, row.opportunityId)}>
                {row.title}
              </Link>
            </RowHeader>
            <TableCell>{stateOf(row)}</TableCell>
            <TableCell>{holderName(names, row)}</TableCell>
            <TableCell>{names.owner(row.ownerId) ?? '–'}</TableCell>
            {seamStages.map((stage) => (
              <TableCell key={stage} align="end">
                {row.daysPerStage[stage] === undefined ? '–' : formatDays(row.daysPerStage[stage])}
              </TableCell>
            ))}
            <TableCell align="end">
              {row.due === null ? '–' : `${formatDay(row.due)}${row.late ? ', late' : ''}`}
            </TableCell>
            <TableCell align="end">{formatCost(row.waitingCost, currency)}</TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}
