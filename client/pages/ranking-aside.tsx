import { useCallback, useMemo } from 'react';
import { NextQuestions } from '#client/features/scoring/next-questions.tsx';
import { OverrideList } from '#client/features/scoring/override-list.tsx';
import { WeightSliders } from '#client/features/scoring/weight-sliders.tsx';
import { paths } from '#client/paths.ts';
import { Section } from '#client/ui/section.tsx';
import { whyNot } from '#shared/people/can.ts';
import type { Named, RoomProps } from './ranking-room-props.ts';

/** Weights to try, questions to ask, and what was decided against the score. */
export function RankingAside(props: RoomProps & Named) {
  const { membership, ranking, setWeights, members, titleOf, hrefOf } = props;
  const { laid, weights, of } = ranking;
  const { slug, memberId } = membership;
  const here = useMemo(() => members.filter(({ removedAt }) => removedAt === null), [members]);
  const nameOfMember = useCallback(
    (id: string | null) => members.find((one) => one.id === id)?.name ?? 'Somebody',
    [members],
  );
  return (
    <>
      <Section title="Weights" lead="Try them out; the model stays as it is.">
        <WeightSliders
          model={laid.model}
          weights={weights}
          onChange={setWeights}
          modelHref={paths.section(slug, 'scoring-model')}
        />
      </Section>
      <Section title="Next best questions" lead="What would settle most, and who knows it.">
        {here.length > 0 && (
          <NextQuestions
            of={of}
            model={laid.model}
            requests={laid.requests}
            members={here}
            memberId={memberId}
            whyNotAsk={whyNot(membership, 'ask_input')}
            titleOf={titleOf}
            hrefOf={hrefOf}
          />
        )}
      </Section>
      {laid.overrides.length > 0 && (
        <Section
          title="Ranked by hand"
          lead="Places in Decided against the score, and their price."
        >
          <OverrideList
            overrides={laid.overrides}
            titleOf={titleOf}
            nameOfMember={nameOfMember}
            hrefOf={hrefOf}
          />
        </Section>
      )}
    </>
  );
}
