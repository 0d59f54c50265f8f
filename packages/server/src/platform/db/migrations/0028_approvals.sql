-- Invitations that wait until somebody who may approve has seen them, and the links by which approvers answer.

-- Members without the permission to approve ask for an invitation instead of sending one.
alter table organizations add column invite_approval boolean not null default false;

-- Nobody is made and no seat is taken before it is approved.
create table invitation_requests (
  id              text primary key,                -- ivr_…
  environment_id  text not null references environments on delete cascade,
  organization_id text not null references organizations on delete cascade,
  email           text not null,                   -- who is to be invited
  roles           text[] not null,                 -- by name
  asked           jsonb not null,                  -- what else the call said: {"fields", "membershipMetadata"}
  requester_email text not null,                   -- in whose name the invitation will go out
  status          text not null check (status in ('waiting', 'approved', 'refused')),
  decided_by      text,                            -- who answered: a client, an operator or a person
  decided_at      timestamptz,
  created_at      timestamptz not null
);
create unique index invitation_requests_waiting on invitation_requests (organization_id, lower(email)) where status = 'waiting';
create index invitation_requests_page on invitation_requests (organization_id, id);
create trigger "Audit" after insert or update or delete on invitation_requests for each row when (current_setting('tenon.audit_id', true) <> '')
  execute function write_audit('invitation_request', '{id}', '{requester_email}', '{}', '{email,asked}', '');

-- One for each approver and request. Only its hash is kept; it counts for that person, signed in, once.
create table approval_links (
  hash           text primary key,
  environment_id text not null references environments on delete cascade,
  organization_id text not null references organizations on delete cascade,
  user_id        text not null references users on delete cascade,
  subject        text not null,                    -- ivr_… or jrq_…: what is to be answered
  expires_at     timestamptz not null,
  used_at        timestamptz
);
create index approval_links_expired on approval_links (environment_id, expires_at);
