import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawnStyles } from './drawn-styles.ts';

const drawn = '<main class="page wide"><h1>Users</h1></main>';

test('only what is drawn keeps its rules', () => {
  assert.equal(
    drawnStyles('.page{top:0}.page .row{top:1px}.page.wide>h1{top:2px}h2{top:3px}.page:hover{top:4px}', drawn),
    '.page{top:0}.page.wide>h1{top:2px}',
  );
  assert.equal(drawnStyles('@layer base{h2{top:0}}@media (width>1px){.row{top:0}h1{top:1px}}', drawn), '@media (width>1px){h1{top:1px}}');
});

test('what is said of the page is said of the host of a tree of its own', () => {
  const css = 'html{top:0}body{left:0}:root [data-mantine-color-scheme="dark"] .page,:where([data-mantine-color-scheme="dark"]) .wide{top:1px}';
  assert.equal(
    drawnStyles(css, drawn),
    ':host{top:0}:host{left:0}:host [data-mantine-color-scheme="dark"] .page,:host([data-mantine-color-scheme="dark"]) .wide{top:1px}',
  );
  assert.equal(drawnStyles('html{overflow-y:scroll;top:0}', drawn), ':host{top:0}');
});

test('custom properties stay while somebody asks for them, through others as well', () => {
  assert.equal(drawnStyles(':root{--a:1px;--b:var(--a);--c:2px}.page{top:var(--b)}', drawn), ':host{--a:1px;--b:var(--a)}.page{top:var(--b)}');
  assert.equal(drawnStyles(':root{--a:1px}', '<p style="top:var(--a)"></p>'), ':host{--a:1px}');
});
