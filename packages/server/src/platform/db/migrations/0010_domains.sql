-- Looking for the record that proves a domain: when next, until when, and how often in vain.
alter table domains
  add column proof_until   timestamptz,                 -- the record has to be found by then; null: no proof is asked for, or it was given
  add column next_check_at timestamptz,                 -- null: nobody looks (any more)
  add column vain_checks   integer not null default 0,  -- looks in a row that did not find it
  add column checked_at    timestamptz;                 -- the last look that got an answer
update domains set proof_until = created_at + interval '72 hours', next_check_at = now() where method = 'dns' and status = 'pending';
create index domains_to_check on domains (environment_id, next_check_at) where next_check_at is not null;
-- Whose people an address belongs to: asked at each sign-in.
create index domains_by_name on domains (environment_id, domain);
