-- Webhooks: addresses of the app's that are told what happened, and what became of telling them.

create table webhook_endpoints (
  id             text primary key,                 -- whe_…
  environment_id text not null references environments on delete cascade,
  url            text not null,
  description    text not null,
  event_types    text[] not null,                  -- which it is told of; none: all
  enabled        boolean not null,
  disabled_at    timestamptz,                      -- switched off by the server itself: nothing but failures for days
  failing_since  timestamptz,                      -- the first failure after the last success
  sealed_secret  text not null,
  sealed_before  text,                             -- the secret before this one: deliveries are signed with both for a day
  before_until   timestamptz,
  held_until     timestamptz,                      -- a process is delivering to it; after this moment that process is taken for dead
  served_at      timestamptz,                      -- when it was last taken up: those that waited longest come first
  created_at     timestamptz not null,
  updated_at     timestamptz not null
);
create index webhook_endpoints_of_environment on webhook_endpoints (environment_id, id);
create trigger "Audit" after insert or update or delete on webhook_endpoints for each row when (current_setting('tenon.audit_id', true) <> '')
  execute function write_audit('webhook_endpoint', '{id}', '{updated_at,failing_since,held_until,served_at}', '{sealed_secret,sealed_before}', '{}', '');

-- Every unit of work looks at this, and it comes with the environment: where nobody listens, an event costs no statement more.
alter table environments add column has_webhooks boolean not null default false;
comment on column environments.has_webhooks is 'an endpoint is switched on; kept by a trigger of webhook_endpoints';
drop trigger "Audit" on environments;
create trigger "Audit" after insert or update or delete on environments for each row when (current_setting('tenon.audit_id', true) <> '')
  execute function write_audit('environment', '{id}', '{created_at,updated_at,mail_tested,has_webhooks}', '{own_mail_sealed}', '{}', '');

create function note_webhooks() returns trigger language plpgsql as $$
declare
  here constant text := case when tg_op = 'DELETE' then old.environment_id else new.environment_id end;
begin
  -- One after the other, each seeing what the one before left.
  perform from environments where id = here for no key update;
  update environments set has_webhooks = not has_webhooks
    where id = here and has_webhooks <> exists (select from webhook_endpoints where environment_id = here and enabled);
  return null;
end
$$;
create trigger note_webhooks after insert or delete or update of enabled on webhook_endpoints for each row execute function note_webhooks();

-- One event for one endpoint. Written in the transaction of the event, so without references: none of its rows may wait for another's.
create table webhook_deliveries (
  number          bigint generated always as identity (start with 1000000000000000000), -- in the order things were done, whichever process did them
  id              text generated always as ('whd_' || number::text) stored primary key,
  environment_id  text not null,
  endpoint_id     text not null,
  event_id        text not null,
  organization_id text,
  type            text not null,
  test_event      jsonb,                           -- a made-up event, which stands nowhere else; null: a row of events
  state           text not null check (state in ('queued', 'retrying', 'success', 'failed')),
  tries           integer not null default 0,      -- since it was last queued
  attempts        integer not null default 0,      -- of all times
  next_at         timestamptz,                     -- the next try; -infinity: at once; null: there is none
  last_at         timestamptz,                     -- the last try
  last_status     integer,                         -- what was answered then; null: nothing
  created_at      timestamptz not null
);
create unique index webhook_deliveries_once on webhook_deliveries (event_id, endpoint_id);
create index webhook_deliveries_due on webhook_deliveries (endpoint_id, next_at, number) where next_at is not null;
create index webhook_deliveries_page on webhook_deliveries (endpoint_id, id);
create index webhook_deliveries_old on webhook_deliveries (environment_id, created_at);

create table webhook_attempts (
  delivery_id    text not null references webhook_deliveries on delete cascade,
  number         integer not null,                 -- from 1
  environment_id text not null,
  at             timestamptz not null,
  url            text not null,
  signature      text not null,
  status         integer,                          -- of the answer, when one came
  failure        text,                             -- why it counts as failed; null: it does not
  milliseconds   integer not null,
  response       text not null,                    -- the body that came, cut off
  primary key (delivery_id, number)
);
