import { useRef } from 'react';
import { ApiError } from '#client/lib/api-error.ts';
import { useFocusKept } from '#client/lib/use-focus-kept.ts';
import { useShortcuts } from '#client/lib/use-shortcuts.ts';
import { Kbd } from '#client/ui/kbd.tsx';
import { notify } from '#client/ui/toast.tsx';
import type { Obligations } from '#shared/progress/schema.ts';
import { type DoneInPlace, useDoInPlace, useUndo } from './api.ts';
import styles from './obligation-list.module.css';
import { ObligationRow } from './obligation-row.tsx';
import { wordsOf } from './obligation-words.ts';
import { ProposalsRow } from './proposals-row.tsx';

const done = { claim: 'Claimed', start: 'Started' } as const;

const reasonOf = (error: unknown) =>
  error instanceof ApiError ? error.detail : 'Nothing was changed; try again in a moment.';

/** What to do with an obligation in place: done at once, undone from the notice. */
function useActs(slug: string) {
  const doing = useDoInPlace(slug);
  const undoing = useUndo(slug);
  const undo = (obligation: DoneInPlace) =>
    undoing.mutate(obligation, {
      onSuccess: () => void notify({ title: `Took it back: ${obligation.title}.` }),
      onError: (error) =>
        void notify({ title: 'It could not be taken back.', detail: reasonOf(error) }),
    });
  return (obligation: DoneInPlace) =>
    doing.mutate(obligation, {
      onSuccess: () =>
        void notify({
          title: `${done[obligation.kind]}: ${obligation.title}.`,
          action: { label: 'Undo', onAction: () => undo(obligation) },
        }),
      onError: (error) =>
        void notify({
          title: `“${obligation.title}” was not ${done[obligation.kind].toLowerCase()}.`,
          detail: reasonOf(error),
        }),
    });
}

/** `j` and `k` go down and up the list, `x` does what asks nothing; Enter is the link's own. */
function useListKeys(onDoFocused: (index: number) => void) {
  const list = useRef<HTMLOListElement>(null);
  const links = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-obligation]') ?? [])];
  const focused = () =>
    links().findIndex((link) => link.closest('li')?.contains(document.activeElement));
  const go = (step: number) => {
    const all = links();
    const at = focused();
    const to = at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + step));
    all[to]?.focus();
    all[to]?.closest('li')?.scrollIntoView({ block: 'nearest' });
  };
  useShortcuts({ j: () => go(1), k: () => go(-1), x: () => onDoFocused(focused()) });
  const at = useRef(0);
  useFocusKept(list, () => links()[Math.min(at.current, links().length - 1)]);
  const onFocus = () => {
    at.current = focused();
  };
  return { ref: list, onFocus };
}

/** Everything somebody waits for me to do, most costly wait first. */
export function ObligationList({ slug, currency, obligations, proposals }: ObligationListProps) {
  const act = useActs(slug);
  const list = useListKeys((index) => {
    const obligation = obligations[index];
    if (obligation?.kind === 'claim' || obligation?.kind === 'start') {
      act(obligation as DoneInPlace);
    }
  });
  return (
    <>
      <ol className={styles.list} {...list} aria-label="My obligations">
        {obligations.map((obligation) => (
          <ObligationRow
            key={`${obligation.kind} ${obligation.request?.id ?? obligation.opportunityId}`}
            slug={slug}
            obligation={obligation}
            currency={currency}
            onDo={act}
          />
        ))}
        {proposals && <ProposalsRow slug={slug} proposals={proposals} />}
      </ol>
      <p className={styles.keys}>
        <Kbd keys={['J']} /> <Kbd keys={['K']} /> down and up, <Kbd keys={['Enter']} /> open
        {obligations.some((one) => wordsOf(one).at.match(/claim|start/)) && (
          <>
            , <Kbd keys={['X']} /> claim or start
          </>
        )}
      </p>
    </>
  );
}

interface ObligationListProps extends Pick<Obligations, 'currency' | 'obligations' | 'proposals'> {
  slug: string;
}
