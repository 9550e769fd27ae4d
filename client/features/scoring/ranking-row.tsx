import { ChevronRight } from 'lucide-react';
import { memo } from 'react';
import { formatNumber, formatScore } from '#client/lib/format.ts';
import { classNames } from '#client/ui/class-names.ts';
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx';
import type { Band } from '#shared/scoring/bands.ts';
import { BandMark } from './band-mark.tsx';
import styles from './ranking-list.module.css';

interface RankingRowProps {
  id: string;
  title: string;
  rank: number;
  score: number;
  band: Band | null;
  chance: number | null;
  weeks: number;
  assumed: boolean;
  priority: string | undefined;
  owner: string | undefined;
  isOpen: boolean;
  /** Tab stops here; arrow keys go on. */
  isStop: boolean;
  /** It stands where somebody put it, against the score. */
  isOverridden: boolean;
  onToggle: (id: string) => void;
}

/** One opportunity in its place. Drawn again only when something of it has changed, as it may at every frame. */
export const RankingRow = memo(function RankingRow(props: RankingRowProps) {
  const { id, title, rank, score, weeks, assumed, isOpen, onToggle } = props;
  return (
    <>
      <td className={styles.rank}>{formatNumber(rank, 0)}</td>
      <th scope="row" className={styles.name}>
        <button
          type="button"
          className={styles.opener}
          aria-expanded={isOpen}
          tabIndex={props.isStop ? 0 : -1}
          data-opener={id}
          title={title}
          onClick={() => onToggle(id)}
        >
          <ChevronRight aria-hidden="true" className={styles.chevron} />
          <span className={styles.title}>{title}</span>
        </button>
        {props.isOverridden && <span className={styles.overridden}>ranked by hand</span>}
      </th>
      <td className={styles.score}>{formatScore(score)}</td>
      <td className={styles.band}>
        <BandMark band={props.band} chance={props.chance} />
      </td>
      <td
        className={styles.weeks}
        {...(assumed && {
          'data-assumed': true,
          title: 'Assumed: nobody has estimated it, so the list’s median counts',
        })}
      >
        {assumed && (
          <>
            <VisuallyHidden>assumed</VisuallyHidden>
            <span aria-hidden="true">≈ </span>
          </>
        )}
        {formatNumber(weeks, 1)} <span className={styles.unit}>wk</span>
      </td>
      <td className={styles.light}>{props.priority ?? '–'}</td>
      <td className={classNames(styles.light, styles.owner)}>{props.owner ?? '–'}</td>
    </>
  );
});
