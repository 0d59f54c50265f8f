-- Access tokens that their app gave back before they ran out.
create table revoked_tokens (
  jti            text primary key,                 -- tkn_…
  environment_id text not null references environments on delete cascade,
  revoked_at     timestamptz not null,
  expires_at     timestamptz not null              -- the token's own: from then on the row says nothing new
);
create index revoked_tokens_expired on revoked_tokens (environment_id, expires_at);
-- Processes remember which tokens were not given back.
create trigger tell after insert on revoked_tokens for each statement execute function tell_processes();
