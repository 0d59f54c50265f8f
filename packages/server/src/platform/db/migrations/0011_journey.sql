-- What a person said on the way, when each of their proofs was given, and those who asked to be let into an organization.

-- The address they typed when they were asked who they are. It proves nothing.
alter table interactions add column claimed_email text;

-- {"email_code": "2026-01-01T09:00:00.000Z"}: when each of `proofs` was given last. One that is missing was given with the last one.
alter table sessions add column proof_times jsonb not null default '{}';

-- People with an address at an allowed domain ask to be let in instead of joining by themselves.
alter table organizations add column join_approval boolean not null default false;

create table join_requests (
  id              text primary key,                     -- jrq_…
  environment_id  text not null references environments on delete cascade,
  organization_id text not null references organizations on delete cascade,
  user_id         text not null references users on delete cascade,
  status          text not null check (status in ('waiting', 'approved', 'refused')),
  decided_by      text,                                 -- who answered: a client, an operator or a person
  decided_at      timestamptz,
  created_at      timestamptz not null
);
create unique index join_requests_waiting on join_requests (organization_id, user_id) where status = 'waiting';
create index join_requests_page on join_requests (organization_id, id);
create index join_requests_of_user on join_requests (user_id, id);
