import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { membersQuery } from '#client/features/people/api.ts';
import { boardQuery } from '#client/features/roadmap/board-api.ts';
import { StartSession } from '#client/features/scoring/start-session.tsx';
import { paths } from '#client/paths.ts';
import { Button } from '#client/ui/button.tsx';
import type { BoardSnapshot } from '#shared/roadmap/schema.ts';

interface StartRatingProps {
  slug: string;
  /** What was selected in the list. */
  selected?: readonly string[];
  variant?: 'primary' | 'secondary';
}

/** The button and the form behind it; the session that was started opens at once. */
export function StartRating({ slug, selected, variant = 'secondary' }: StartRatingProps) {
  const [isStarting, setStarting] = useState(false);
  return (
    <>
      <Button variant={variant} onPress={() => setStarting(true)}>
        {selected ? 'Start a rating session' : 'Start a session'}
      </Button>
      {isStarting && (
        <StartDialog slug={slug} selected={selected} onClose={() => setStarting(false)} />
      )}
    </>
  );
}

interface StartDialogProps {
  slug: string;
  selected: readonly string[] | undefined;
  onClose: () => void;
}

function StartDialog({ slug, selected, onClose }: StartDialogProps) {
  const navigate = useNavigate();
  const members = useQuery(membersQuery(slug)).data?.members;
  const board = useQuery(boardQuery(slug)).data;
  if (!members || !board) return null;
  return (
    <StartSession
      slug={slug}
      advisors={members.filter(({ roles }) => roles.includes('ADVISOR'))}
      ratable={ratableOf(board)}
      priorities={board.priorities}
      {...(selected && { selected })}
      onClose={onClose}
      onStarted={(id) => {
        onClose();
        void navigate(paths.ratingSession(slug, id));
      }}
    />
  );
}

const ratableOf = ({ columns, priorities }: BoardSnapshot) =>
  columns.ASSESS.map(({ id, priority, score, rated }) => ({
    id,
    priorityId: priority === undefined ? null : (priorities[priority]?.id ?? null),
    isRated: score !== undefined || (rated ?? 0) > 0,
  }));
