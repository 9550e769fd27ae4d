import { formatNumber } from '#client/lib/format.ts';
import { Badge } from '#client/ui/badge.tsx';
import { Link } from '#client/ui/link.tsx';
import {
  ColumnHeader,
  RowHeader,
  Table,
  TableCell,
  TableHead,
  TableRow,
} from '#client/ui/table.tsx';
import { chanceToWin, type Duel, type Strength, strengthsOf } from '#shared/scoring/duels.ts';
import { percentText, type Row } from './ranking-view.ts';

interface DuelOrderProps {
  duels: readonly Duel[];
  rows: readonly Row[];
  hrefOf: (id: string) => string;
}

/** Everything compared, the strongest first, with its chance against the next and where scores say otherwise. */
export function DuelOrder({ duels, rows, hrefOf }: DuelOrderProps) {
  const known = new Map(rows.map((row) => [row.id, row]));
  const order = strengthsOf(duels)
    .filter(({ id }) => known.has(id))
    .sort((a, b) => b.ability - a.ability);
  const byScore = order
    .map(({ id }) => known.get(id) as Row)
    .toSorted((a, b) => b.score - a.score)
    .map(({ id }) => id);
  return (
    <Table label="What the duels say" rowCount={order.length + 1}>
      <TableHead>
        <ColumnHeader align="end">By duels</ColumnHeader>
        <ColumnHeader>Opportunity</ColumnHeader>
        <ColumnHeader align="end">Rank by score</ColumnHeader>
        <ColumnHeader align="end">Won</ColumnHeader>
        <ColumnHeader align="end">Lost</ColumnHeader>
        <ColumnHeader align="end">Chance against the next</ColumnHeader>
        <ColumnHeader>They disagree</ColumnHeader>
      </TableHead>
      <tbody>
        {order.map((strength, place) => (
          <TableRow key={strength.id}>
            <TableCell align="end">{place + 1}</TableCell>
            <RowHeader>
              <Link variant="plain" to={hrefOf(strength.id)}>
                {known.get(strength.id)?.light.title}
              </Link>
            </RowHeader>
            <TableCell align="end">{formatNumber(known.get(strength.id)?.rank ?? 0, 0)}</TableCell>
            <TableCell align="end">{strength.won}</TableCell>
            <TableCell align="end">{strength.lost}</TableCell>
            <TableCell align="end">{againstNext(strength, order[place + 1])}</TableCell>
            <TableCell>
              <Disagreement places={byScore.indexOf(strength.id) - place} />
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}

const againstNext = (strength: Strength, next: Strength | undefined): string =>
  next ? percentText(chanceToWin(strength, next)) : '–';

/** How many places higher the duels put it, among those compared. */
function Disagreement({ places }: { places: number }) {
  if (places === 0) return null;
  return (
    <Badge tone="risk">
      {places > 0 ? '▲' : '▼'} {Math.abs(places)} {places > 0 ? 'higher' : 'lower'} than by score
    </Badge>
  );
}
