import { useMemo } from 'react';
import { effortAbout } from '#client/features/scoring/matrix-view.ts';
import { useEstimate } from '#client/features/scoring/ranking-api.ts';
import { narrow, type Row } from '#client/features/scoring/ranking-view.ts';
import { ValueMatrix } from '#client/features/scoring/value-matrix.tsx';
import { sentenceOf } from '#client/lib/api-error.ts';
import { formatNumber } from '#client/lib/format.ts';
import { notify } from '#client/ui/toast.tsx';
import { whyNot } from '#shared/people/can.ts';
import type { Named, RoomProps } from './ranking-room-props.ts';

const said = (title: string) => (error: unknown) =>
  void notify({ title, detail: sentenceOf(error) });

/** The ranking as bubbles; an effort tried out there can be saved, and that taken back. */
export function RankingMatrix({ membership, look, ranking, hrefOf }: RoomProps & Named) {
  const { text, priorityId, contested } = look;
  const { rows, laid, cutLine } = ranking;
  const estimate = useEstimate(membership.slug);
  const shown = useMemo(
    () => narrow(rows, { text, priorityId, contested }),
    [rows, text, priorityId, contested],
  );

  function save({ id, light }: Row, weeks: number) {
    const { version, effort, title } = light;
    const undo = () =>
      estimate.send(
        { id, version: version + 1, effort },
        { refused: said('It could not be taken back.') },
      );
    estimate.send(
      { id, version, effort: effortAbout(weeks, effort) },
      {
        done: () =>
          void notify({
            title: `Estimated: ${title}, ${formatNumber(weeks, 1)} weeks.`,
            action: { label: 'Undo', onAction: undo },
          }),
        refused: said('The estimate was not saved.'),
      },
    );
  }

  return (
    <ValueMatrix
      rows={shown}
      all={rows}
      perEffort={laid.model.perEffort}
      capacity={cutLine.capacity}
      whyNotEstimate={whyNot(membership, 'edit_opportunity')}
      isPending={estimate.isPending}
      hrefOf={hrefOf}
      onEstimate={save}
    />
  );
}
