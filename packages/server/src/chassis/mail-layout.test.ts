import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type MailContent, mailLayout, spoken, strong } from './mail-layout.ts';

const content: MailContent = {
  language: 'en' as const,
  brand: { name: 'Orion Analytics' },
  preheader: 'Open until Friday.',
  heading: 'Ada Lovelace invites you to Orion Analytics',
  paragraphs: [['Type this code. It runs out in ', strong('5 minutes'), '.'], 'One click and you are in.'],
  code: '482913',
  facts: [
    ['You join as', 'john@example.com'],
    ['Role', 'Member'],
  ],
  button: { label: 'Join Orion Analytics', href: 'https://auth.example.com/invite/abc?x=1&y=2' },
  footer: ['Not expected? Ignore this mail.'],
};

test('the plain text says everything the HTML says, in the same order', () => {
  assert.equal(
    mailLayout(content).text,
    `Ada Lovelace invites you to Orion Analytics

Type this code. It runs out in 5 minutes.

One click and you are in.

482913

You join as: john@example.com
Role: Member

Join Orion Analytics:
https://auth.example.com/invite/abc?x=1&y=2

Not expected? Ignore this mail.
`,
  );
});

test('what is not there leaves nothing behind', () => {
  const { html, text } = mailLayout({
    language: 'en',
    brand: content.brand,
    preheader: '',
    heading: 'Hello',
    paragraphs: ['Only this.'],
    facts: [],
    footer: ['Bye.'],
  });
  assert.equal(text, 'Hello\n\nOnly this.\n\nBye.\n');
  assert.doesNotMatch(html, /undefined|class="inset|href=/);
});

test('nothing that came from outside becomes markup', () => {
  const evil = '"><script>alert(1)</script><a href="https://evil.example">';
  const { html } = mailLayout({
    ...content,
    brand: { name: evil, logoUrl: `https://logo.example/${evil}` },
    preheader: evil,
    heading: evil,
    paragraphs: [evil, [strong(evil)]],
    code: evil,
    facts: [[evil, evil]],
    button: { label: evil, href: `https://auth.example.com/${evil}` },
    footer: [evil],
  });
  assert.doesNotMatch(html, /<script|<a href="https:\/\/evil/);
});

test('a button leads to a web page or nowhere, and a logo comes over https', () => {
  const { html, text } = mailLayout({
    ...content,
    brand: { name: 'O', logoUrl: 'http://logo.example/l.png' },
    button: { label: 'Go', href: 'javascript:alert(1)' },
  });
  assert.doesNotMatch(html + text, /javascript:|logo\.example/);
  assert.match(
    mailLayout({ ...content, brand: { name: 'O', logoUrl: 'https://logo.example/l.png' } }).html,
    /<img src="https:\/\/logo\.example\/l\.png" alt="O"/,
  );
});

test('a mail is small: mail programs cut what is long', () => {
  assert.ok(mailLayout(content).html.length < 15_000);
});

test('light colours stand in the elements, dark ones in a style sheet, for every coloured class', () => {
  const { html } = mailLayout(content);
  assert.match(html, /<meta name="color-scheme" content="light dark">/);
  const night = /@media \(prefers-color-scheme:dark\)\{(.*)\}/.exec(html)![1]!;
  const used = new Set([...html.matchAll(/class="([^"]+)"/g)].flatMap(([, names]) => names!.split(' ')));
  // They place what others colour.
  const layout = ['around', 'within', 'below', 'term', 'value'];
  for (const name of used) if (!layout.includes(name)) assert.ok(night.includes(`.${name}{`), `.${name} has a dark colour`);
});

test('a name in a sentence stays on its line, is no link, and does not turn the sentence round', () => {
  assert.equal(spoken('  Ada\r\nBcc: eve  '), 'Ada Bcc: eve');
  assert.equal(spoken('Dr. Ada Lovelace-O’Neil'), 'Dr. Ada Lovelace-O’Neil');
  assert.doesNotMatch(spoken('Prize at https://evil.example/x, mail eve@evil.example'), /https:\/\/|evil\.example|@evil/);
  assert.equal(spoken('Orion\u202e.Inc'), 'Orion.\u2060Inc');
  assert.equal(spoken('شركة'), '\u2068شركة\u2069');
  assert.equal(spoken('x'.repeat(300)).length, 80);
});
