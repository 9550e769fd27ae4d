import { formatDay, formatNumber, formatScore, plural } from '#client/lib/format.ts';
import {
  ColumnHeader,
  RowHeader,
  Table,
  TableCell,
  TableHead,
  TableRow,
} from '#client/ui/table.tsx';
import type { DecisionPage } from '#shared/opportunities/decision-page.ts';
import type { FrozenRow } from '#shared/opportunities/snapshot.ts';
import {
  type Change,
  rankIn,
  type ThenAndNow,
  thenAndNow,
} from '#shared/opportunities/then-and-now.ts';
import { stageName } from '#shared/roadmap/stage.ts';
import styles from './then-and-now.module.css';

type Figure = { name: string; was: string; is: string; isChanged: boolean };

const NONE = '–';

function figure<T>(name: string, { was, is }: Change<T>, say: (value: T) => string): Figure {
  const [then, now] = [was, is].map((value) => (value === null ? NONE : say(value)));
  const isChanged = then !== now && then !== NONE && now !== NONE;
  return { name, was: then as string, is: now as string, isChanged };
}

const percent = (share: number) => `${formatNumber(share * 100, 0)} %`;
const weeks = (value: number) => `${formatNumber(value, 1)} weeks`;

/** What the row said of one thing, then and now. */
const of = <T,>(row: Change<FrozenRow>, read: (row: FrozenRow) => T | null): Change<T> => ({
  was: row.was && read(row.was),
  is: row.is && read(row.is),
});

function standing({ row, model }: ThenAndNow, { known, today, opportunity }: DecisionPage) {
  const score = of(row, (one) => one.score);
  return [
    figure('Score', { was: score.was, is: score.is ?? opportunity.score }, formatScore),
    figure(
      'Rank',
      of(row, ({ rank }) => rank),
      (rank) => formatNumber(rank, 0),
    ),
    figure(
      'Band',
      of(row, ({ band }) => band),
      (band) => band,
    ),
    figure(
      'Chance to be above the line',
      of(row, ({ chance }) => chance),
      percent,
    ),
    figure(
      'Cut line',
      of(row, ({ above }) => above),
      (above) => (above ? 'above' : 'below'),
    ),
    figure(
      'Work',
      of(row, (one) => one.weeks),
      weeks,
    ),
    figure('Capacity', { was: known.capacity, is: today.capacity }, weeks),
    figure(
      'Opportunities in the list',
      { was: known.list.length, is: today.list.length },
      (count: number) => formatNumber(count, 0),
    ),
    figure(
      'Scoring model',
      { was: model.was, is: model.is },
      ({ name, version }) => `${name}, version ${version}`,
    ),
  ];
}

/** Score, rank and band then and now; and what lies behind the difference. */
export function ThenAndNowSection({ page }: { page: DecisionPage }) {
  const { known, today, opportunity } = page;
  const seen = thenAndNow(known, today, opportunity.id);
  const weights = seen.criteria.map(({ name, weight }) => figure(name, weight, percent));
  const ratings = seen.criteria.map(({ name, rating }) =>
    figure(name, rating, (value) => formatNumber(value, 1)),
  );
  const then = formatDay(known.takenOn);
  return (
    <div className={styles.sections}>
      <p className={styles.sentence}>{sentenceOf(seen, page)}</p>
      <div className={styles.narrow}>
        <Figures title="Where it stood" figures={standing(seen, page)} then={then} />
      </div>
      <div className={styles.pair}>
        <Figures title="Weights" figures={weights} then={then} />
        <Figures title="Mean rating" figures={ratings} then={then} />
      </div>
    </div>
  );
}

/** What became of its place, in one sentence or two. */
function sentenceOf({ row, passedBy, passed, gone }: ThenAndNow, page: DecisionPage): string {
  const { opportunity } = page;
  if (!row.was) return 'It had no score of its own in the list it was decided on.';
  if (!row.is) {
    const back =
      opportunity.score === null
        ? ''
        : ` Its score would be rank ${rankIn(page.today.list, opportunity.score)} of ${page.today.list.length + 1} today.`;
    return `Rank ${row.was.rank} then. It is no longer in the list: ${stageName[opportunity.stage].toLowerCase()}.${back}`;
  }
  const moves = [
    passedBy.length > 0 &&
      `${plural(passedBy.length, 'opportunity', 'opportunities')} came before it`,
    passed.length > 0 && `${passed.length} fell behind it`,
    gone.length > 0 && `${gone.length} that stood before it left the list`,
  ].filter(Boolean);
  const places = `Rank ${row.was.rank} then, ${row.is.rank} now`;
  const moved = moves.length > 0 ? `${places}: ${moves.join(', ')}.` : `${places}.`;
  return `${moved}${lineSentence(row.was.above, row.is.above)}`;
}

/** Said only when it has changed sides. */
function lineSentence(was: boolean | null, is: boolean | null): string {
  if (was === null || is === null || was === is) return '';
  return was
    ? ' It stood above the cut line then, and below it now.'
    : ' It stood below the cut line then, and above it now.';
}

interface FiguresProps {
  title: string;
  figures: readonly Figure[];
  then: string;
}

function Figures({ title, figures, then }: FiguresProps) {
  return (
    <Table label={title}>
      <TableHead>
        <ColumnHeader>{title}</ColumnHeader>
        <ColumnHeader align="end">{then}</ColumnHeader>
        <ColumnHeader align="end">Now</ColumnHeader>
      </TableHead>
      <tbody>
        {figures.map(({ name, was, is, isChanged }) => (
          <TableRow key={name}>
            <RowHeader>{name}</RowHeader>
            <TableCell align="end">{was}</TableCell>
            <TableCell align="end">
              {isChanged ? <b>{is}</b> : <span className={styles.same}>{is}</span>}
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}
