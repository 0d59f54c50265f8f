-- What became of every request for a sign-in, step by step. Kept for some days, and no key to anything: neither codes
-- nor tokens nor what a person typed stands here, and of the parameters only those that may be shown.

create table auth_requests (
  id              text primary key,                     -- req_…: the id of the interaction, when the request was parked
  environment_id  text not null references environments on delete cascade,
  status          text not null check (status in ('INITIATED', 'PENDING', 'SUCCESS', 'FAILED')), -- the contract's words
  workflow        text not null check (workflow in ('LOGIN', 'SIGNUP', 'INVITATION', 'MACHINE')),
  -- No references: the log outlives what it speaks of.
  client_id       text,
  organization_id text,
  connection_id   text,
  user_id         text,
  session_id      text,
  resource_id     text,
  email           text,                                 -- whoever signed in or tried to
  parameters      jsonb not null default '{}',          -- those of the request that may be shown
  error           text,                                 -- why it failed: the code the app was told
  ip              text,
  device          text,                                 -- "Firefox 133 on macOS"
  waits_until     timestamptz,                          -- null: nothing is waited for
  created_at      timestamptz not null,
  updated_at      timestamptz not null
);
create index auth_requests_page on auth_requests (environment_id, id);
create index auth_requests_by_address on auth_requests (environment_id, lower(email), id) where email is not null;
create index auth_requests_of_organization on auth_requests (organization_id, id) where organization_id is not null;
create index auth_requests_of_session on auth_requests (session_id, id) where session_id is not null;
create index auth_requests_waiting on auth_requests (waits_until) where waits_until is not null;
create index auth_requests_oldest on auth_requests (environment_id, created_at);

create table auth_steps (
  request_id     text not null references auth_requests on delete cascade,
  number         bigint generated always as identity,   -- in the order they were written
  environment_id text not null references environments on delete cascade,
  at             timestamptz not null,
  step           text not null,
  error          text,
  details        jsonb not null default '{}',
  ip             text,
  device         text,
  primary key (request_id, number)
);

-- Which request a code, its tokens and a mailed code belong to. Null: from before there was a log.
alter table authorization_codes add column request_id text;
alter table grants add column request_id text;
alter table mail_challenges add column request_id text;
