-- The same log, written in less time: every write waits for this. What an expression can say is no query, and a row is taken
-- apart once. And of tables that speak of people, the columns are named that say nothing of a person: what somebody adds to
-- such a table is personal until it is said otherwise. It is the fifth argument, where those that are personal stood before.
create or replace function write_audit() returns trigger language plpgsql as $$
declare
  about     constant jsonb := current_setting('tenon.audit')::jsonb;
  here      constant text := about ->> 'environment';
  entry     constant text := current_setting('tenon.audit_id');
  counted   constant text := current_setting('tenon.audit_count', true);
  count     constant integer := case when counted is null or counted = '' then 1 else counted::integer + 1 end;
  most      constant integer := 1000;
  was       jsonb;
  became    jsonb;
  present   jsonb;
  name      text;
  named     text;
  whose     text;
  person    text;
  done      text;
  hidden    text[];
  private   text;
  came_from text;
begin
  if count > most + 1 then return null; end if;
  if tg_op = 'UPDATE' then
    done := 'updated';
    was := to_jsonb(old) - tg_argv[2]::text[];
    present := to_jsonb(new);
    became := present - tg_argv[2]::text[];
    if was = became then return null; end if;
    select jsonb_object_agg(key, was -> key), jsonb_object_agg(key, value) into was, became from jsonb_each(became) where was -> key <> value;
  elsif tg_op = 'INSERT' then
    done := 'created';
    present := to_jsonb(new);
    became := present - tg_argv[2]::text[] - 'environment_id';
  else
    done := 'deleted';
    present := to_jsonb(old);
    was := present - tg_argv[2]::text[] - 'environment_id';
  end if;

  if tg_argv[1] = '{id}' then
    named := present ->> 'id';
  else
    foreach name in array tg_argv[1]::text[] loop
      named := concat_ws('/', named, present ->> name);
    end loop;
    -- A row that is taken away and put back as it was has not changed.
    if tg_op = 'INSERT' and count > 1 and strpos(tg_argv[1], ',') > 0 then
      delete from audit_changes
        where environment_id = here and entry_id = entry and key = named and object = tg_argv[0] and operation = 'deleted' and before = became;
      if found then
        delete from audit_entries where environment_id = here and id = entry
          and not exists (select from audit_changes where environment_id = here and entry_id = entry);
        if found then perform set_config('tenon.audit_count', '', true); end if;
        return null;
      end if;
    end if;
  end if;

  if tg_argv[3] <> '{}' then
    foreach name in array tg_argv[3]::text[] loop
      if became ->> name is not null then
        became := jsonb_set(became, array[name], (case when was ->> name is null then '"(secret)"' else '"(another secret)"' end)::jsonb);
      end if;
      if was ->> name is not null then was := jsonb_set(was, array[name], '"(secret)"'); end if;
    end loop;
  end if;
  -- What says something of a person is kept apart, with all that stands beside it.
  if tg_argv[4] <> '{}' then
    select array_agg(key) into hidden from jsonb_object_keys(coalesce(became, was)) as key where key <> all (tg_argv[4]::text[]);
    if hidden is not null then
      private := jsonb_build_object('before', was, 'after', became, 'salt', gen_random_uuid())::text;
      was := was - hidden;
      became := became - hidden;
    end if;
  end if;

  whose := present ->> 'organization_id';
  if tg_argv[5] <> '' then person := present ->> tg_argv[5]; end if;
  -- What a row belongs to when it does not say so itself. A row that went first is asked for what was written of it.
  case tg_argv[0]
    when 'organization' then whose := named;
    when 'membership_role' then
      select organization_id, user_id into whose, person from memberships where id = present ->> 'membership_id';
      if not found then
        select organization_id, user_id into whose, person from audit_changes
          where environment_id = here and entry_id = entry and object = 'membership' and key = present ->> 'membership_id' limit 1;
      end if;
    when 'client_secret' then select organization_id into whose from clients where id = present ->> 'client_id';
    when 'role_permission' then select organization_id into whose from roles where id = present ->> 'role_id';
    when 'connection_domain' then select organization_id into whose from connections where id = present ->> 'connection_id';
    when 'directory_secret' then select organization_id into whose from directories where id = present ->> 'directory_id';
    when 'directory_group_role' then
      select organization_id into whose from directories where id = (select directory_id from directory_groups where id = present ->> 'group_id');
    else null;
  end case;
  if whose is null then whose := about ->> 'organization'; end if;

  if count = 1 then
    if about ? 'origin' then came_from := ((about -> 'origin') || jsonb_build_object('salt', gen_random_uuid()))::text; end if;
    insert into audit_entries (environment_id, id, at, action, actor_kind, actor_id, organization_id, request, origin, origin_digest)
    values (
      here, entry, (about ->> 'at')::timestamptz, coalesce(about ->> 'action', tg_argv[0] || '.' || done),
      about ->> 'actor_kind', about ->> 'actor_id', whose, about ->> 'request', came_from, encode(sha256(convert_to(came_from, 'UTF8')), 'hex')
    );
  end if;
  if count > most then
    -- There are more than anybody reads one by one: that there are is what stands here.
    insert into audit_changes (environment_id, entry_id, position, object, key, operation) values (here, entry, count, 'more', '', done);
  else
    insert into audit_changes (environment_id, entry_id, position, object, key, operation, organization_id, user_id, before, after, personal, personal_digest)
    values (here, entry, count, tg_argv[0], named, done, whose, person, was, became, private, encode(sha256(convert_to(private, 'UTF8')), 'hex'));
  end if;
  perform set_config('tenon.audit_count', count::text, true);
  return null;
end
$$;

do $$
declare
  one record;
begin
  for one in
    select * from (values
      -- as in 0025, but for the fifth: what says nothing of a person. `words` is made of the other columns, for searching
      ('organizations', 'organization', '{id}', '{updated_at,words}', '{}', '{}', ''),
      ('users', 'user', '{id}', '{updated_at,last_login_at,words}', '{}', '{id,email_proven_at,email_asserted_at,created_at}', 'id'),
      ('memberships', 'membership', '{id}', '{updated_at,inviter_email}', '{}',
        '{id,organization_id,user_id,status,provisioning_method,joined_at,accepted_at,created_at}', 'user_id'),
      ('passkeys', 'passkey', '{id}', '{updated_at,used_at,sign_count,backed_up,suspected_at}', '{public_key,credential_id}',
        '{id,user_id,public_key,credential_id,aaguid,attachment,transports,backup_eligible,created_at}', 'user_id'),
      ('identities', 'identity', '{connection_id,user_id}', '{synced_at,last_login_at}', '{}', '{connection_id,user_id,created_at}', 'user_id')
    ) as audited (on_table, object, key, uncounted, secret, public, whose)
  loop
    execute format('drop trigger "Audit" on %I', one.on_table);
    execute format(
      'create trigger "Audit" after insert or update or delete on %I for each row when (current_setting(''tenon.audit_id'', true) <> '''') execute function write_audit(%L, %L, %L, %L, %L, %L)',
      one.on_table, one.object, one.key, one.uncounted, one.secret, one.public, one.whose
    );
  end loop;
end
$$;
drop trigger "Audit" on sessions;
create trigger "Audit" after update of ended_at on sessions for each row when (current_setting('tenon.audit_id', true) <> '' and new.ended_how = 'revoked')
  execute function write_audit('session', '{id}', '{last_active_at,idle_expires_at,expires_at,organization_id,proofs,proof_times,authenticated_at,opens_all}', '{secret_hash}', '{id,user_id,ended_at,ended_how,created_at}', 'user_id');
