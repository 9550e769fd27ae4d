import { Plus, Scale } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '#client/ui/button.tsx';
import { notify } from '#client/ui/toast.tsx';
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx';
import { MAX_CRITERIA } from '#shared/scoring/schema.ts';
import styles from './criteria-editor.module.css';
import { CriterionRow } from './criterion-row.tsx';
import { addCriterion, mayAdd, moveCriterion, removeCriterion } from './model-draft.ts';
import type { ModelEditor } from './use-model-editor.ts';

interface CriteriaEditorProps {
  editor: ModelEditor;
  onCompare: () => void;
}

type Moved = { row: string; by: -1 | 1 };

/** The questions opportunities are judged by, in the order they are asked. */
export function CriteriaEditor({ editor, onCompare }: CriteriaEditorProps) {
  const { draft, edit } = editor;
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [moved, setMoved] = useState<Moved | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const isWeighted = draft.formula === 'WEIGHTED_SUM';
  const total = draft.criteria.reduce((sum, { weight }) => sum + weight, 0);
  const track = useTrack(draft.criteria.map(({ weight }) => weight));
  useFocusAfterMove(list, moved);

  function toggle(row: string) {
    const next = new Set(open);
    if (!next.delete(row)) next.add(row);
    setOpen(next);
  }

  function add() {
    const row = crypto.randomUUID();
    edit((before) => addCriterion(before, row));
    setOpen(new Set([...open, row]));
    requestAnimationFrame(() => fieldOf(list.current, row)?.focus());
  }

  function remove(row: string) {
    const index = draft.criteria.findIndex((criterion) => criterion.row === row);
    const removed = draft.criteria[index];
    if (!removed) return;
    const before = draft;
    edit((now) => removeCriterion(now, row));
    const next = draft.criteria[index + 1] ?? draft.criteria[index - 1];
    requestAnimationFrame(() => fieldOf(list.current, next?.row ?? '')?.focus());
    void notify({
      title: `${removed.name || 'The criterion'} taken out of the draft.`,
      action: { label: 'Undo', onAction: () => edit(() => before) },
    });
  }

  function move(row: string, by: -1 | 1) {
    edit((before) => moveCriterion(before, row, by));
    setMoved({ row, by });
  }

  return (
    <>
      <ol className={styles.list} ref={list}>
        {draft.criteria.map((criterion, index) => (
          <CriterionRow
            key={criterion.row}
            editor={editor}
            criterion={criterion}
            index={index}
            isLast={index === draft.criteria.length - 1}
            weight={isWeighted ? { total, track } : null}
            isOpen={open.has(criterion.row) || hasProblemInside(editor, index)}
            onToggle={() => toggle(criterion.row)}
            onMove={(by) => move(criterion.row, by)}
            onRemove={draft.criteria.length > 1 ? () => remove(criterion.row) : undefined}
          />
        ))}
      </ol>
      <Announced>
        {moved &&
          `${draft.criteria.find(({ row }) => row === moved.row)?.name} is now ${draft.criteria.findIndex(({ row }) => row === moved.row) + 1} of ${draft.criteria.length}.`}
      </Announced>
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

const INSIDE = ['question', 'key', 'scale', 'scaleMin', 'scaleMax', 'unit', 'rubric'];

/** What is wrong inside a closed row would not be seen. */
function hasProblemInside({ problems, tries }: ModelEditor, index: number): boolean {
  const path = `criteria.${index}.`;
  return (
    tries > 0 &&
    problems.some(
      (problem) =>
        problem.path.startsWith(path) &&
        INSIDE.includes(problem.path.slice(path.length).split('.')[0] ?? ''),
    )
  );
}

function Announced({ children }: { children: ReactNode }) {
  return (
    <VisuallyHidden>
      <span role="status">{children}</span>
    </VisuallyHidden>
  );
}

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
    if (!moved) return;
    const buttons = list.current?.querySelectorAll<HTMLButtonElement>(
      `[data-row="${moved.row}"] [data-moves] button`,
    );
    const [up, down] = buttons ?? [];
    const wanted = moved.by === -1 ? up : down;
    (wanted?.disabled ? (moved.by === -1 ? down : up) : wanted)?.focus();
  }, [list, moved]);
}
