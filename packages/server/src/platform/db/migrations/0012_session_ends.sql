-- Sessions that the clock has ended are found, to tell the apps that took part in them.
create index sessions_to_end on sessions (expires_at) where ended_at is null;
create index sessions_to_end_idle on sessions (idle_expires_at) where ended_at is null and idle_expires_at is not null;

-- Which apps took part in a session is asked of revoked grants, too.
drop index grants_of_session;
create index grants_of_session on grants (session_id);
