import { AxisBottom, AxisLeft } from '@visx/axis';
import { useMemo, useRef } from 'react';
import { formatNumber, formatScore } from '#client/lib/format.ts';
import { useWidth } from '#client/lib/use-width.ts';
import { Disclosure } from '#client/ui/disclosure.tsx';
import { Kbd } from '#client/ui/kbd.tsx';
import { placeIf } from '#shared/scoring/standings.ts';
import { Bubble } from './bubble.tsx';
import { MatrixTable } from './matrix-table.tsx';
import { drawnOf, namesOf, type Scales, scalesOf } from './matrix-view.ts';
import { percentText, type Row } from './ranking-view.ts';
import { type Moved, useBubbleMoves } from './use-bubble-moves.ts';
import styles from './value-matrix.module.css';
import { WhatIf } from './what-if.tsx';

interface ValueMatrixProps {
  /** What is looked at. */
  rows: readonly Row[];
  /** All that is ranked: among them a what-if finds its place. */
  all: readonly Row[];
  perEffort: boolean;
  capacity: number;
  whyNotEstimate: string | null;
  isPending: boolean;
  hrefOf: (id: string) => string;
  onEstimate: (row: Row, weeks: number) => void;
}

const HEIGHT = 460;
const tickLabel = { className: styles.tick, fill: '', fontFamily: '', fontSize: 11 };

/** Value against effort: what is worth much for little lies top left. Bubbles can be moved, to see what would follow. */
export function ValueMatrix(props: ValueMatrixProps) {
  const { rows, all, perEffort, capacity, onEstimate } = props;
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const drawn = useMemo(() => drawnOf(rows, null), [rows]);
  const scales = useMemo(
    () => (width > 0 && drawn.length > 0 ? scalesOf(drawn, { width, height: HEIGHT }) : null),
    [drawn, width],
  );
  const save = ({ id, weeks }: Moved) => {
    const row = drawn.find((one) => one.id === id);
    if (row && row.weeks !== weeks && props.whyNotEstimate === null) onEstimate(row, weeks);
  };
  const moves = useBubbleMoves({ drawn, scales, onSave: save });
  const { moved } = moves;
  const chosen = moved && drawn.find(({ id }) => id === moved.id);
  return (
    <div className={styles.matrix}>
      {chosen && moved ? (
        <WhatIf
          row={chosen}
          spot={moved}
          place={placeIf(all, moved, { perEffort, capacity })}
          of={all.length}
          href={props.hrefOf(chosen.id)}
          whyNotSave={props.whyNotEstimate}
          isPending={props.isPending}
          onSave={() => save(moved)}
          onReset={moves.reset}
        />
      ) : (
        <p className={styles.whatIf}>
          Move a bubble sideways to try another effort, up or down to try another value.
        </p>
      )}
      <div ref={frame} className={styles.frame}>
        {scales && <Plot {...{ drawn, scales, width }} moves={moves} />}
      </div>
      <Legend drawn={drawn.length} of={rows.length} />
      <Disclosure title="The same as a table">
        <MatrixTable rows={drawn} />
      </Disclosure>
    </div>
  );
}

interface PlotProps {
  drawn: readonly Row[];
  scales: Scales;
  width: number;
  moves: ReturnType<typeof useBubbleMoves>;
}

function Plot({ drawn, scales, width, moves }: PlotProps) {
  const { x, y, r, margin } = scales;
  const { moved } = moves;
  const first = moved?.id ?? drawn[0]?.id;
  const names = useMemo(() => namesOf(drawn, scales, width), [drawn, scales, width]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing holds no fieldset
    <svg
      width={width}
      height={HEIGHT}
      className={styles.svg}
      role="group"
      aria-label="Value against effort"
    >
      <pattern
        id="contested-hatch"
        width="5"
        height="5"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <line className={styles.hatchLine} x1="0" x2="0" y1="0" y2="5" />
      </pattern>
      <AxisLeft
        scale={y}
        left={margin.left}
        tickValues={distinct(y.ticks(5))}
        hideAxisLine
        hideTicks
        label="Value (score)"
        labelProps={tickLabel}
        labelOffset={34}
        tickFormat={(value) => formatScore(Number(value))}
        tickLabelProps={{ ...tickLabel, textAnchor: 'end', dx: -4, dy: 4 }}
      />
      <AxisBottom
        scale={x}
        top={HEIGHT - margin.bottom}
        tickValues={ticksOf(x.domain())}
        hideTicks
        axisLineClassName={styles.axis}
        label="Effort (person-weeks)"
        labelProps={{ ...tickLabel, textAnchor: 'middle' }}
        tickFormat={(value) => formatNumber(Number(value), 1)}
        tickLabelProps={{ ...tickLabel, textAnchor: 'middle' }}
      />
      {drawn.map((row) => {
        const spot = moved?.id === row.id ? moved : row;
        return (
          <Bubble
            key={row.id}
            id={row.id}
            label={labelOf(row)}
            cx={x(Math.max(0.1, spot.weeks))}
            cy={y(spot.score)}
            r={r(row.light.costOfDelay ?? 0)}
            band={row.band}
            rank={row.rank}
            name={names.get(row.id)}
            isChosen={moved?.id === row.id}
            isInTabOrder={row.id === first}
            onGrab={moves.grab}
            onKey={moves.press}
            onFocus={moves.choose}
          />
        );
      })}
    </svg>
  );
}

/** Those that read differently, where the scores are close. */
const distinct = (ticks: number[]): number[] =>
  ticks.filter((value, at) => at === 0 || formatScore(value) !== formatScore(ticks[at - 1] ?? 0));

/** One, two and five, in every power of ten. */
function ticksOf([low = 0.1, high = 1]: number[]): number[] {
  const all = [0.1, 1, 10, 100, 1000].flatMap((ten) => [ten, 2 * ten, 5 * ten]);
  return all.filter((value) => value >= low && value <= high);
}

function labelOf({ light, weeks, score, band, chance, rank }: Row): string {
  const sure = band === null || chance === null ? '' : `, ${band} (${percentText(chance)})`;
  return `${light.title}: rank ${rank}, score ${formatScore(score)}, ${formatNumber(weeks, 1)} weeks${sure}`;
}

function Legend({ drawn, of }: { drawn: number; of: number }) {
  return (
    <p className={styles.legend}>
      <span data-band="safe">safe</span>
      <span data-band="contested">contested</span>
      <span data-band="out">out</span>
      <span>The bigger, the more waiting costs.</span>
      {drawn < of && (
        <span>
          The {formatNumber(drawn, 0)} nearest to the line, of {formatNumber(of, 0)}.
        </span>
      )}
      <span className={styles.keys}>
        <Kbd keys={['←']} /> <Kbd keys={['→']} /> effort, <Kbd keys={['↑']} /> <Kbd keys={['↓']} />{' '}
        value, <Kbd keys={['Enter']} /> save, <Kbd keys={['Esc']} /> reset, <Kbd keys={['PgDn']} />{' '}
        next
      </span>
    </p>
  );
}
