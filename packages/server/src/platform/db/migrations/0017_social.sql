-- Accounts that people have elsewhere, and the ways there that are under way.

-- Who somebody is at a connection. The subject is theirs for good there, whatever becomes of their address.
create table identities (
  environment_id text not null references environments on delete cascade,
  connection_id  text not null references connections on delete cascade,
  subject        text not null,
  user_id        text not null references users on delete cascade,
  attributes     jsonb not null,                  -- as the provider told of them last: they are never written over the person's own
  created_at     timestamptz not null,
  synced_at      timestamptz not null,
  last_login_at  timestamptz not null,
  primary key (connection_id, subject)
);
create index identities_of_user on identities (user_id);

-- A browser was sent to a provider, and has not come back with an answer that was taken.
create table social_attempts (
  id             text primary key,                -- sat_…
  environment_id text not null references environments on delete cascade,
  connection_id  text not null references connections on delete cascade,
  interaction_id text not null references interactions on delete cascade, -- the request that waits
  browser_hash   text not null,                   -- of the browser's cookie: the answer counts nowhere else
  state_hash     text not null,
  sealed         text not null,                   -- the nonce and the verifier
  account        jsonb,                           -- what the provider said, kept until the person has read their mail
  created_at     timestamptz not null,
  expires_at     timestamptz not null,
  used_at        timestamptz                      -- the answer came, and there is no second
);
create unique index social_attempts_state on social_attempts (state_hash);
create index social_attempts_expired on social_attempts (environment_id, expires_at);
