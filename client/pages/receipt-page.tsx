import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { receiptQuery } from '#client/features/opportunities/intake-public-api.ts';
import { ReceiptView } from '#client/features/opportunities/receipt-view.tsx';
import { Loading } from '#client/ui/loading.tsx';
import { PlainPage } from '#client/ui/plain-page.tsx';
import { NotHere } from './propose-page.tsx';
import { Unlisted } from './unlisted.tsx';

/** What became of a proposal, for whoever has its receipt. */
export function ReceiptPage() {
  const { receipt = '' } = useParams();
  const answer = useQuery(receiptQuery(receipt));
  if (answer.isPending) return <Loading />;
  if (!answer.data) {
    return (
      <NotHere
        title="No proposal with this receipt"
        lead="Is the address of this page whole?"
        error={answer.error}
        onRetry={() => void answer.refetch()}
      />
    );
  }
  const { workspaceName, formName } = answer.data;
  return (
    <PlainPage size="medium" title="Your proposal" lead={`${formName}, ${workspaceName}`}>
      <Unlisted />
      <ReceiptView receipt={answer.data} />
    </PlainPage>
  );
}
