import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonKey } from '#prisma/demo/people.ts';
import { Metrics } from '#shared/metrics/schema.ts';
import { OpportunityPage } from '#shared/opportunities/opportunity-page.ts';
import type { Actor, People } from '#shared/people/can.ts';
import { Me } from '#shared/people/schema.ts';
import { Problem } from '#shared/problem.ts';
import { type Move, moveTo } from '#shared/roadmap/move.ts';
import { type BoardCard, BoardSnapshot } from '#shared/roadmap/schema.ts';
import { boardStages, Stage, type Standing, stageName } from '#shared/roadmap/stage.ts';
import { columnOf, findAll, findCard, openMoves, type StageName } from './acts.ts';
import { type RunningApp, startApp } from './app.ts';
import { launchBrowser, type Person } from './browser.ts';
import { ALDERMERE, come } from './people.ts';

/** A card and everything the rule of a move looks at, read from the API and not from the board. */
interface Known {
  id: string;
  title: string;
  stage: Stage;
  version: number;
  standing: Standing & People;
}

interface Player {
  person: Person;
  page: Page;
  actor: Actor;
}

const api = `/api/v1/workspaces${ALDERMERE}`;
const others = (card: Known) => Stage.options.filter((stage) => stage !== card.stage);
const verbOf = (move: Move & { allowed: true }) =>
  `${move.intent.charAt(0).toUpperCase()}${move.intent.slice(1)}${move.asks ? '…' : ''}`;

describe('a move the rules do not allow', () => {
  let app: RunningApp;
  let browser: Browser;
  let players: Record<'advisor' | 'lead' | 'executive', Player>;
  let cards: Known[];

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp(), launchBrowser()]);
    players = {
      advisor: await playerOf('amara'),
      lead: await playerOf('lucia'),
      executive: await playerOf('meilin'),
    };
    cards = await oneOfEachKind(players.advisor.page);
  });
  afterAll(async () => {
    for (const { person } of Object.values(players)) await person.leave();
    await browser.close();
    await app.stop();
  });

  async function playerOf(key: PersonKey): Promise<Player> {
    const person = await come({ app, browser }, key);
    const me = Me.parse(await (await person.page.request.get('/api/v1/me')).json());
    const { memberId, roles, ownerIds } = me.workspaces[0] as Me['workspaces'][number];
    return { person, page: person.page, actor: { memberId, roles, ownerIds, alone: false } };
  }

  it('is known of cards in every column', () => {
    expect(new Set(cards.map(({ stage }) => stage))).toEqual(new Set(boardStages));
    expect(cards.some(({ standing }) => standing.accepted)).toBe(true);
    expect(cards.some(({ standing }) => standing.unbacked)).toBe(true);
  });

  it.each(['advisor', 'lead', 'executive'] as const)(
    'is listed with its sentence in the menu of every card, and the others with their verb, for the %s',
    async (who) => {
      const { page, actor } = players[who];
      for (const card of cards) {
        await findCard(page, card.title);
        const menu = await openMoves(page, card.title);
        const shown = await readMoves(menu);
        // Merging asks into which, in a place of its own: the menu does not name it.
        for (const to of others(card).filter((stage) => stage !== 'MERGED')) {
          const move = moveTo(card.standing, to, actor);
          expect(shown[stageName[to]], `${card.title}: ${card.stage} to ${to}`).toBe(
            move.allowed ? verbOf(move) : `Not possible now. ${move.whyNot}`,
          );
        }
        await page.keyboard.press('Escape');
        await menu.waitFor({ state: 'detached' });
      }
      await findAll(page);
    },
    300_000,
  );

  it('does nothing when it is chosen from the menu all the same', async () => {
    const { page } = players.executive;
    const card = cards.find(({ stage }) => stage === 'QUEUED') as Known;
    await findCard(page, card.title);
    const menu = await openMoves(page, card.title);
    await menu.getByRole('menuitem', { name: 'Building' }).click();
    expect(await menu.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await columnOf(page, 'Queued').getByRole('article', { name: card.title }).count()).toBe(
      1,
    );
    await findAll(page);
  });

  it.each(['advisor', 'lead', 'executive'] as const)(
    'is refused with the same sentence by the API, for the %s',
    async (who) => {
      const { page, actor } = players[who];
      const before = await boardOf(page);
      for (const card of cards) {
        for (const toStage of others(card)) {
          const move = moveTo(card.standing, toStage, actor);
          if (move.allowed) continue;
          const reply = await page.request.post(`/api/v1/opportunities/${card.id}/move`, {
            headers: { 'if-match': `"v${card.version}"` },
            data: { toStage, after: null },
          });
          const where = `${card.title}: ${card.stage} to ${toStage}`;
          expect([403, 422], where).toContain(reply.status());
          expect(Problem.parse(await reply.json()).detail, where).toBe(move.whyNot);
        }
      }
      expect((await boardOf(page)).revision).toBe(before.revision);
    },
  );

  it.each([
    { who: 'advisor', from: 'ASSESS', to: 'BUILDING' },
    { who: 'advisor', from: 'DECIDED', to: 'QUEUED' },
    { who: 'lead', from: 'QUEUED', to: 'PROVEN' },
    { who: 'executive', from: 'OFFERED', to: 'IN_REVIEW' },
  ] as const)(
    'is said by the column while the $who carries a card from $from, and dropping it there changes nothing',
    async ({ who, from, to }) => {
      const { page, actor } = players[who];
      const card = cards.find(
        ({ stage, standing }) => stage === from && !standing.unbacked,
      ) as Known;
      const before = await boardOf(page);
      await findCard(page, card.title);
      await carry(page, { title: card.title, to: stageName[to] as StageName });
      for (const stage of boardStages.filter((other) => other !== from)) {
        const move = moveTo(card.standing, stage, actor);
        const column = columnOf(page, stageName[stage] as StageName);
        await column
          .getByText(move.allowed ? verbOf(move) : move.whyNot, { exact: true })
          .waitFor();
        expect(await column.getAttribute('data-verdict'), stage).toBe(
          move.allowed ? 'legal' : 'illegal',
        );
      }
      await page.mouse.up();
      await column(page, from).getByRole('article', { name: card.title }).waitFor();
      await page.locator('[data-verdict]').first().waitFor({ state: 'detached' });
      expect((await boardOf(page)).revision).toBe(before.revision);
      // The sentence outlives the drag, is said once, and goes by itself or when something else is done.
      const move = moveTo(card.standing, to, actor);
      const said = page.getByRole('status').getByText(move.allowed ? '' : move.whyNot);
      await page.waitForTimeout(1500);
      expect(await said.count()).toBe(1);
      expect(await column(page, to).getByRole('status').textContent()).toBe(
        await said.textContent(),
      );
      await page.mouse.click(2, 2);
      await said.waitFor({ state: 'detached' });
    },
  );

  it('is what the column under the hand says, however little of the card lies over it', async () => {
    const { page, actor } = players.advisor;
    await findAll(page);
    const before = await boardOf(page);
    const [first] = before.columns.OFFERED;
    const card = cards.find(({ id }) => id === first?.id) as Known;
    const move = moveTo(card.standing, 'IN_REVIEW', actor);
    if (move.allowed) throw new Error('An advisor may claim.');
    await lift(page, card.title);
    await holdOver(page, columnOf(page, 'In review'), { x: 4, y: 330 });
    expect(await page.locator('[data-over]').count()).toBe(0);
    await page.mouse.up();
    await column(page, 'IN_REVIEW').getByRole('status').getByText(move.whyNot).waitFor();
    expect(await titlesIn(page, 'OFFERED')).toEqual(before.columns.OFFERED.map(titleOf));
    expect((await boardOf(page)).revision).toBe(before.revision);
  });

  it('is none when a card is let go on the handoff line: it goes back to its place', async () => {
    const { page } = players.advisor;
    const before = await boardOf(page);
    const [first] = before.columns.IN_REVIEW;
    await lift(page, (first as BoardCard).title);
    await holdOver(page, page.getByRole('complementary', { name: 'Handoff line' }), {
      x: 6,
      y: 330,
    });
    expect(await page.locator('[data-over]').count()).toBe(0);
    await page.mouse.up();
    await page.locator('[data-verdict]').first().waitFor({ state: 'detached' });
    expect(await titlesIn(page, 'IN_REVIEW')).toEqual(before.columns.IN_REVIEW.map(titleOf));
    expect((await boardOf(page)).revision).toBe(before.revision);
  });
});

const column = (page: Page, stage: Stage) => columnOf(page, stageName[stage] as StageName);

async function boardOf(page: Page): Promise<BoardSnapshot> {
  return BoardSnapshot.parse(await (await page.request.get(`${api}/board`)).json());
}

/** Of every column one card of each kind: from an offer to a team or a person, accepted or not, unbacked or not. */
async function oneOfEachKind(page: Page): Promise<Known[]> {
  const board = await boardOf(page);
  const { metrics } = Metrics.parse(await (await page.request.get(`${api}/metrics`)).json());
  const measurers = new Map(metrics.map(({ id, measurerId }) => [id, measurerId]));
  const known: Known[] = [];
  for (const [stage, inColumn] of Object.entries(board.columns)) {
    const kinds = new Map(inColumn.map((card) => [kindOf(card), card]));
    for (const { id, title } of kinds.values()) {
      const reply = await page.request.get(`/api/v1/opportunities/${id}`);
      const { opportunity, handoff, item } = OpportunityPage.parse(await reply.json());
      known.push({
        id,
        title,
        stage: stage as Stage,
        version: opportunity.version,
        standing: {
          stage: stage as Stage,
          accepted: handoff?.state === 'ACCEPTED',
          unbacked: item?.unbacked ?? false,
          authorId: handoff?.authorId ?? null,
          sponsorId: handoff?.sponsorId ?? null,
          claimerId: handoff?.claimerId ?? null,
          addresseeOwnerId: handoff?.addresseeOwnerId ?? null,
          addresseeMemberId: handoff?.addresseeMemberId ?? null,
          leadId: item?.leadId ?? null,
          measurerId: measurers.get(opportunity.metricId ?? '') ?? null,
        },
      });
    }
  }
  return known;
}

const kindOf = ({ handoff, unbacked, toMember }: BoardCard) =>
  `${handoff} ${unbacked} ${toMember !== undefined}`;

/** What the menu says of every column: the words a screen reader speaks after its name. */
async function readMoves(menu: Locator): Promise<Record<string, string>> {
  await menu.getByRole('menuitem').first().waitFor();
  const groups = ['Move to', 'Off the board'].map((name) => menu.getByRole('group', { name }));
  const entries = await Promise.all(
    groups.map((group) =>
      group.getByRole('menuitem').evaluateAll((items) =>
        items.map((item) => {
          const words = (attribute: string) =>
            (item.getAttribute(attribute) ?? '')
              .split(' ')
              .map((id) => document.getElementById(id)?.textContent ?? '')
              .join(' ')
              .trim();
          return [words('aria-labelledby'), words('aria-describedby')] as const;
        }),
      ),
    ),
  );
  return Object.fromEntries(entries.flat());
}

const titleOf = ({ title }: BoardCard) => title;
const titlesIn = (page: Page, stage: Stage) =>
  column(page, stage).getByRole('article').getByRole('link').allTextContents();

/** Takes a card by its grip. */
async function lift(page: Page, title: string): Promise<void> {
  const grip = page.getByRole('button', { name: `Drag ${title}`, exact: true });
  await grip.scrollIntoViewIfNeeded();
  const from = await grip.boundingBox();
  if (!from) throw new Error('It is not on screen.');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + 14, from.y + 14, { steps: 4 });
}

/** Holds the lifted card over this place of something, until the screen has followed. */
async function holdOver(page: Page, thing: Locator, at: { x: number; y: number }): Promise<void> {
  const box = await thing.boundingBox();
  if (!box) throw new Error('It is not on screen.');
  await page.mouse.move(box.x + at.x, box.y + at.y, { steps: 12 });
  await page.locator('[data-verdict]').first().waitFor();
  await page.waitForTimeout(100);
}

async function carry(page: Page, { title, to }: { title: string; to: StageName }): Promise<void> {
  await lift(page, title);
  await holdOver(page, columnOf(page, to), { x: 60, y: 150 });
}
