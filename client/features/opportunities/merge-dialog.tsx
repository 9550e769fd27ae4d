import { useQuery } from '@tanstack/react-query';
import { ArrowLeftRight } from 'lucide-react';
import { useId, useState } from 'react';
import { focusWrong } from '#client/lib/focus-wrong.ts';
import { type KeptForm, useKeptForm } from '#client/lib/use-kept-form.ts';
import { Button } from '#client/ui/button.tsx';
import { Checkbox } from '#client/ui/checkbox.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { ErrorNote } from '#client/ui/error-region.tsx';
import { Form } from '#client/ui/form.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import {
  gainOf,
  type Merged,
  MergeOpportunity,
  whyNotGo,
  whyNotTake,
} from '#shared/opportunities/merge.ts';
import type { Opportunity } from '#shared/opportunities/schema.ts';
import { opportunityPageQuery } from './api.ts';
import { useMerge } from './merge-api.ts';
import { MergeCompare, type NameOf } from './merge-compare.tsx';
import styles from './merge-dialog.module.css';
import { OpportunityPicker } from './opportunity-picker.tsx';

interface MergeDialogProps {
  slug: string;
  opportunity: Opportunity;
  /** The other one; null when it is still to be chosen. */
  otherId: string | null;
  nameOf: NameOf;
  onClose: () => void;
  onMerged: (merged: Merged & { title: string }) => void;
}

/** Makes one of two: choose the other, compare, say which stays and why they are the same. */
export function MergeDialog({ otherId, ...props }: MergeDialogProps) {
  const [picked, setPicked] = useState<string | null>(null);
  const [chosen, setChosen] = useState(otherId);
  const { slug, opportunity, onClose } = props;
  if (chosen !== null) return <Compare {...props} otherId={chosen} />;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Merge with which?"
      lead={`Choose the opportunity that is the same as “${opportunity.title}”. Nothing happens yet.`}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={picked === null} onPress={() => setChosen(picked)}>
            Compare the two
          </Button>
        </>
      }
    >
      <OpportunityPicker
        slug={slug}
        label="Which is the same?"
        title={opportunity.title}
        not={opportunity.id}
        value={picked}
        onChange={setPicked}
      />
    </Dialog>
  );
}

function Compare(props: Omit<MergeDialogProps, 'otherId'> & { otherId: string }) {
  const { slug, opportunity, otherId, onClose } = props;
  const page = useQuery(opportunityPageQuery({ slug, id: otherId }));
  const other = page.data?.opportunity;
  if (other) return <Deciding key={otherId} {...props} other={other} />;
  return (
    <Dialog isOpen onClose={onClose} title={opportunity.title} size="large">
      {page.isError ? (
        <ErrorNote
          title="The other opportunity could not be shown."
          error={page.error}
          onRetry={() => void page.refetch()}
        />
      ) : (
        <Skeleton lines={6} label="Loading the other opportunity" />
      )}
    </Dialog>
  );
}

const whyNotOf = (gone: Opportunity, into: Opportunity) =>
  whyNotGo(gone) ?? whyNotTake({ ...into, went: null });

type Words = { reason: string; fill: boolean };

function Deciding(props: Omit<MergeDialogProps, 'otherId'> & { other: Opportunity }) {
  const { slug, opportunity, other, nameOf, onClose, onMerged } = props;
  const formId = useId();
  const form = useKeptForm<Words>(`merge.${opportunity.id}.${other.id}`, {
    reason: '',
    fill: true,
  });
  // The one that was opened goes, unless only the other way round is possible.
  const [goes, setGoes] = useState(
    whyNotOf(opportunity, other) !== null && whyNotOf(other, opportunity) === null
      ? other.id
      : opportunity.id,
  );
  const [gone, into] = goes === opportunity.id ? [opportunity, other] : [other, opportunity];
  const merge = useMerge(slug);
  const whyNot = whyNotOf(gone, into);

  function submit() {
    const input = form.check(MergeOpportunity, { ...form.values, into: into.id });
    if (!input) return focusWrong();
    if (whyNot) return;
    const done = (merged: Merged) => {
      form.forget();
      onMerged({ ...merged, title: into.title });
    };
    merge.send({ id: gone.id, version: gone.version, input }, { done, refused: form.refuse });
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="large"
      title="Merge two into one"
      lead="Comments and history of both are read together from then on. It can be undone."
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            isDisabled={whyNot !== null}
            isPending={merge.isPending}
          >
            Merge
          </Button>
        </>
      }
    >
      <div className={styles.merge}>
        <Button
          size="small"
          icon={<ArrowLeftRight aria-hidden="true" />}
          onPress={() => setGoes(into.id)}
        >
          Keep the other one
        </Button>
        {whyNot && <ProblemNote tone="risk" title={whyNot} />}
        <MergeCompare gone={gone} into={into} fill={form.values.fill} nameOf={nameOf} />
        <Form
          id={formId}
          problem={form.refusal?.sentence}
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <Questions form={form} fills={gainOf(into, gone).fields.length > 0} />
        </Form>
      </div>
    </Dialog>
  );
}

function Questions({ form, fills }: { form: KeptForm<Words>; fills: boolean }) {
  return (
    <>
      {fills && (
        <Checkbox
          label="Fill what the one that stays leaves empty"
          checked={form.values.fill}
          onChange={(event) => form.set({ fill: event.target.checked })}
        />
      )}
      <TextArea
        label="Why are they the same?"
        rows={2}
        value={form.values.reason}
        onChange={(event) => form.set({ reason: event.target.value })}
        error={form.errorOf('reason')}
      />
    </>
  );
}
