import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { openDashboard, openHouse, visit } from './dashboard.ts';

// Whoever uses no pointer does the same work: nothing here clicks, and nothing sets the focus but the keys.

const { stack, browser, cookies } = await openHouse();

/** What has the focus, by the name it is read out with. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(`(() => {
    const at = document.activeElement;
    return at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.textContent ?? '';
  })()`);

/** From one thing to the next, as long as it takes; not longer than there can be things on a page. */
async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = [];
  for (let tabs = 0; tabs < 60; tabs += 1) {
    await page.keyboard.press('Tab');
    const here = await focused(page);
    if (here === name) return;
    passed.push(here);
  }
  assert.fail(`no way to “${name}”, only to ${passed.join(' · ')}`);
}

/** A page is there a moment before its heading has the focus; what belongs to it comes next from there. */
async function arrived(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { name, level: 1 }).waitFor();
  await page.locator('h1:focus').waitFor();
}

/** So it is with a dialog and its first field. */
const caretWaits = (page: Page): Promise<void> => page.locator('[role=dialog] input:focus').waitFor();

/** Two keys that belong together only when one follows the other soon: neither waits for what the page makes of it. */
const inOneGo = (page: Page, first: string, second: string) => Promise.all([page.keyboard.press(first), page.keyboard.press(second)]);

async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

test('an organization is created, somebody invited, asked again and taken back, and another one found, by keys alone', async () => {
  const { page, complaints } = await openDashboard(browser, stack, cookies);
  await visit(page, '/');
  const create = async (name: string) => {
    await inOneGo(page, 'g', 'o');
    await arrived(page, 'Organizations');
    await press(page, 'Create organization');
    await caretWaits(page);
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await arrived(page, name);
  };
  await create('Orion Analytics');
  await create('Lyra Works');

  await inOneGo(page, 'g', 'u');
  await arrived(page, 'Users');
  await page.keyboard.press('Control+k');
  await caretWaits(page);
  await page.keyboard.type('orion');
  await page.getByRole('option', { name: 'Orion Analytics' }).waitFor();
  await page.keyboard.press('Enter');
  await arrived(page, 'Orion Analytics');

  await press(page, 'Users');
  await page.getByText('Nobody is here yet').waitFor();
  await press(page, 'Invite');
  await caretWaits(page);
  await page.keyboard.type('ada@orion.example');
  await page.keyboard.press('Enter');
  await page.getByRole('row', { name: /ada@orion\.example/ }).waitFor();
  const first = await stack.mail('ada@orion.example');

  await press(page, 'Resend the invitation of ada@orion.example');
  await page.getByText('Invitation sent again').waitFor();
  await stack.mail('ada@orion.example', [first]);

  const askToRevoke = async () => {
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Revoke invitation' }).waitFor();
    await page.locator('[role=menu] :focus').waitFor({ state: 'attached' });
    for (let steps = 0; !(await focused(page)).includes('Revoke invitation'); steps += 1) {
      assert.ok(steps < 10, 'the menu has no way to “Revoke invitation”');
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    await page.locator('[role=dialog] :focus').waitFor();
  };
  await tabTo(page, 'Actions for ada@orion.example');
  await askToRevoke();
  await page.keyboard.press('Escape');
  // Whoever thinks better of it is back where they were.
  await page.locator('[aria-label="Actions for ada@orion.example"]:focus').waitFor();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await askToRevoke();
  await press(page, 'Revoke invitation');
  await page.getByText('Invitation revoked.').waitFor();
  await page.getByText('Nobody is here yet').waitFor();
  // The last row is gone, and the list with it: they are at the heading above.
  await page.locator('h1:focus').waitFor();
  assert.deepEqual(complaints, []);
  await page.context().close();
});
