import { ArrowDownToLine, Plus } from 'lucide-react';
import { Button } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { HandoffMark } from '#client/ui/handoff-mark.tsx';
import { ButtonLink } from '#client/ui/link.tsx';
import styles from './board-empty.module.css';

interface BoardEmptyProps {
  importHref: string;
  /** Null when this member may import lists; otherwise the sentence that says who may. */
  whyNotImport: string | null;
  /** The same for adding an opportunity. */
  whyNotAdd: string | null;
  onAdd: () => void;
}

/** The first look at an empty workspace: what the board is, and the step that fills it. */
export function BoardEmpty({ importHref, whyNotImport, whyNotAdd, onAdd }: BoardEmptyProps) {
  return (
    <div className={styles.empty}>
      <EmptyState
        title="Nothing to assess yet"
        icon={<HandoffMark size={32} />}
        actions={
          <>
            {whyNotImport === null && (
              <ButtonLink
                variant="primary"
                to={importHref}
                icon={<ArrowDownToLine aria-hidden="true" />}
              >
                Import a list
              </ButtonLink>
            )}
            {whyNotAdd === null && (
              <Button icon={<Plus aria-hidden="true" />} onPress={onAdd}>
                Add an opportunity
              </Button>
            )}
          </>
        }
      >
        <p>
          Opportunities start left of the handoff line: they are rated, decided and offered with a
          brief. Right of it stands what a lead has accepted, until its number has moved.
        </p>
        <p>{whyNotImport ?? 'Bring the list you have, as CSV, or begin with a single one.'}</p>
      </EmptyState>
    </div>
  );
}
