import { Plus, Scale } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '#client/ui/button.tsx';
import { notify } from '#client/ui/toast.tsx';
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx';
import { MAX_CRITERIA } from '#shared/scoring/schema.ts';
import styles from './criteria-editor.module.css';
import type { RowErrors } from './criterion-details.tsx';
import { CriterionRow, type RowActions } from './criterion-row.tsx';
import {
  addCriterion,
  mayAdd,
  moveCriterion,
  placeCriterion,
  removeCriterion,
} from './model-draft.ts';
import type { ModelEditor } from './use-model-editor.ts';
import { useRowDrag } from './use-row-drag.ts';

interface CriteriaEditorProps {
  editor: ModelEditor;
  onCompare: () => void;
}

/** By a button, one place; or dragged. */
type Moved = { row: string; by: -1 | 1 | null };

/** The questions opportunities are judged by, in the order they are asked. */
export function CriteriaEditor({ editor, onCompare }: CriteriaEditorProps) {
  const { draft, base } = editor;
  const list = useRef<HTMLOListElement>(null);
  const { open, moved, add, actions } = useRows(editor, list);
  const isWeighted = draft.formula === 'WEIGHTED_SUM';
  const total = draft.criteria.reduce((sum, { weight }) => sum + weight, 0);
  const track = useTrack(draft.criteria.map(({ weight }) => weight));
  const place = draft.criteria.findIndex(({ row }) => row === moved?.row);
  return (
    <>
      <ol className={styles.list} ref={list}>
        {draft.criteria.map((criterion, index) => {
          const errors = errorsOf(editor, index);
          return (
            <CriterionRow
              key={criterion.row}
              criterion={criterion}
              before={base.criteria.find(({ id }) => id === criterion.id)}
              index={index}
              isLast={index === draft.criteria.length - 1}
              isOnly={draft.criteria.length === 1}
              track={isWeighted ? track : null}
              share={total > 0 ? Math.round((100 * criterion.weight) / total) : 0}
              errors={errors}
              isOpen={open.has(criterion.row) || isInside(errors)}
              actions={actions}
            />
          );
        })}
      </ol>
      <VisuallyHidden>
        <span role="status">
          {place >= 0 &&
            `${draft.criteria[place]?.name} is now ${place + 1} of ${draft.criteria.length}.`}
        </span>
      </VisuallyHidden>
      <div className={styles.actions}>
        <Button icon={<Plus aria-hidden="true" />} onPress={add} isDisabled={!mayAdd(draft)}>
          Add criterion
        </Button>
        {isWeighted && draft.criteria.length > 1 && (
          <Button icon={<Scale aria-hidden="true" />} onPress={onCompare}>
            Compare in pairs
          </Button>
        )}
        {!mayAdd(draft) && <span className={styles.full}>{MAX_CRITERIA} criteria are enough.</span>}
      </div>
    </>
  );
}

/** What can be done with rows; the actions stay the same, so that a row is drawn again only when it changed. */
function useRows({ draft, edit }: ModelEditor, list: { current: HTMLElement | null }) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [moved, setMoved] = useState<Moved | null>(null);
  const latest = useRef(draft);
  useEffect(() => {
    latest.current = draft;
  }, [draft]);
  useFocusAfterMove(list, moved);
  const grip = useRowDrag(list, drop);

  function drop(row: string, to: number) {
    const from = draft.criteria.findIndex((criterion) => criterion.row === row);
    edit((before) => placeCriterion(before, row, to));
    setMoved({ row, by: null });
    void notify({
      title: `${draft.criteria[from]?.name || 'The criterion'} is now ${to + 1} of ${draft.criteria.length}.`,
      action: { label: 'Undo', onAction: () => edit((now) => placeCriterion(now, row, from)) },
    });
  }

  function add() {
    const row = crypto.randomUUID();
    edit((before) => addCriterion(before, row));
    setOpen((before) => new Set([...before, row]));
    requestAnimationFrame(() => fieldOf(list.current, row)?.focus());
  }

  const actions = useMemo<RowActions>(
    () => ({
      edit,
      grip,
      toggle: (row) =>
        setOpen((before) => {
          const next = new Set(before);
          if (!next.delete(row)) next.add(row);
          return next;
        }),
      move(row, by) {
        edit((before) => moveCriterion(before, row, by));
        setMoved({ row, by });
      },
      remove(row) {
        const before = latest.current;
        const index = before.criteria.findIndex((criterion) => criterion.row === row);
        edit((now) => removeCriterion(now, row));
        const next = before.criteria[index + 1] ?? before.criteria[index - 1];
        requestAnimationFrame(() => fieldOf(list.current, next?.row ?? '')?.focus());
        void notify({
          title: `${before.criteria[index]?.name || 'The criterion'} taken out of the draft.`,
          action: { label: 'Undo', onAction: () => edit(() => before) },
        });
      },
    }),
    [edit, list, grip],
  );
  return { open, moved, add, actions };
}

const INSIDE = ['question', 'key', 'scale', 'scaleMin', 'scaleMax', 'unit', 'rubric'];

const NONE: RowErrors = {};

/** The sentences beside the fields of one row, once somebody has tried to apply. */
function errorsOf({ problems, tries }: ModelEditor, index: number): RowErrors {
  const path = `criteria.${index}.`;
  const mine = tries > 0 ? problems.filter((problem) => problem.path.startsWith(path)) : [];
  if (mine.length === 0) return NONE;
  return Object.fromEntries(
    mine.map((problem) => [problem.path.slice(path.length), problem.message]),
  );
}

/** What is wrong inside a closed row would not be seen. */
const isInside = (errors: RowErrors): boolean =>
  Object.keys(errors).some((path) => INSIDE.includes(path.split('.')[0] ?? ''));

const fieldOf = (list: HTMLElement | null, row: string) =>
  list?.querySelector<HTMLInputElement>(`[data-row="${row}"] input`);

/** How far the sliders reach: ten, a hundred or a thousand; it grows with the weights and never jumps back. */
function useTrack(weights: readonly number[]): number {
  const most = Math.max(...weights, 0);
  const [track, setTrack] = useState(10);
  const needed = [10, 100, 1000].find((reach) => reach >= most) ?? 1000;
  if (needed > track) setTrack(needed);
  return Math.max(track, needed);
}

/** Rows change places in the document, which drops the focus: it goes back to the button, or its neighbour at an end. */
function useFocusAfterMove(list: { current: HTMLElement | null }, moved: Moved | null) {
  useEffect(() => {
    if (!moved || moved.by === null) return;
    const buttons = list.current?.querySelectorAll<HTMLButtonElement>(
      `[data-row="${moved.row}"] [data-moves] button`,
    );
    const [up, down] = buttons ?? [];
    const wanted = moved.by === -1 ? up : down;
    (wanted?.disabled ? (moved.by === -1 ? down : up) : wanted)?.focus();
  }, [list, moved]);
}
