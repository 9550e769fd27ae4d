import { sentenceOf } from '#client/lib/api-error.ts';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { Switch } from '#client/ui/switch.tsx';
import type { Me } from '#shared/people/schema.ts';
import { useChooseDigest } from './digest-api.ts';

/** Where what I owe comes by e-mail too, workspace by workspace. */
export function DigestChoice({ me }: { me: Me }) {
  const choose = useChooseDigest();
  const { workspaces, sendsMail, account } = me;
  const chosen = sendsMail ? workspaces : workspaces.filter(({ digest }) => digest);
  return (
    <>
      {!sendsMail && (
        <p>
          This server has no mail server to send by, so there is no digest. Whoever runs it can name
          one in SMTP_URL.
        </p>
      )}
      {choose.isError && <ProblemNote title={sentenceOf(choose.error)} />}
      {chosen.map(({ slug, name, digest }) => (
        <Switch
          key={slug}
          label={name}
          description={digest && sendsMail ? `Sent to ${account.email}.` : undefined}
          isOn={digest}
          onChange={(on) => choose.mutate({ slug, on })}
        />
      ))}
    </>
  );
}
