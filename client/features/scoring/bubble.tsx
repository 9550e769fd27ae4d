import { type KeyboardEvent, memo, type PointerEvent } from 'react';
import type { Band } from '#shared/scoring/bands.ts';
import type { Name } from './matrix-view.ts';
import styles from './value-matrix.module.css';

interface BubbleProps {
  id: string;
  label: string;
  cx: number;
  cy: number;
  r: number;
  band: Band | null;
  /** Written in it where there is room. */
  rank: number;
  /** Written beside it; absent where bubbles stand too close. */
  name: Name | undefined;
  isChosen: boolean;
  isInTabOrder: boolean;
  onGrab: (id: string, event: PointerEvent<SVGGElement>) => void;
  onKey: (id: string, event: KeyboardEvent<SVGGElement>) => void;
  onFocus: (id: string) => void;
}

/** One opportunity as a bubble: full when safe, hatched when contested, hollow when out. */
export const Bubble = memo(function Bubble(props: BubbleProps) {
  const { id, label, cx, cy, r, band, rank, isChosen, isInTabOrder } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no button in a drawing
    <g
      className={styles.bubble}
      transform={`translate(${cx} ${cy})`}
      data-band={band ?? 'unknown'}
      data-chosen={isChosen || undefined}
      data-bubble={id}
      role="button"
      aria-label={label}
      aria-pressed={isChosen}
      tabIndex={isInTabOrder ? 0 : -1}
      onPointerDown={(event) => props.onGrab(id, event)}
      onKeyDown={(event) => props.onKey(id, event)}
      onFocus={() => props.onFocus(id)}
    >
      <title>{label}</title>
      <circle className={styles.reach} r={Math.max(12, r)} />
      <circle className={styles.disc} r={r} />
      {band === 'contested' && <circle className={styles.hatch} r={r} />}
      {r >= 10 && (
        <text className={styles.rank} textAnchor="middle" dy="0.35em">
          {rank}
        </text>
      )}
      {props.name && (
        <text
          className={styles.name}
          x={props.name.side === 'right' ? r + 5 : -r - 5}
          textAnchor={props.name.side === 'right' ? 'start' : 'end'}
          dy="0.35em"
        >
          {props.name.text}
        </text>
      )}
    </g>
  );
});
