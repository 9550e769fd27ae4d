import { QueryErrorResetBoundary } from '@tanstack/react-query';
import { Component, type ReactNode } from 'react';
import { requestIdOf, sentenceOf } from '#client/lib/api-error.ts';
import { Button } from './button.tsx';
import { ProblemNote } from './problem-note.tsx';

interface BoundaryProps {
  title: string;
  onRetry: () => void;
  children: ReactNode;
}

/** React catches what a child throws while drawing only in a class. */
class Boundary extends Component<BoundaryProps, { error: unknown }> {
  override state: { error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  retry = () => {
    this.props.onRetry();
    this.setState({ error: undefined });
  };

  override render() {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return <ErrorNote title={this.props.title} error={error} onRetry={this.retry} />;
  }
}

interface ErrorRegionProps {
  /** "The board could not be shown." */
  title?: string;
  children: ReactNode;
}

/** A part of the page that may fail alone: the rest stays, this one says why and can be tried again. */
export function ErrorRegion({
  title = 'This part could not be shown.',
  children,
}: ErrorRegionProps) {
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <Boundary title={title} onRetry={reset}>
          {children}
        </Boundary>
      )}
    </QueryErrorResetBoundary>
  );
}

interface ErrorNoteProps {
  title: string;
  error: unknown;
  onRetry: () => void;
}

/** An error and the way to try again. */
export function ErrorNote({ title, error, onRetry }: ErrorNoteProps) {
  return (
    <ProblemNote
      title={title}
      requestId={requestIdOf(error)}
      action={
        <Button size="small" onPress={onRetry}>
          Try again
        </Button>
      }
    >
      {sentenceOf(error)}
    </ProblemNote>
  );
}
