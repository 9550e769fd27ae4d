import { type ReactNode, useState } from 'react';
import { sentenceOf } from '#client/lib/api-error.ts';
import { nameIn } from '#client/lib/name-in.ts';
import { useKeptForm } from '#client/lib/use-kept-form.ts';
import { ActForm } from '#client/ui/act-form.tsx';
import { Avatar } from '#client/ui/avatar.tsx';
import { Button } from '#client/ui/button.tsx';
import { Markdown } from '#client/ui/markdown.tsx';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { notify } from '#client/ui/toast.tsx';
import { type Comment, WriteComment } from '#shared/opportunities/schema.ts';
import { type Address, useRemoveComment, useWriteComment } from './api.ts';
import styles from './comment-thread.module.css';

interface CommentThreadProps {
  address: Address;
  comments: readonly Comment[];
  members: readonly { id: string; name: string }[];
  ownId: string;
  /** The title of what was merged into this, where a comment was written there. */
  originOf: (opportunityId: string) => string | undefined;
}

/** What people said about it, oldest first, and a place to say more. */
export function CommentThread({ address, comments, members, ownId, originOf }: CommentThreadProps) {
  const remove = useRemoveComment(address);
  return (
    <div className={styles.thread}>
      {comments.length > 0 && (
        <ol className={styles.comments}>
          {comments.map((comment) => (
            <li className={styles.comment} key={comment.id}>
              <CommentHead
                comment={comment}
                author={nameIn(members, comment.authorId)}
                origin={originOf(comment.opportunityId)}
              >
                {comment.authorId === ownId && !comment.removedAt && (
                  <Button
                    size="small"
                    variant="quiet"
                    isPending={remove.isPending}
                    onPress={() =>
                      remove.send(comment.id, {
                        refused: (error) =>
                          void notify({
                            title: 'The comment was not removed.',
                            detail: sentenceOf(error),
                          }),
                      })
                    }
                  >
                    Remove
                  </Button>
                )}
              </CommentHead>
              {comment.removedAt ? (
                <p className={styles.quiet}>Removed by its author.</p>
              ) : (
                <Markdown text={comment.body} />
              )}
            </li>
          ))}
        </ol>
      )}
      <CommentForm address={address} />
    </div>
  );
}

interface CommentHeadProps {
  comment: Comment;
  author: string;
  origin: string | undefined;
  children: ReactNode;
}

function CommentHead({ comment, author, origin, children }: CommentHeadProps) {
  return (
    <div className={styles.head}>
      <Avatar name={author} />
      <strong>{author}</strong>
      <span className={styles.quiet}>
        <RelativeTime at={comment.writtenAt} />
        {origin && `, of “${origin}”`}
      </span>
      <span className={styles.tools}>{children}</span>
    </div>
  );
}

function CommentForm({ address }: { address: Address }) {
  const form = useKeptForm(`comment.${address.id}`, { body: '' });
  const write = useWriteComment(address);
  const [isPreview, setPreview] = useState(false);
  const { body } = form.values;

  function submit() {
    const input = form.check(WriteComment, form.values);
    if (!input) return;
    const done = () => {
      form.forget();
      setPreview(false);
    };
    write.send(input.body, { done, refused: form.refuse });
  }

  return (
    <ActForm
      title="Say something"
      verb="Comment"
      variant="secondary"
      isPending={write.isPending}
      refusal={form.refusal}
      refusals={form.refusals}
      onSubmit={submit}
    >
      {isPreview ? (
        <div className={styles.preview}>
          <Markdown text={body || 'Nothing written yet.'} />
        </div>
      ) : (
        <TextArea
          label="Comment"
          labelHidden
          rows={3}
          placeholder="Markdown works: **bold**, lists, links."
          value={body}
          onChange={(event) => form.set({ body: event.target.value })}
          error={form.errorOf('body')}
        />
      )}
      {body.trim() !== '' && (
        <div>
          <Button size="small" variant="quiet" onPress={() => setPreview(!isPreview)}>
            {isPreview ? 'Write on' : 'Preview'}
          </Button>
        </div>
      )}
    </ActForm>
  );
}
