import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { SimilarWhileTyping } from '#client/features/opportunities/similar-list.tsx';
import { NewOpportunity } from '#client/features/roadmap/board-new-opportunity.tsx';
import { RecordUnbackedWork } from '#client/features/roadmap/record-unbacked-work.tsx';
import { paths } from '#client/paths.ts';
import { Button } from '#client/ui/button.tsx';

type Named = { id: string; name: string };

/** The button and the form behind it; what was added opens at once. */
export function AddOpportunity({ slug, query }: { slug: string; query: string }) {
  const navigate = useNavigate();
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <Button variant="primary" icon={<Plus aria-hidden="true" />} onPress={() => setAdding(true)}>
        New opportunity
      </Button>
      {isAdding && (
        <NewOpportunity
          slug={slug}
          onClose={() => setAdding(false)}
          renderSimilar={(title) => <SimilarWhileTyping slug={slug} title={title} />}
          onAdded={(id) => {
            setAdding(false);
            void navigate(paths.opportunity(slug, id, 'opportunities') + query);
          }}
        />
      )}
    </>
  );
}

/** The same for work that goes on although nobody decided it. `?record` leads straight to its form. */
export function RecordWork({ slug, query, lists, isOpenAtFirst }: RecordWorkProps) {
  const navigate = useNavigate();
  const [isRecording, setRecording] = useState(isOpenAtFirst);
  const options = (named: readonly Named[]) =>
    named.map(({ id, name }) => ({ value: id, label: name }));
  const close = () => {
    setRecording(false);
    if (isOpenAtFirst) void navigate({ search: query }, { replace: true });
  };
  return (
    <>
      <Button onPress={() => setRecording(true)}>Record unbacked work</Button>
      {isRecording && (
        <RecordUnbackedWork
          slug={slug}
          owners={options(lists.owners)}
          priorities={options(lists.priorities)}
          onClose={close}
          onRecorded={(id) => {
            setRecording(false);
            void navigate(paths.opportunity(slug, id, 'opportunities') + query);
          }}
        />
      )}
    </>
  );
}

interface RecordWorkProps {
  slug: string;
  query: string;
  lists: { priorities: readonly Named[]; owners: readonly Named[] };
  isOpenAtFirst: boolean;
}
