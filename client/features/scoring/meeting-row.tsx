import { useQuery } from '@tanstack/react-query';
import { formatMoneyPerWeek, formatNumber, formatScore } from '#client/lib/format.ts';
import { Figure } from '#client/ui/figure.tsx';
import { Link } from '#client/ui/link.tsx';
import { TableCell, TableRow } from '#client/ui/table.tsx';
import { BandMark } from './band-mark.tsx';
import { flipSentence } from './flip-sentence.ts';
import styles from './meeting-list.module.css';
import { apartSentence } from './meeting-view.ts';
import { explainedQuery } from './ranking-api.ts';
import type { Row } from './ranking-view.ts';
import type { MeetingSelection } from './use-meeting-selection.ts';
import type { RankingShown } from './use-ranking.ts';

interface MeetingRowProps {
  row: Row;
  index: number;
  ranking: RankingShown;
  selection: MeetingSelection | undefined;
  href: string;
  isOpen: boolean;
  /** There is room for one column: the figures stand below the title. */
  isNarrow: boolean;
}

/** One candidate with how sure its place is, and in a second line what it hangs on. */
export function MeetingRow(props: MeetingRowProps) {
  const { row, index, ranking, selection, href, isOpen, isNarrow } = props;
  const { id, light } = row;
  const isSelected = selection?.ids.has(id) ?? false;
  return (
    <TableRow
      aria-rowindex={index + 2}
      isSelected={isSelected}
      isOpen={isOpen}
      className={styles.row}
      // The checkbox says the same to who cannot point; with Shift a click takes all in between.
      onClick={(event) => {
        if (!selection || !event.shiftKey) return;
        event.preventDefault();
        selection.toggle(id, true);
      }}
    >
      {selection && (
        <TableCell>
          <input
            type="checkbox"
            className={styles.box}
            aria-label={`Choose ${light.title}`}
            checked={isSelected}
            onChange={(event) => {
              if (!(event.nativeEvent as MouseEvent).shiftKey) selection.toggle(id, false);
            }}
          />
        </TableCell>
      )}
      <th scope="row" className={styles.what}>
        <Link variant="plain" className={styles.title} to={href} data-meeting-row={id}>
          {light.title}
        </Link>
        {isNarrow && <Small row={row} />}
        <span className={styles.why}>
          <Why row={row} ranking={ranking} />
        </span>
      </th>
      {!isNarrow && <Cells row={row} />}
    </TableRow>
  );
}

/** Its figures in one line, as far as a phone has room for them. */
function Small({ row }: { row: Row }) {
  const { band, chance, score } = row;
  return (
    <span className={styles.small}>
      <BandMark band={band} chance={chance} />
      <span>
        <span className={styles.faint}>score </span>
        {formatScore(score)}
      </span>
      <Weeks row={row} unit="wk" />
    </span>
  );
}

function Cells({ row }: { row: Row }) {
  const { band, chance, score, rank, light } = row;
  return (
    <>
      <TableCell>
        <BandMark band={band} chance={chance} />
      </TableCell>
      <TableCell align="end">{formatScore(score)}</TableCell>
      <TableCell align="end">{formatNumber(rank, 0)}</TableCell>
      <TableCell align="end">
        <Weeks row={row} />
      </TableCell>
      <TableCell align="end">
        {light.costOfDelay === null ? '–' : formatMoneyPerWeek(light.costOfDelay)}
      </TableCell>
    </>
  );
}

function Weeks({ row: { weeks, assumed }, unit }: { row: Row; unit?: string }) {
  return (
    <span title={assumed ? assumedSentence : undefined}>
      {assumed && <span className={styles.faint}>about </span>}
      <Figure value={weeks} unit={unit} />
    </span>
  );
}

const assumedSentence = 'Nobody has said how much work it is: the usual is taken.';

/** What would put it on the other side of the line, and where its raters are apart. */
function Why({ row, ranking }: { row: Row; ranking: RankingShown }) {
  const isContested = row.band === 'contested';
  const { model } = ranking.laid;
  const explained = useQuery({
    ...explainedQuery(ranking.of, row.id),
    enabled: isContested,
  }).data;
  const raters = `Rated by ${row.light.ratersSubmitted}.`;
  if (!explained) return raters;
  const { flip, spreads } = explained;
  const titleOf = (id: string) => ranking.rows.find((one) => one.id === id)?.light.title ?? '';
  const told = { above: row.above, titleOf, criteria: model.criteria };
  const sentences = [
    flip && flipSentence(flip, told),
    apartSentence(spreads, model.criteria) ?? raters,
  ];
  return <span title={sentences.join(' ')}>{sentences.filter(Boolean).join(' ')}</span>;
}
