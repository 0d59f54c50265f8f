-- Interceptors: the app is asked, at four points, whether to go on.

create table interceptors (
  id              text primary key,                -- icpt_…
  environment_id  text not null references environments on delete cascade,
  display_name    text not null,
  trigger_point   text not null check (trigger_point in ('PRE_SIGNUP', 'PRE_SESSION_CREATION', 'PRE_USER_INVITATION', 'PRE_M2M_TOKEN_CREATION')),
  url             text not null,
  timeout_seconds integer not null,
  on_failure      text not null check (on_failure in ('allow', 'deny')), -- what counts when there is no answer, or none that can be read
  enabled         boolean not null,
  sealed_secret   text not null,
  sealed_before   text,                            -- the secret before this one: calls are signed with both for a day
  before_until    timestamptz,
  created_at      timestamptz not null,
  updated_at      timestamptz not null
);
create index interceptors_of_environment on interceptors (environment_id, id);
create trigger tell after insert or update or delete on interceptors for each statement execute function tell_processes();
create trigger "Audit" after insert or update or delete on interceptors for each row when (current_setting('tenon.audit_id', true) <> '')
  execute function write_audit('interceptor', '{id}', '{updated_at}', '{sealed_secret,sealed_before}', '{}', '');

create table interceptor_calls (
  id             text primary key,                 -- icl_…
  environment_id text not null references environments on delete cascade,
  interceptor_id text not null references interceptors on delete cascade,
  decision       text not null check (decision in ('ALLOW', 'DENY')), -- what counted, be it by the policy for failures
  failure        text,                             -- why there was no answer to go by; null: there was
  status         integer,                          -- of the answer, when one came
  milliseconds   integer not null,
  request        text not null,                    -- the body that was sent, cut off
  response       text not null,                    -- the body that came, cut off
  created_at     timestamptz not null
);
create index interceptor_calls_page on interceptor_calls (interceptor_id, id);
create index interceptor_calls_old on interceptor_calls (environment_id, created_at);
