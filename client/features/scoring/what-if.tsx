import { RotateCcw } from 'lucide-react';
import { formatNumber, formatScore } from '#client/lib/format.ts';
import { Button } from '#client/ui/button.tsx';
import { Link } from '#client/ui/link.tsx';
import type { Spot } from './matrix-view.ts';
import type { Row } from './ranking-view.ts';
import styles from './value-matrix.module.css';

interface WhatIfProps {
  row: Row;
  /** Where it was put; where it is, when nobody has moved it. */
  spot: Spot;
  /** Where it would stand there. */
  place: { rank: number; above: boolean };
  of: number;
  href: string;
  /** Why its effort cannot be saved; null when it can. */
  whyNotSave: string | null;
  isPending: boolean;
  onSave: () => void;
  onReset: () => void;
}

/** Where the chosen bubble stands, and where it would stand as it was moved: nothing is kept until it is saved. */
export function WhatIf(props: WhatIfProps) {
  const { row, spot, place, of, href, whyNotSave } = props;
  const isLonger = spot.weeks !== row.weeks;
  const isBetter = spot.score !== row.score;
  const isMoved = isLonger || isBetter;
  return (
    <div className={styles.whatIf} role="status">
      <p className={styles.sentence}>
        <Link variant="plain" to={href} className={styles.title}>
          {row.light.title}
        </Link>{' '}
        {isMoved ? (
          <>
            {isLonger && (
              <>
                at <strong>{formatNumber(spot.weeks, 1)} weeks</strong> rather than{' '}
                {formatNumber(row.weeks, 1)}
              </>
            )}
            {isLonger && isBetter && ' and '}
            {isBetter && (
              <>
                with a score of <strong>{formatNumber(spot.score, 1)}</strong> rather than{' '}
                {formatNumber(row.score, 1)}
              </>
            )}{' '}
            would rank <strong>{formatNumber(place.rank, 0)}</strong> of {formatNumber(of, 0)},{' '}
            <strong>{place.above ? 'above' : 'below'} the line</strong>.
            {isBetter && ' A score comes from ratings alone: this one is only tried out.'}
          </>
        ) : (
          <>
            ranks {formatNumber(row.rank, 0)} of {formatNumber(of, 0)},{' '}
            {row.above ? 'above' : 'below'} the line{row.band && ` and ${row.band}`}:{' '}
            {formatNumber(row.weeks, 1)} weeks, score {formatScore(row.score)}.
          </>
        )}
      </p>
      {isLonger && (
        <Button
          size="small"
          variant="primary"
          isDisabled={whyNotSave !== null}
          isPending={props.isPending}
          onPress={props.onSave}
        >
          Save {formatNumber(spot.weeks, 1)} weeks
        </Button>
      )}
      {isMoved && (
        <Button
          size="small"
          variant="quiet"
          icon={<RotateCcw aria-hidden="true" />}
          onPress={props.onReset}
        >
          Reset
        </Button>
      )}
      {isLonger && whyNotSave && <p className={styles.hint}>{whyNotSave}</p>}
    </div>
  );
}
