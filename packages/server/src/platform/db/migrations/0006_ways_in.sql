-- A code, a link or both that an app asked for: proof that somebody reads a mailbox, shown on the app's own pages.
create table passwordless_requests (
  id             text primary key,                      -- pwl_…
  environment_id text not null references environments on delete cascade,
  email          text not null,                         -- as the app wrote it
  template       text check (template in ('sign_in', 'sign_up')),
  kind           text not null check (kind in ('code', 'link', 'both')),
  link_uri       text,                                  -- the app's page that the link opens
  state          text,
  variables      jsonb not null default '{}',
  seconds        integer not null,                      -- how long a mail's code and link are good for
  code_hash      text,                                  -- keyed: six digits alone would be guessed from a hash
  link_hash      text unique,
  tries          integer not null default 0,
  tried_hash     text,                                  -- the last wrong code: clients that repeat a failed call do not use up tries
  mails          integer not null default 1,
  created_at     timestamptz not null,
  sent_at        timestamptz not null,                  -- the newest mail
  sent_before    timestamptz,                           -- the one before it: two a minute is the limit
  expires_at     timestamptz not null,
  used_at        timestamptz
);
create index passwordless_requests_by_address on passwordless_requests (environment_id, lower(email), sent_at);
create index passwordless_requests_sent on passwordless_requests (environment_id, sent_at);

-- Reading events back by their kind, without passing over all the others.
create index events_of_type on events (environment_id, type, id);
