import { useQuery } from '@tanstack/react-query';
import { opportunityPageQuery } from '#client/features/opportunities/api.ts';
import { formatMoneyPerWeek, formatNumber } from '#client/lib/format.ts';
import { DefinitionList } from '#client/ui/definition-list.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';

interface RankingDuelSideProps {
  slug: string;
  id: string;
  priority: string | undefined;
  owner: string | undefined;
}

/** What is known of one of two: never its score, which would answer for the reader. */
export function RankingDuelSide({ slug, id, priority, owner }: RankingDuelSideProps) {
  const page = useQuery(opportunityPageQuery({ slug, id }));
  const opportunity = page.data?.opportunity;
  if (!opportunity) return <Skeleton lines={4} label="Loading" />;
  const { problem, forWhom, hypothesis, effort, costOfDelay } = opportunity;
  return (
    <DefinitionList
      items={[
        ['Problem', problem],
        ['For whom', forWhom],
        ['Hypothesis', hypothesis],
        ['Priority', priority ?? ''],
        ['Owner', owner ?? ''],
        [
          'Effort',
          effort
            ? `${formatNumber(effort.low, 1)} to ${formatNumber(effort.high, 1)} weeks, likely ${formatNumber(effort.likely, 1)}`
            : '',
        ],
        ['Cost of delay', costOfDelay === null ? '' : formatMoneyPerWeek(costOfDelay)],
      ]
        .filter(([, text]) => text !== '')
        .map(([term, value]) => ({ term: term as string, value }))}
    />
  );
}
