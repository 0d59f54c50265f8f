// The pages of the demo app. Everything put into `html` is escaped, unless it was made by `html` itself.

class Html {
  constructor(text) {
    this.text = text;
  }
}

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text) => String(text).replace(/[&<>"']/g, (character) => ENTITIES[character]);

function render(value) {
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(render).join('');
  return value === undefined || value === null || value === false ? '' : escaped(value);
}

const html = (strings, ...values) => new Html(strings.map((string, index) => string + (index < values.length ? render(values[index]) : '')).join(''));

const layout = (title, body) =>
  html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title} · Relay</title>
  <link rel="stylesheet" href="/style.css">
</head>
<body>${body}</body>
</html>`.text;

/** For people who are not signed in. */
export const welcomePage = ({ mailbox }) =>
  layout(
    'Welcome',
    html`
<main class="card narrow">
  <div class="brand"><span class="avatar" aria-hidden="true">R</span> Relay</div>
  <div>
    <h1>Work passes from hand to hand</h1>
    <p>Relay is a demo: a small app with workspaces, whose people and invitations are looked after by Tenon.</p>
  </div>
  <div class="stack">
    <a class="button primary" href="/signup">Sign up</a>
    <a class="button" href="/login">Sign in</a>
  </div>
  <p class="hint">No mail leaves this machine: whatever is sent to you waits in the <a href="${mailbox}">mailbox</a>.</p>
</main>`,
  );

/** One thing to say, and the way on. */
export const messagePage = (title, text) =>
  layout(
    title,
    html`
<main class="card narrow">
  <div class="brand"><span class="avatar" aria-hidden="true">R</span> Relay</div>
  <div><h1>${title}</h1><p>${text}</p></div>
  <div class="stack"><a class="button primary" href="/">Continue</a></div>
</main>`,
  );

export function workspacePage({ session, flash, organization, people, workspaces, mailbox }) {
  const name = nameOf(organization);
  const admin = session.roles.includes('admin');
  return layout(
    name,
    html`
<header class="top">
  <span class="brand"><span class="avatar" aria-hidden="true">R</span> Relay</span>
  <span class="grow"></span>
  <span class="me" data-testid="me">${session.email}</span>
  <form method="post" action="/logout">${csrf(session)}<button class="button">Log out</button></form>
</header>
<main class="page">
  <div class="title">
    <span class="avatar large" aria-hidden="true">${name.slice(0, 1).toUpperCase()}</span>
    <div><h1>${name}</h1><code data-testid="organization">${organization.id}</code></div>
  </div>
  ${flash && html`<p class="note ${flash.kind}" role="status">${flash.text}</p>`}
  ${admin ? inviteForm(session, mailbox) : html`<p class="hint">You are a member here. Admins of this workspace can invite others.</p>`}
  <section aria-labelledby="members">
    <h2 id="members">Members</h2>
    <ul class="card list">${people.users.map((user) => memberRow(user, session, admin))}</ul>
    ${people.nextPageToken && html`<p><a href="/?page=${encodeURIComponent(people.nextPageToken)}">Show more members</a></p>`}
  </section>
  <section aria-labelledby="workspaces">
    <h2 id="workspaces">Your workspaces</h2>
    <ul class="card list">${workspaces.filter(isActive).map((membership) => workspaceRow(membership, organization))}</ul>
    <form method="post" action="/workspaces" class="bar">
      ${csrf(session)}
      <label class="field"><span>New workspace</span><input name="name" required maxlength="100" placeholder="Orion Analytics" autocomplete="organization"></label>
      <button class="button">Create workspace</button>
    </form>
  </section>
</main>`,
  );
}

const inviteForm = (session, mailbox) => html`
<section aria-labelledby="invite">
  <h2 id="invite">Invite a teammate</h2>
  <form method="post" action="/api/organizations/${session.organizationId}/invite" class="bar">
    ${csrf(session)}
    <label class="field"><span>E-mail address</span><input type="email" name="email" required placeholder="john.doe@example.com" autocomplete="off"></label>
    <button class="button primary">Invite</button>
  </form>
  <p class="hint">They get a mail with a link. It waits in the <a href="${mailbox}">mailbox</a>; open it in a private window to be somebody else.</p>
</section>`;

function memberRow(user, session, admin) {
  const membership = user.memberships.find(({ organizationId }) => organizationId === session.organizationId);
  const status = statusOf(membership);
  const name = user.userProfile?.name || user.email;
  const facts = [name === user.email ? '' : user.email, ...(membership?.roles ?? []).map((role) => role.displayName || role.name)].filter(Boolean);
  const member = `/api/organizations/${session.organizationId}/members/${user.id}`;
  const invited = status.kind === 'invited' || status.kind === 'expired';
  return html`
<li data-testid="member" data-email="${user.email}">
  <span class="avatar" aria-hidden="true">${name.slice(0, 1).toUpperCase()}</span>
  <div class="who"><b>${name}</b><small>${facts.join(' · ')}</small></div>
  <span class="badge ${status.look}">${status.words}</span>
  ${
    admin &&
    user.id !== session.userId &&
    html`<span class="actions">
    ${invited && html`<form method="post" action="${member}/resend">${csrf(session)}<button class="button small" aria-label="Resend the invitation of ${user.email}">Resend</button></form>`}
    <form method="post" action="${member}/remove">${csrf(session)}<button class="button small" aria-label="${invited ? 'Revoke the invitation of' : 'Remove'} ${user.email}">${invited ? 'Revoke' : 'Remove'}</button></form>
  </span>`
  }
</li>`;
}

const workspaceRow = (membership, current) => html`
<li>
  <span class="avatar" aria-hidden="true">${nameOf(membership).slice(0, 1).toUpperCase()}</span>
  <div class="who"><b>${nameOf(membership)}</b></div>
  ${membership.organizationId === current.id ? html`<span class="badge good">You are here</span>` : html`<a class="button small" href="/switch/${membership.organizationId}">Open</a>`}
</li>`;

/** The numbers of the SDK's MembershipStatus, and how a person would say them. */
const STATUS = {
  1: { kind: 'active', look: 'good', words: 'Active' },
  2: { kind: 'inactive', look: 'idle', words: 'Deactivated' },
  3: { kind: 'invited', look: 'wait', words: 'Invited' },
  4: { kind: 'expired', look: 'bad', words: 'Invitation expired' },
};

function statusOf(membership) {
  const status = STATUS[membership?.membershipStatus] ?? { kind: 'unknown', look: 'idle', words: 'Unknown' };
  if (status.kind !== 'invited' || !membership.expiresAt) return status;
  const until = new Date(Number(membership.expiresAt.seconds) * 1000).toLocaleDateString('en-GB', { day: 'numeric', month: 'long' });
  return { ...status, words: `Invited · open until ${until}` };
}

const isActive = (membership) => membership.membershipStatus === 1;

/** A workspace whose maker skipped naming it has none. */
const nameOf = ({ displayName, name }) => displayName || name || 'Your workspace';

const csrf = (session) => html`<input type="hidden" name="_csrf" value="${session.csrf}">`;
