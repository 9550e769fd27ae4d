import { type ReactNode, useCallback } from 'react';
import { ApiError } from '#client/lib/api-error.ts';
import { undoLast, wayBack } from '#client/lib/last-undo.ts';
import { useShortcuts } from '#client/lib/use-shortcuts.ts';
import { Kbd } from '#client/ui/kbd.tsx';
import { notify } from '#client/ui/toast.tsx';
import type { Obligation, Obligations } from '#shared/progress/schema.ts';
import { type DoneInPlace, isDoneInPlace, isGivenInPlace, useDoInPlace, useUndo } from './api.ts';
import { GiveEffort } from './give-effort.tsx';
import styles from './obligation-list.module.css';
import { ObligationRow } from './obligation-row.tsx';
import { ProposalsRow } from './proposals-row.tsx';
import { type InboxRow, useInbox } from './use-inbox.ts';
import { useListKeys } from './use-list-keys.ts';

const done = { claim: 'Claimed', start: 'Started' } as const;

const reasonOf = (error: unknown) =>
  error instanceof ApiError ? error.detail : 'Nothing was changed; try again in a moment.';

/** What to do with an obligation in place: done at once, undone from the notice; said also when the list is gone by then. */
function useActs(slug: string) {
  const { mutateAsync: doIt } = useDoInPlace(slug);
  const { mutateAsync: takeBack } = useUndo(slug);
  async function undo(obligation: DoneInPlace) {
    try {
      await takeBack(obligation);
      void notify({ title: `Took it back: ${obligation.title}.` });
    } catch (error) {
      void notify({ title: 'It could not be taken back.', detail: reasonOf(error) });
    }
  }
  return async (obligation: DoneInPlace) => {
    const { kind, title } = obligation;
    try {
      await doIt(obligation);
      const back = wayBack(() => void undo(obligation));
      void notify({
        title: `${done[kind]}: ${title}.`,
        action: { label: 'Undo', onAction: back.run },
      });
    } catch (error) {
      const detail = reasonOf(error);
      void notify({ title: `“${title}” was not ${done[kind].toLowerCase()}.`, detail });
    }
  };
}

/** What is drawn in a row that is open. */
export interface OpenRow {
  obligation: Obligation;
  isGone: boolean;
  onDo: () => void;
  onClose: () => void;
  onReopen: () => void;
}

interface ObligationListProps extends Pick<Obligations, 'currency' | 'obligations' | 'proposals'> {
  slug: string;
  renderForm: (open: OpenRow) => ReactNode;
  /** Shown when nothing is owed. */
  whenEmpty: ReactNode;
}

/** Everything somebody waits for me to do, most costly wait first; each is done in its row. */
export function ObligationList({ whenEmpty, ...props }: ObligationListProps) {
  const { obligations, proposals } = props;
  const inbox = useInbox(obligations);
  useShortcuts({ z: undoLast });
  const isEmpty = inbox.rows.length === 0 && obligations.length === 0 && !proposals;
  return isEmpty ? whenEmpty : <Rows {...props} inbox={inbox} />;
}

interface RowsProps extends Omit<ObligationListProps, 'whenEmpty'> {
  inbox: ReturnType<typeof useInbox>;
}

function Rows({ slug, currency, proposals, renderForm, inbox }: RowsProps) {
  const { rows, open, close } = inbox;
  const act = useActs(slug);
  const doAtOnce = (obligation: Obligation | undefined) => {
    if (!obligation || !isDoneInPlace(obligation)) return;
    close();
    void act(obligation);
  };
  const list = useListKeys((key) => doAtOnce(rows.find((row) => row.key === key)?.obligation));
  const hasPlain = rows.some(({ obligation }) => isDoneInPlace(obligation));
  return (
    <>
      <ol className={styles.list} {...list} aria-label="My obligations">
        {rows.map((row) => (
          <ObligationRow
            key={row.key}
            row={row}
            slug={slug}
            currency={currency}
            onOpen={() => open(row.isOpen ? null : row.key)}
            onDo={() => doAtOnce(row.obligation)}
          >
            {row.isOpen && (
              <RowForm
                row={row}
                slug={slug}
                render={renderForm}
                onDo={() => doAtOnce(row.obligation)}
                onOpen={open}
                onClose={close}
              />
            )}
          </ObligationRow>
        ))}
        {proposals && <ProposalsRow slug={slug} proposals={proposals} />}
      </ol>
      <Keys hasPlain={hasPlain} />
    </>
  );
}

const Keys = ({ hasPlain }: { hasPlain: boolean }) => (
  <p className={styles.keys}>
    <Kbd keys={['J']} /> <Kbd keys={['K']} /> down and up, <Kbd keys={['Enter']} /> open,{' '}
    {hasPlain && (
      <>
        <Kbd keys={['X']} /> claim or start,{' '}
      </>
    )}
    <Kbd keys={['Mod', 'Enter']} /> send, <Kbd keys={['Esc']} /> put back, <Kbd keys={['Z']} /> undo
  </p>
);

interface RowFormProps {
  row: InboxRow;
  slug: string;
  render: (open: OpenRow) => ReactNode;
  onDo: () => void;
  onOpen: (key: string) => void;
  onClose: () => void;
}

function RowForm({ row, slug, render, onDo, onOpen, onClose }: RowFormProps) {
  const { key, obligation, isGone } = row;
  const onReopen = useCallback(() => onOpen(key), [onOpen, key]);
  if (isGivenInPlace(obligation) && !isGone)
    return <GiveEffort slug={slug} obligation={obligation} onClose={onClose} />;
  return render({ obligation, isGone, onDo, onClose, onReopen });
}
