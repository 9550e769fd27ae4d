import { scaleLinear } from '@visx/scale';
import { Bar } from '@visx/shape';
import { useRef } from 'react';
import { formatNumber, formatScore } from '#client/lib/format.ts';
import { useWidth } from '#client/lib/use-width.ts';
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx';
import type { Criterion } from '#shared/scoring/schema.ts';
import type { Swing } from '#shared/scoring/tornado.ts';
import styles from './tornado-chart.module.css';

interface TornadoChartProps {
  swings: readonly Swing[];
  criteria: readonly Pick<Criterion, 'id' | 'name'>[];
  /** Its score as it stands. */
  score: number;
}

/** The widest say enough. */
const SHOWN = 8;
const ROW = 20;
const LABEL = 132;
const FIGURE = 40;

/** How far each input alone moves the score: the widest first, as bars about where it stands. */
export function TornadoChart({ swings, criteria, score }: TornadoChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const shown = swings.slice(0, SHOWN);
  const nameOf = ({ criterionId, kind }: Swing) => {
    const name = criteria.find(({ id }) => id === criterionId)?.name ?? '';
    return kind === 'weight' ? `Weight of ${name}` : name;
  };
  return (
    <div ref={frame} className={styles.frame}>
      {shown.length === 0 && (
        <p className={styles.none}>All who rated are sure and agree: nothing moves this score.</p>
      )}
      {shown.length > 0 && width > 0 && <Plot {...{ shown, width, score, nameOf }} />}
      <VisuallyHidden>
        <table>
          <caption>What moves the score of {formatScore(score)}, the widest first</caption>
          <thead>
            <tr>
              <th scope="col">Input</th>
              <th scope="col">From</th>
              <th scope="col">To</th>
              <th scope="col">Score at the first</th>
              <th scope="col">Score at the second</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((swing) => (
              <tr key={`${swing.kind} ${swing.criterionId}`}>
                <th scope="row">{nameOf(swing)}</th>
                <td>{formatNumber(swing.from, 2)}</td>
                <td>{formatNumber(swing.to, 2)}</td>
                <td>{formatScore(swing.scoreFrom)}</td>
                <td>{formatScore(swing.scoreTo)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </div>
  );
}

interface PlotProps {
  shown: readonly Swing[];
  width: number;
  score: number;
  nameOf: (swing: Swing) => string;
}

function Plot({ shown, width, score, nameOf }: PlotProps) {
  const ends = shown.flatMap(({ scoreFrom, scoreTo }) => [scoreFrom, scoreTo]);
  const x = scaleLinear({
    domain: [Math.min(score, ...ends), Math.max(score, ...ends)],
    range: [LABEL + FIGURE, Math.max(LABEL + FIGURE + 40, width - FIGURE)],
  });
  const height = shown.length * ROW + 18;
  return (
    <svg width={width} height={height} aria-hidden="true" className={styles.svg}>
      <line className={styles.middle} x1={x(score)} x2={x(score)} y1={0} y2={shown.length * ROW} />
      <text className={styles.score} x={x(score)} y={height - 4} textAnchor="middle">
        {formatScore(score)} now
      </text>
      {shown.map((swing, row) => {
        const [left, right] = [swing.scoreFrom, swing.scoreTo].sort((a, b) => a - b);
        const y = row * ROW;
        return (
          <g key={`${swing.kind} ${swing.criterionId}`}>
            <text className={styles.name} x={LABEL - 8} y={y + 14} textAnchor="end">
              {shortened(nameOf(swing))}
            </text>
            <Bar
              className={styles.bar}
              data-kind={swing.kind}
              x={x(left as number)}
              y={y + 4}
              width={Math.max(1, x(right as number) - x(left as number))}
              height={ROW - 8}
              rx={2}
            />
            <text className={styles.end} x={x(left as number) - 4} y={y + 14} textAnchor="end">
              {formatScore(left as number)}
            </text>
            <text className={styles.end} x={x(right as number) + 4} y={y + 14}>
              {formatScore(right as number)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

const shortened = (name: string): string => (name.length > 22 ? `${name.slice(0, 21)}…` : name);
