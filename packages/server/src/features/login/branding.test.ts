import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_BRANDING } from '../../platform/environment.ts';
import { Fault } from '../../platform/fault.ts';
import { createHosted } from '../../testing/hosted.ts';
import { hostedPages, plainCast } from '../../testing/hosted-pages.ts';
import { previewBranding } from './preview-branding.ts';

const logoUrl = 'https://cdn.example.com/acme.png';

test('somebody on the way to an organization sees its name and logo where the environment wants that, and nowhere else', async () => {
  for (const organizationBranding of [true, false]) {
    const hosted = await createHosted({ branding: { ...DEFAULT_BRANDING, organizationBranding } });
    const id = await hosted.world.organization();
    await hosted.world.db.updateTable('organizations').set({ display_name: 'Acme', logo_url: logoUrl }).where('id', '=', id).execute();
    const page = await hosted.browser().open(`/park?organizationId=${id}`);
    assert.equal(page.heading, organizationBranding ? 'Sign in to Acme' : `Sign in to ${hosted.world.environment.name}`);
    assert.equal(page.html.includes(logoUrl), organizationBranding);
  }
});

test('what the environment settled about its look is on its pages and mails', async () => {
  const hosted = await createHosted({ branding: { ...DEFAULT_BRANDING, accentColor: '#7c3aed', logoUrl, radius: 'none' } });
  const page = await hosted.browser().open('/park');
  for (const mark of ['#7c3aed', logoUrl, '--radius:0']) assert.ok(page.html.includes(mark), mark);
  const html = await hosted.world.do(hosted.world.client, previewBranding, { branding: {}, page: 'mail', language: 'en' });
  for (const mark of ['#7c3aed', logoUrl, 'border-radius:0']) assert.ok(html.includes(mark), mark);
});

test('a preview draws pages and mails with a look nobody saved, and refuses one that could not be saved', async () => {
  const { world } = await createHosted();
  const draw = (over: object) => world.do(world.client, previewBranding, { branding: {}, page: 'sign_in', language: 'en', ...over });
  const organization = { name: 'Acme', logoUrl };
  assert.match(await draw({}), /Sign in to /);
  assert.match(await draw({ branding: { organizationBranding: true }, organization }), /Sign in to (<bdi>)?Acme/);
  for (const page of ['sign_in', 'sign_up', 'code', 'organizations', 'mail']) {
    const html = await draw({ page, branding: { accentColor: '#7c3aed' }, organization });
    assert.match(html, /http-equiv="content-security-policy"/, page);
    assert.match(html, /#7c3aed/, page);
    assert.doesNotMatch(html, /<script/, page);
    assert.doesNotMatch(html, /<input[^>]* autofocus/, page);
  }
  assert.equal(world.environment.branding.accentColor, null);
  await assert.rejects(
    draw({ branding: { background: 'url(//evil.example/x)' } }),
    (error) => error instanceof Fault && error.violations[0]?.field === 'branding.background',
  );
});

test('buttons of other sign-ins stand above the address or below it, as the environment says', () => {
  for (const socialButtons of ['top', 'bottom'] as const) {
    const pages = hostedPages({ ...plainCast, look: { socialButtons } });
    for (const name of ['sign-in, three providers', 'sign-up, three providers']) {
      const html = pages[name]!.body.text;
      assert.equal(html.indexOf('class="socials') < html.indexOf('name="email"'), socialButtons === 'top', name);
    }
  }
});
