import type { ReactNode } from 'react';
import { sentenceOf } from '#client/lib/api-error.ts';
import { Button } from '#client/ui/button.tsx';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import { notify } from '#client/ui/toast.tsx';
import type { BriefDraft } from '#shared/handoffs/brief.ts';
import { nameOfBriefField } from '#shared/handoffs/brief-fields.ts';
import type { DraftHistory } from '#shared/handoffs/draft-history.ts';
import type { HandoffAddress } from './api.ts';
import { fieldOf } from './brief-words.ts';
import styles from './draft-history.module.css';
import { useBringBack } from './draft-history-api.ts';

interface DraftHistoryEditProps {
  address: HandoffAddress;
  edit: DraftHistory['edits'][number];
  name: string;
  /** The newest edit, which is what the draft says now; and the brief's version. */
  latest: number;
  version: number;
  isFirst: boolean;
  isShown: boolean;
  onShow: () => void;
  /** The differences, when they are shown. */
  children: ReactNode;
}

/** One edit: who, when, which fields; its words can be looked at and brought back. */
export function DraftHistoryEdit(props: DraftHistoryEditProps) {
  const { address, edit, name, latest, version, isFirst, isShown, onShow, children } = props;
  const back = useBringBack(address);
  const isNow = edit.version === latest;
  const fields = edit.fields.map((key) => nameOfBriefField(fieldOf(key as keyof BriefDraft)));
  const what = isFirst ? 'What it began with' : fields.join(', ') || 'Brought back';
  const refused = (error: unknown) =>
    void notify({ title: 'It was not brought back.', detail: sentenceOf(error) });

  function bringBack() {
    back.send(
      { edit: edit.version, version },
      {
        refused,
        done: (kept) => {
          const undo = () => back.send({ edit: latest, version: kept.version }, { refused });
          void notify({
            title: 'Brought back. What stood there is in the history.',
            action: { label: 'Undo', onAction: undo },
          });
        },
      },
    );
  }

  return (
    <li className={styles.edit}>
      <div className={styles.line}>
        <span className={styles.what}>
          <strong>{name}</strong> <span className={styles.quiet}>{what}</span>
        </span>
        <span className={styles.quiet}>
          <RelativeTime at={edit.editedAt} />
        </span>
        {isNow ? (
          <span className={styles.quiet}>As it is now</span>
        ) : (
          <span className={styles.verbs}>
            <Button size="small" variant="quiet" aria-expanded={isShown} onPress={onShow}>
              {isShown ? 'Hide differences' : 'Show differences'}
            </Button>
            <Button size="small" isPending={back.isPending} onPress={bringBack}>
              Bring this back
            </Button>
          </span>
        )}
      </div>
      {isShown && children}
    </li>
  );
}
