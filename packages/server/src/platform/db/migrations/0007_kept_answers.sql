-- Answers kept for callers who named their write (Idempotency-Key), and what tells a dry run what it touched.

-- The row commits with what the write did, or with nothing when the write was refused.
create table kept_answers (
  environment_id text not null references environments on delete cascade,
  caller         text not null,                         -- whose key it is: a client, or a person in an organization
  key_hash       text not null,                         -- keyed, as the next: what callers write into keys and requests is theirs
  request_hash   text not null,                         -- of the method and everything that was asked
  sealed         text,                                  -- null only inside the transaction that is making it
  created_at     timestamptz not null,
  expires_at     timestamptz not null,
  primary key (environment_id, caller, key_hash)
);
create index kept_answers_expired on kept_answers (environment_id, expires_at);

-- What a dry run touches of sessions and seats, wherever it came from: a foreign key that cascades included. Rows live
-- inside the transaction of a dry run, which is rolled back; nobody else ever sees one.
create table touched (
  kind text not null check (kind in ('session', 'membership')),
  id   text not null
);

create function note_touched() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'sessions' then
    insert into touched (kind, id) values ('session', case tg_op when 'DELETE' then old.id else new.id end);
  elsif tg_table_name = 'memberships' then
    insert into touched (kind, id) values ('membership', case tg_op when 'DELETE' then old.id else new.id end);
  else
    insert into touched (kind, id)
      select 'membership', id from unnest(array[case when tg_op <> 'INSERT' then old.membership_id end, case when tg_op <> 'DELETE' then new.membership_id end]) as id
      where id is not null;
  end if;
  return null;
end
$$;
-- Outside a dry run they cost a look at a setting, and do not fire.
create trigger note_touched after insert or update or delete on sessions for each row when (current_setting('tenon.dry_run', true) = 'on') execute function note_touched();
create trigger note_touched after insert or update or delete on memberships for each row when (current_setting('tenon.dry_run', true) = 'on') execute function note_touched();
create trigger note_touched after insert or update or delete on invitations for each row when (current_setting('tenon.dry_run', true) = 'on') execute function note_touched();
