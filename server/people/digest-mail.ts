import type { Mail } from '#server/mail/mailer.ts';
import { whoWaits, wordsOf } from '#shared/progress/obligation-words.ts';
import type { Obligation, Obligations } from '#shared/progress/schema.ts';
import { waitingCostSoFar } from '#shared/progress/waiting.ts';

/** As many as one reads in a mail; the list has the rest. */
const MOST = 10;

export type Digest = {
  to: Mail['to'];
  workspace: { name: string; slug: string };
  owed: Obligations;
  now: Date;
  publicUrl: string;
  unsubscribe: string;
};

type Line = { verb: string; title: string; about: string; href: string };

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

function costOf({ costOfDelay, since }: Obligation, { owed, now }: Digest): string {
  const cost = waitingCostSoFar(costOfDelay, new Date(since), now);
  return cost === null || cost < 1 ? '' : `, ${whole.format(cost)} ${owed.currency} so far`;
}

function waitOf(since: string, now: Date): string {
  const days = Math.floor((now.getTime() - Date.parse(since)) / 86_400_000);
  return days < 1 ? 'since today' : days === 1 ? 'for 1 day' : `for ${days} days`;
}

function linesOf(digest: Digest): Line[] {
  const { owed, now, publicUrl, workspace } = digest;
  const board = `${publicUrl}/${encodeURIComponent(workspace.slug)}/board`;
  return owed.obligations.slice(0, MOST).map((obligation) => {
    const { verb, at } = wordsOf(obligation);
    const { title, since, opportunityId } = obligation;
    const about = `${whoWaits(obligation)} ${waitOf(since, now)}${costOf(obligation, digest)}.`;
    // A link leads to where it is done, and does nothing by being followed.
    const part = at.startsWith('section=') ? `?${at}` : '';
    return { verb, title, about, href: `${board}/${opportunityId}${part}` };
  });
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** What is not listed one by one. */
function restOf({ owed }: Digest): string[] {
  const more = owed.obligations.length - MOST;
  const { proposals } = owed;
  return [
    ...(more > 0 ? [`And ${more} more.`] : []),
    ...(proposals ? [`${counted(proposals.waiting, 'proposal')} to answer.`] : []),
  ];
}

/** What a member owes, as their list of obligations has it: most costly wait first. */
export function digestMail(digest: Digest): Mail {
  const { to, workspace, owed, publicUrl, unsubscribe } = digest;
  const list = `${publicUrl}/${encodeURIComponent(workspace.slug)}/obligations`;
  const count = owed.obligations.length + (owed.proposals ? 1 : 0);
  const head = `${counted(count, 'wait')} for you in ${workspace.name}`;
  const lines = linesOf(digest);
  const why =
    'You get this at most once a day, in the morning, and only when something new waits for you.';
  const text = [
    `${head}, most costly first.`,
    ...lines.map(({ verb, title, about, href }) => `${verb}: ${title}\n${about}\n${href}`),
    ...restOf(digest),
    `Your obligations: ${list}`,
    `${why} No more of these: ${unsubscribe}`,
  ].join('\n\n');
  const rows = lines.map(
    ({ verb, title, about, href }) =>
      `<li style="margin:0 0 12px"><strong>${safe(verb)}</strong>: <a href="${safe(href)}">${safe(title)}</a><br>${safe(about)}</li>`,
  );
  const html = [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"></head><body style="font-family:sans-serif;font-size:15px;line-height:1.5;color:#1c2024">',
    `<p>${safe(head)}, most costly first.</p>`,
    `<ol style="padding-left:20px">${rows.join('')}</ol>`,
    ...restOf(digest).map((sentence) => `<p>${safe(sentence)}</p>`),
    `<p><a href="${safe(list)}">Open your obligations</a></p>`,
    `<p style="color:#60646c;font-size:13px">${safe(why)} <a href="${safe(unsubscribe)}">No more of these</a></p>`,
    '</body></html>',
  ].join('\n');
  return { to, subject: head, text, html, unsubscribe };
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
