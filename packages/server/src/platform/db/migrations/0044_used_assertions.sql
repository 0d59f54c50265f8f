-- Assertions of identity providers that have given a token: none gives a second one.
create table used_assertions (
  hash           text primary key,                 -- of the environment, the issuer and what it calls the assertion
  environment_id text not null references environments on delete cascade,
  expires_at     timestamptz not null              -- from then on it is refused for its age
);
create index used_assertions_expired on used_assertions (environment_id, expires_at);
