-- How many requests were let in, by all processes together; see platform/limits.ts. Unlogged: it is written every second
-- and good for a minute, and after a crash of the database everybody may begin anew.
create unlogged table rate_counts (
  environment_id text not null references environments on delete cascade,
  key            text not null,                         -- the rule and whom it counts: `apiClient:skc_…`, `signIn:192.0.2.7`
  ends_at        timestamptz not null,                  -- the end of the minute it is about
  taken          integer not null,
  primary key (environment_id, key, ends_at)
);
create index rate_counts_over on rate_counts (environment_id, ends_at);
