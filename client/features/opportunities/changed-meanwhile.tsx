import { Button } from '#client/ui/button.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { type WhatWords, whatName } from './what-words.ts';

interface ChangedMeanwhileProps {
  name: keyof WhatWords;
  theirs: WhatWords;
  onTake: () => void;
  onKeep: () => void;
}

/** Somebody saved other words for a field that is being written: both are kept until one is chosen. */
export function ChangedMeanwhile({ name, theirs, onTake, onKeep }: ChangedMeanwhileProps) {
  const value = theirs[name];
  const text =
    typeof value === 'string' && !name.endsWith('Id')
      ? `It now says: “${value}”`
      : 'It was set to something else.';
  return (
    <ProblemNote
      tone="risk"
      title={`Somebody changed “${whatName[name]}” while you were writing.`}
      action={
        <>
          <Button size="small" onPress={onKeep}>
            Keep mine
          </Button>
          <Button size="small" onPress={onTake}>
            Take theirs
          </Button>
        </>
      }
    >
      {text}
    </ProblemNote>
  );
}
