-- Bulk invitations: whom a file or a list names, what becomes of each row, and what mail servers said.
create table bulk_invitations (
  id              text primary key,
  environment_id  text not null references environments on delete cascade,
  organization_id text not null references organizations on delete cascade,
  key             text not null,                    -- what the caller calls it: the same again is the same
  source_hash     text,                             -- SHA-256 of all that was sent and of how it is read; null: not all has arrived
  upload          text not null,                    -- who may add rows: a later upload under the same key takes this from an earlier one
  name            text not null,                    -- the file's
  status          text not null check (status in ('receiving', 'ready', 'running', 'paused', 'cancelled', 'done', 'undoing', 'undone')),
  columns         jsonb not null default '[]',      -- which column of the file was read as what
  inviter_email   text,
  actor           jsonb not null,                   -- in whose name the people are invited
  row_count       integer not null default 0,
  verdicts        jsonb not null default '{}',      -- how many rows got each verdict, as it was before anybody was invited
  position        integer not null default 0,       -- every row up to this one has been decided
  invited_count   integer not null default 0,
  added_count     integer not null default 0,
  refused_count   integer not null default 0,       -- good when they were looked at, and refused when their turn came
  undone_count    integer not null default 0,
  created_at      timestamptz not null,
  updated_at      timestamptz not null,
  started_at      timestamptz,
  finished_at     timestamptz
);
create unique index bulk_invitations_once on bulk_invitations (organization_id, key);
create index bulk_invitations_old on bulk_invitations (environment_id, updated_at);

create table bulk_invitation_rows (
  bulk_id        text not null references bulk_invitations on delete cascade,
  number         integer not null,                  -- of the row in the file, from 1, without the header
  environment_id text not null references environments on delete cascade,
  email          text not null,                     -- as it is written there
  given_name     text not null default '',
  family_name    text not null default '',
  name           text not null default '',
  roles          text[] not null default '{}',
  external_id    text not null default '',
  metadata       jsonb not null default '{}',       -- of the membership
  send           boolean,                           -- null: as always, a mail is sent
  verdict        text not null,
  problem        text not null default '',          -- what stands in the way, in words
  outcome        text check (outcome in ('invited', 'added', 'refused', 'undone')),
  user_id        text,                              -- no references: a result tells what happened, whoever has gone since
  invitation_id  text,
  decided_at     timestamptz,
  primary key (bulk_id, number)
);
create index bulk_invitation_rows_by_email on bulk_invitation_rows (bulk_id, lower(email));

-- Where the mail of an invitation is, and whether somebody has looked at its page.
alter table invitations
  add column bulk_id     text references bulk_invitations on delete set null,
  add column mail_state  text check (mail_state in ('queued', 'accepted', 'refused')),
  add column mail_answer text,                      -- what the mail server said last
  add column mail_at     timestamptz;               -- when it said that
create index invitations_of_bulk on invitations (bulk_id) where bulk_id is not null;

-- When the next mail of a bulk invitation may go to a domain, so that its server is not flooded.
create table mail_paces (
  environment_id text not null references environments on delete cascade,
  domain         text not null,
  next_at        timestamptz not null,
  primary key (environment_id, domain)
);
create index mail_paces_over on mail_paces (environment_id, next_at);
