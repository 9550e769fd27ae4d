import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { journey } from '#server/testing/journey.ts';
import { testApp } from '#server/testing/world.ts';

let base: string;
beforeAll(async () => {
  const app = await testApp();
  await app.listen({ port: 0, host: '127.0.0.1' });
  base = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/api/v1`;
});

type Heard = { id: string; event: string; data: { revision: number; type?: string } };

/** Reads a stream until it has heard enough, then hangs up. */
async function hear(
  url: string,
  headers: Record<string, string>,
  enough: (heard: Heard[]) => boolean,
): Promise<Heard[]> {
  const hangUp = new AbortController();
  const timeout = setTimeout(() => hangUp.abort(), 5000);
  const answer = await fetch(url, { headers, signal: hangUp.signal });
  const heard: Heard[] = [];
  let text = '';
  const decoder = new TextDecoder();
  try {
    for await (const chunk of answer.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      const parts = text.split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts) {
        const fields = Object.fromEntries(
          part
            .split('\n')
            .map((line) => [line.split(': ')[0], line.split(': ').slice(1).join(': ')]),
        );
        if (fields.data)
          heard.push({
            id: fields.id ?? '',
            event: fields.event ?? '',
            data: JSON.parse(fields.data),
          });
      }
      if (enough(heard)) break;
    }
  } finally {
    clearTimeout(timeout);
    hangUp.abort();
  }
  return heard;
}

describe('the event stream', () => {
  it('tells what happens, as it happens, with the revision as id', async () => {
    const j = await journey();
    const url = `${base}${j.at('stream')}`;
    const listening = hear(url, { cookie: j.as('leo').cookie }, (heard) =>
      heard.some(({ data }) => data.type === 'opportunity_created'),
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    const id = await j.opportunity();
    const heard = await listening;
    expect(heard[0]?.event).toBe('ready');
    expect(heard.at(-1)?.data).toMatchObject({ type: 'opportunity_created', opportunityId: id });
    expect(Number(heard.at(-1)?.id)).toBe(heard.at(-1)?.data.revision);
  });

  it('tells at once who has joined', async () => {
    const j = await journey();
    const invitation = { email: `nia@${j.slug}.example.org`, roles: ['LEAD'] };
    const { link } = (await j.as('ada').post(j.at('invitations'), invitation)).body;
    const url = `${base}${j.at('stream')}`;
    const listening = hear(url, { cookie: j.as('leo').cookie }, (heard) =>
      heard.some(({ data }) => data.type === 'member_joined'),
    ).then(() => performance.now());
    await new Promise((resolve) => setTimeout(resolve, 100));
    const newcomer = { name: 'Nia', password: 'a long enough one' };
    const path = `/invitations/${link.split('/').at(-1)}/accept`;
    expect((await j.as('ada').post(path, newcomer)).status).toBe(200);
    const joined = performance.now();
    expect((await listening) - joined).toBeLessThan(500);
  });

  it('resumes from Last-Event-ID without a gap or a repeat', async () => {
    const j = await journey();
    for (let n = 0; n < 5; n++) await j.opportunity(`Card ${n}`);
    const last = Number(
      (await j.as('ada').get(`${j.at('events')}?limit=1`)).body.events[0].revision,
    );
    const from = last - 4;
    const headers = { cookie: j.as('leo').cookie, 'last-event-id': String(from) };
    const heard = await hear(`${base}${j.at('stream')}`, headers, (all) => all.length === 5);
    expect(heard.slice(1).map(({ data }) => data.revision)).toEqual([
      from + 1,
      from + 2,
      from + 3,
      from + 4,
    ]);
  });

  it('never tells a rating before the round is revealed', async () => {
    const j = await journey();
    const id = await j.opportunity();
    const { scoringModel } = await j.page(id);
    await j.db.prisma.member.update({
      where: { id: j.member.eve },
      data: { roles: ['ADVISOR', 'EXECUTIVE'] },
    });
    const answers = scoringModel.criteria.map((criterion) => ({
      criterionId: criterion.id,
      low: 1,
      likely: 2,
      high: 3,
      rationale: 'quite secret',
    }));
    await j.as('ada').put(`/opportunities/${id}/rating`, { answers, submit: true });
    const seenByEve = [
      (await j.as('eve').get(`/opportunities/${id}`)).body,
      (await j.as('eve').get(j.at('events'))).body,
      (await j.as('eve').get(j.at('board'))).body,
      (await j.as('eve').get(j.at('opportunities'))).body,
    ];
    expect(JSON.stringify(seenByEve)).not.toContain('quite secret');
    expect(seenByEve[0].round).toMatchObject({ mine: [], others: [], revealedAt: null });
    expect(seenByEve[0].opportunity).toMatchObject({
      score: null,
      ratersInvited: 2,
      ratersSubmitted: 1,
    });
  });
});
