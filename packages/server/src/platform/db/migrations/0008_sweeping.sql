-- What is over is found by when it was, and goes without anybody walking through the tables that point to it.
create index sessions_over on sessions (environment_id, expires_at);
create index grants_over on grants (environment_id, expires_at);
create index api_tokens_over on api_tokens (environment_id, least(revoked_at, expires_at));

-- These knew the grants that are not revoked only; a session that goes takes all of its own along.
drop index grants_of_session;
create index grants_of_session on grants (session_id);
create index authorization_codes_of_session on authorization_codes (session_id);
create index authorization_codes_of_grant on authorization_codes (grant_id) where grant_id is not null;

-- By environment, as every question is asked.
drop index authorization_codes_expired;
create index authorization_codes_expired on authorization_codes (environment_id, expires_at);
drop index interactions_expired;
create index interactions_expired on interactions (environment_id, expires_at);
drop index mail_challenges_expired;
create index mail_challenges_sent on mail_challenges (environment_id, sent_at);
