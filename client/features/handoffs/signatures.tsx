import { formatExact } from '#client/lib/format.ts';
import { HandoffMark } from '#client/ui/handoff-mark.tsx';
import type { Brief } from '#shared/handoffs/brief.ts';
import styles from './signatures.module.css';

interface SignaturesProps {
  brief: Brief;
  nameOf: (id: string | null) => string;
}

/** Who stands for the brief on either side of the line, under the same bytes. */
export function Signatures({ brief, nameOf }: SignaturesProps) {
  const bySide = (side: 'SPONSOR' | 'LEAD') =>
    brief.signatures.findLast((signature) => signature.side === side);
  return (
    <footer className={styles.signatures}>
      <Signature side="Sponsor" signature={bySide('SPONSOR')} nameOf={nameOf} />
      <HandoffMark size={20} />
      <Signature side="Lead" signature={bySide('LEAD')} nameOf={nameOf} />
      {brief.sha256 && (
        <p className={styles.hash} title={brief.sha256}>
          SHA-256 {brief.sha256}
        </p>
      )}
    </footer>
  );
}

interface SignatureProps {
  side: string;
  signature: Brief['signatures'][number] | undefined;
  nameOf: (id: string | null) => string;
}

function Signature({ side, signature, nameOf }: SignatureProps) {
  return (
    <div className={styles.signature}>
      <p className={styles.side}>{side}</p>
      <p className={styles.name} data-open={!signature || undefined}>
        {signature ? nameOf(signature.memberId) : 'not signed yet'}
      </p>
      {signature && <p className={styles.side}>{formatExact(new Date(signature.signedAt))}</p>}
    </div>
  );
}
