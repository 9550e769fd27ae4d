import { formatMoneyPerWeek, formatNumber, formatScore } from '#client/lib/format.ts';
import {
  ColumnHeader,
  RowHeader,
  Table,
  TableCell,
  TableHead,
  TableRow,
} from '#client/ui/table.tsx';
import { percentText, type Row } from './ranking-view.ts';

/** What the bubbles say, in rows. */
export function MatrixTable({ rows }: { rows: readonly Row[] }) {
  return (
    <Table label="Value and effort" rowCount={rows.length + 1}>
      <TableHead>
        <ColumnHeader>Opportunity</ColumnHeader>
        <ColumnHeader align="end">Effort</ColumnHeader>
        <ColumnHeader align="end">Score</ColumnHeader>
        <ColumnHeader>Band</ColumnHeader>
        <ColumnHeader align="end">Cost of delay</ColumnHeader>
      </TableHead>
      <tbody>
        {rows.map(({ id, light, weeks, score, band, chance }) => (
          <TableRow key={id}>
            <RowHeader>{light.title}</RowHeader>
            <TableCell align="end">{formatNumber(weeks, 1)} wk</TableCell>
            <TableCell align="end">{formatScore(score)}</TableCell>
            <TableCell>
              {band === null || chance === null ? '–' : `${band}, ${percentText(chance)}`}
            </TableCell>
            <TableCell align="end">
              {light.costOfDelay === null ? '–' : formatMoneyPerWeek(light.costOfDelay)}
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}
