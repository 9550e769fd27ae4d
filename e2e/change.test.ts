import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '#server/root.ts';
import { begin, beginOther, day, formOf, openCard, say } from './acts.ts';
import { complaintsOf } from './axe.ts';
import { demoWorld } from './people.ts';

const bursts = 'One number for bursts, answered in twenty seconds';
const run = promisify(execFile);

const company = demoWorld();

/** The panel of the card, at one of its parts. */
async function panelAt(page: Page, section: string): Promise<Locator> {
  const panel = await openCard(page, bursts);
  await page.goto(`${page.url().split('?')[0]}?section=${section}`);
  return panel;
}

const exactly = (scope: Locator, name: string) => scope.getByRole('textbox', { name, exact: true });

describe('a change after acceptance', () => {
  it('is proposed by the lead, seen by the sponsor as it differs, and countersigned', async () => {
    const lead = await company.at('lucia');
    const sponsor = await company.at('amara');
    const sponsorPanel = await panelAt(sponsor, 'handoff');
    await sponsorPanel.getByText('version 1', { exact: false }).first().waitFor();

    const panel = await panelAt(lead, 'handoff');
    await beginOther(panel, 'Propose a change');
    const form = formOf(panel, 'Propose a change');
    const preview = form.getByRole('region', { name: 'What changes' });
    await preview.getByText('Nothing yet.').waitFor();
    expect(await form.getByRole('button', { name: 'Propose', exact: true }).isDisabled()).toBe(
      true,
    );

    await exactly(form, 'Line out of scope 1').fill('Every call');
    await form.getByRole('textbox', { name: /^Target of/ }).fill('5.5');
    await form.getByLabel('Finish, latest').fill(day(200));
    await preview.locator('ins', { hasText: '5.5' }).waitFor();
    await preview.locator('del', { hasText: '4.5' }).waitFor();
    await preview.getByText('days later').waitFor();
    await preview.getByText('Past the measure-by date').waitFor();
    await preview.getByText('promises Hours until water is back after a burst too').waitFor();

    await say(panel, 'Propose a change', 'Propose');
    await form.getByText('Choose the reason.').waitFor();
    await form.getByRole('radio', { name: 'Learned' }).check();
    await form.getByLabel('Note').fill('Night calls come in threes.');
    await say(panel, 'Propose a change', 'Propose');
    await lead.getByText('Proposed. Amara Okafor countersigns it or refuses it.').waitFor();

    // The sponsor has the card open and reloads nothing.
    const change = sponsorPanel.getByRole('article', { name: 'Change to version 2' });
    await change.getByText('“Night calls come in threes.”').waitFor();
    await change.locator('del', { hasText: '4.5' }).waitFor();
    await change.locator('ins', { hasText: '5.5' }).waitFor();
    await change.getByText('learned', { exact: true }).waitFor();
    await sponsorPanel
      .getByRole('button', { name: 'Countersign the change', exact: true })
      .first()
      .click();
    await say(sponsorPanel, 'Countersign the change', 'Countersign');
    await sponsor.getByText('Countersigned. Version 2 of the brief holds.').waitFor();

    // Both signatures stand under version 2, for the lead too; the read-back stays, and says what it was about.
    const brief = panel.getByRole('article', { name: 'Brief, version 2' });
    await brief.waitFor();
    for (const name of ['Amara Okafor', 'Lucía Ferrer'])
      await brief.locator('footer').getByText(name, { exact: true }).waitFor();
    await brief.getByText('Originally 4.5').waitFor();
    await panel.getByText('Said about version 1.').waitFor();
    await panel.getByRole('article', { name: 'Read-back of Lucía Ferrer' }).waitFor();
  });

  it('leaves both versions to be laid side by side, and the original target beside the present one', async () => {
    const page = await company.at('henrik');
    const panel = await panelAt(page, 'brief');
    const versions = panel.getByRole('region', { name: 'Versions side by side' });
    const metric = versions.getByRole('group', { name: 'Success metric' });
    await metric.locator('del', { hasText: '4.5' }).waitFor();
    await metric.locator('ins', { hasText: '5.5' }).waitFor();
    expect(await versions.getByRole('group', { name: 'Problem' }).count()).toBe(0);
    await versions.getByRole('switch', { name: 'Also what is the same' }).check();
    await versions.getByRole('group', { name: 'Problem' }).waitFor();
    expect(await complaintsOf(page)).toBe('');
    await page.setViewportSize({ width: 1440, height: 900 });

    await versions.getByRole('button', { name: /Right/ }).click();
    await page.getByRole('option', { name: 'Version 1' }).click();
    await versions.getByText('This is one version on both sides').waitFor();

    await panelAt(page, 'work');
    await panel.getByText('Originally promised: 4.5 h').waitFor();
  });

  it('is in the exported file with the version it came from, and the file verifies', async () => {
    const page = await company.at('henrik');
    const panel = await panelAt(page, 'handoff');
    await panel.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'JSON, for programs' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/-v2\.json$/);
    const file = await download.path();
    const verify = ['run', '-s', 'verify-brief', '--', file];
    const { stdout } = await run('npm', verify, { cwd: projectRoot });
    expect(stdout).toContain('version 2, is as it was signed.');
  });

  it('is refused with a sentence, which whoever proposed it reads', async () => {
    const sponsor = await company.at('amara');
    const sponsorPanel = await panelAt(sponsor, 'handoff');
    await beginOther(sponsorPanel, 'Propose a change');
    const form = formOf(sponsorPanel, 'Propose a change');
    await form.getByLabel('For whom').fill('Everybody who sees water in the street');
    await form.getByRole('radio', { name: 'Error' }).check();
    await say(sponsorPanel, 'Propose a change', 'Propose');
    await sponsor.getByText('Proposed. Lucía Ferrer countersigns it or refuses it.').waitFor();

    const lead = await company.at('lucia', 'obligations');
    await lead.getByText('Amara Okafor waits for your answer to a change').waitFor();
    const panel = await panelAt(await company.at('lucia'), 'handoff');
    await begin(panel, 'Countersign the change');
    await formOf(panel, 'Countersign the change').waitFor();
    const { page: leadPage } = await company.person('lucia');
    expect(await complaintsOf(leadPage)).toBe('');
    await leadPage.setViewportSize({ width: 1440, height: 900 });
    await panel.getByRole('button', { name: 'Not like this: refuse it' }).click();
    const refusal = formOf(panel, 'Refuse the change');
    await say(panel, 'Refuse the change', 'Refuse');
    await refusal.getByText('Say why not.').waitFor();
    await refusal.getByLabel('Reason').fill('Drivers see it too, and they cannot stop.');
    await say(panel, 'Refuse the change', 'Refuse');
    await lead.getByText('Refused. The brief stays as it is.').waitFor();

    await sponsorPanel.getByText('Changes after acceptance').click();
    await sponsorPanel.getByText('Drivers see it too, and they cannot stop.').waitFor();
    expect(await sponsorPanel.getByRole('article', { name: 'Brief, version 2' }).count()).toBe(1);
  });

  it('is taken back with Undo while nobody has answered it', async () => {
    const lead = await company.at('lucia');
    const panel = await panelAt(lead, 'handoff');
    await beginOther(panel, 'Propose a change');
    const form = formOf(panel, 'Propose a change');
    await form.getByLabel('For whom').fill('Whoever calls');
    await form.getByRole('radio', { name: 'External' }).check();
    await say(panel, 'Propose a change', 'Propose');
    await panel.getByRole('article', { name: 'Change to version 3' }).waitFor();
    await lead.getByRole('button', { name: 'Undo' }).click();
    await panel
      .getByRole('article', { name: 'Change to version 3' })
      .waitFor({ state: 'detached' });
  });
});
