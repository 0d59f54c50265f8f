-- The audit log: who changed what, with the rows as they were and as they became. It is written by the transaction that
-- changes something, chained right after, and never changed. No references: it outlives what it speaks of.

create table audit_entries (
  environment_id  text not null,
  id              text not null,                  -- aud_…
  at              timestamptz not null,
  action          text not null,                  -- chassis/actions.ts: organization.updated
  actor_kind      text not null,                  -- client, machine, member, visitor, system
  actor_id        text,                           -- null for visitors; of the system its job
  organization_id text,                           -- the one it was about, as far as it was about one
  request         text not null,                  -- the id of the request, as the caller was told it
  origin          text,                           -- {"salt", "ip", "user_agent"} as JSON; null when there was none, and when it was erased
  origin_digest   text,                           -- sha-256 of it, which stays
  number          bigint,                         -- its place in the chain; null until it is sealed
  hash            text,                           -- sha-256 over the hash before it and all of this
  primary key (environment_id, id)
);
create unique index audit_entries_chain on audit_entries (environment_id, number) where number is not null;
create index audit_entries_unsealed on audit_entries (environment_id, id) where number is null;
create index audit_entries_of_actor on audit_entries (environment_id, actor_id, id);
create index audit_entries_of_action on audit_entries (environment_id, action, id);
create index audit_entries_of_request on audit_entries (environment_id, request, id);

-- The rows that an entry is about, in the order they were written.
create table audit_changes (
  environment_id  text not null,
  entry_id        text not null,
  position        integer not null,
  object          text not null,                  -- what kind of row: organization, membership, client_secret…
  key             text not null,                  -- its id
  operation       text not null,                  -- created, updated, deleted
  organization_id text,
  user_id         text,                           -- the person it is about
  before          jsonb,                          -- of an update only what became otherwise
  after           jsonb,
  personal        text,                           -- what it says of the person: {"salt", "before", "after"} as JSON; null once it is erased
  personal_digest text,                           -- sha-256 of it, which stays
  primary key (environment_id, entry_id, position)
);
create index audit_changes_of_organization on audit_changes (environment_id, organization_id, entry_id) where organization_id is not null;
create index audit_changes_of_user on audit_changes (environment_id, user_id, entry_id) where user_id is not null;
create index audit_changes_of_key on audit_changes (environment_id, key, entry_id);
create index audit_changes_of_gone_users on audit_changes (environment_id, entry_id) where object = 'user' and operation = 'deleted' and personal is not null;

-- Where the chain of an environment begins and ends.
create table audit_heads (
  environment_id text primary key,
  number         bigint not null,                 -- of the newest sealed entry
  hash           text not null,
  forgotten      bigint not null default 0,       -- entries up to here were kept as long as was wished
  forgotten_hash text not null,                   -- the hash of the last of them, from where the chain is walked
  mac            text not null,                   -- of all this, with the server's key: who has only the database cannot make it
  sealed_at      timestamptz not null
);

-- An entry begins with the first row that its transaction changes. `tenon.audit_id` names it, `tenon.audit` holds what is
-- known of it before; both end with the transaction. Arguments: what a row is called; its key; columns that do not count;
-- columns nobody may read; columns that say something of a person; the column that says of whom.
create function write_audit() returns trigger language plpgsql as $$
declare
  entry     constant text := current_setting('tenon.audit_id');
  about     constant jsonb := current_setting('tenon.audit')::jsonb;
  uncounted constant text[] := tg_argv[2]::text[] || array['environment_id'];
  was       jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  became    jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  present   constant jsonb := coalesce(became, was);
  name      text;
  named     constant text := (select string_agg(present ->> part, '/' order by place) from unnest(tg_argv[1]::text[]) with ordinality as keys (part, place));
  whose     text := present ->> 'organization_id';
  person    text := case when tg_argv[5] <> '' then present ->> tg_argv[5] end;
  done      constant text := case tg_op when 'INSERT' then 'created' when 'UPDATE' then 'updated' else 'deleted' end;
  count     constant integer := coalesce(nullif(current_setting('tenon.audit_count', true), '')::integer, 0) + 1;
  most      constant integer := 1000;
  told      jsonb;
  private   text;
  came_from text;
begin
  if count > most + 1 then return null; end if;
  was := was - uncounted;
  became := became - uncounted;
  if tg_op = 'UPDATE' then
    if was = became then return null; end if;
    select jsonb_object_agg(key, o.value), jsonb_object_agg(key, n.value) into was, became
      from jsonb_each(was) as o join jsonb_each(became) as n using (key) where o.value <> n.value;
  end if;

  -- A row that is taken away and put back as it was has not changed.
  if tg_op = 'INSERT' and array_length(tg_argv[1]::text[], 1) > 1 then
    delete from audit_changes
      where environment_id = about ->> 'environment' and entry_id = entry and key = named and object = tg_argv[0] and operation = 'deleted' and before = became;
    if found then
      delete from audit_entries where environment_id = about ->> 'environment' and id = entry
        and not exists (select from audit_changes where environment_id = about ->> 'environment' and entry_id = entry);
      if found then perform set_config('tenon.audit_count', '', true); end if;
      return null;
    end if;
  end if;

  foreach name in array tg_argv[3]::text[] loop
    if was ->> name is not null then was := was || jsonb_build_object(name, '(secret)'); end if;
    if became ->> name is not null then became := became || jsonb_build_object(name, case when was ->> name is null then '(secret)' else '(another secret)' end); end if;
  end loop;
  if tg_argv[4] <> '{}' then
    select jsonb_strip_nulls(jsonb_build_object(
        'before', (select jsonb_object_agg(key, value) from jsonb_each(was) where key = any(tg_argv[4]::text[])),
        'after', (select jsonb_object_agg(key, value) from jsonb_each(became) where key = any(tg_argv[4]::text[]))
      )) into told;
    if told <> '{}' then private := (told || jsonb_build_object('salt', gen_random_uuid()))::text; end if;
    was := was - tg_argv[4]::text[];
    became := became - tg_argv[4]::text[];
  end if;

  -- What a row belongs to when it does not say so itself. A row that went first is asked for what was written of it.
  case tg_argv[0]
    when 'organization' then whose := named;
    when 'membership_role' then
      select organization_id, user_id into whose, person from memberships where id = present ->> 'membership_id';
      if not found then
        select organization_id, user_id into whose, person from audit_changes
          where environment_id = about ->> 'environment' and entry_id = entry and object = 'membership' and key = present ->> 'membership_id' limit 1;
      end if;
    when 'client_secret' then select organization_id into whose from clients where id = present ->> 'client_id';
    when 'role_permission' then select organization_id into whose from roles where id = present ->> 'role_id';
    when 'connection_domain' then select organization_id into whose from connections where id = present ->> 'connection_id';
    when 'directory_secret' then select organization_id into whose from directories where id = present ->> 'directory_id';
    when 'directory_group_role' then
      select organization_id into whose from directories where id = (select directory_id from directory_groups where id = present ->> 'group_id');
    else null;
  end case;
  whose := coalesce(whose, about ->> 'organization');

  if count = 1 then
    came_from := case when about ? 'origin' then ((about -> 'origin') || jsonb_build_object('salt', gen_random_uuid()))::text end;
    insert into audit_entries (environment_id, id, at, action, actor_kind, actor_id, organization_id, request, origin, origin_digest)
    values (
      about ->> 'environment', entry, (about ->> 'at')::timestamptz, coalesce(about ->> 'action', tg_argv[0] || '.' || done),
      about ->> 'actor_kind', about ->> 'actor_id', whose, about ->> 'request', came_from, encode(sha256(convert_to(came_from, 'UTF8')), 'hex')
    );
  end if;
  if count > most then
    -- There are more than anybody reads one by one: that there are is what stands here.
    insert into audit_changes (environment_id, entry_id, position, object, key, operation) values (about ->> 'environment', entry, count, 'more', '', done);
  else
    insert into audit_changes (environment_id, entry_id, position, object, key, operation, organization_id, user_id, before, after, personal, personal_digest)
    values (
      about ->> 'environment', entry, count, tg_argv[0], named, done, whose, person,
      was, became, private, encode(sha256(convert_to(private, 'UTF8')), 'hex')
    );
  end if;
  perform set_config('tenon.audit_count', count::text, true);
  return null;
end
$$;

-- Nothing in the log changes, with four exceptions: an entry is sealed once; what it says of a person may be erased; what is
-- older than the wished time goes, with the head saying how far; and within a transaction a row may be put back.
create function keep_audit() returns trigger language plpgsql as $$
declare
  was    constant jsonb := to_jsonb(old);
  became jsonb;
begin
  if tg_op = 'DELETE' then
    if current_setting('tenon.audit_id', true) = coalesce(was ->> 'entry_id', was ->> 'id') then return old; end if;
    if exists (
      select from audit_heads as head join audit_entries as entry using (environment_id)
      where head.environment_id = old.environment_id and entry.id = coalesce(was ->> 'entry_id', was ->> 'id') and entry.number <= head.forgotten
    ) then return old; end if;
    raise exception 'the audit log is kept: nothing is taken out of it';
  end if;
  became := to_jsonb(new);
  if tg_table_name = 'audit_entries' and was ->> 'number' is null and became ->> 'number' is not null
    and was - array['number', 'hash'] = became - array['number', 'hash'] then return new; end if;
  if became ->> 'origin' is null and became ->> 'personal' is null
    and was - array['origin', 'personal'] = became - array['origin', 'personal'] then return new; end if;
  raise exception 'the audit log is kept: nothing in it is changed';
end
$$;
create function keep_whole_audit() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is kept: it is not emptied';
end
$$;
create trigger keep before update or delete on audit_entries for each row execute function keep_audit();
create trigger keep before update or delete on audit_changes for each row execute function keep_audit();
create trigger keep_whole before truncate on audit_entries for each statement execute function keep_whole_audit();
create trigger keep_whole before truncate on audit_changes for each statement execute function keep_whole_audit();

-- The capital letter makes it come before the triggers of foreign keys: a row stands in the log before what goes with it.
do $$
declare
  one record;
begin
  for one in
    select * from (values
      -- table, what a row is called, key, does not count, nobody may read, personal, whose
      ('environments', 'environment', '{id}', '{created_at,updated_at}', '{}', '{}', ''),
      ('organizations', 'organization', '{id}', '{updated_at}', '{}', '{}', ''),
      ('users', 'user', '{id}', '{updated_at,last_login_at}', '{}', '{email,external_id,given_name,family_name,name,preferred_username,phone_number,picture,locale,gender,groups,custom_attributes,profile_metadata,metadata}', 'id'),
      ('memberships', 'membership', '{id}', '{updated_at,inviter_email}', '{}', '{metadata}', 'user_id'),
      ('membership_roles', 'membership_role', '{membership_id,role_id}', '{position}', '{}', '{}', ''),
      ('invitations', 'invitation', '{id}', '{inviter_email,expiry_announced,renewal_asked_at,mail_state,mail_answer,mail_at}', '{mailed_hash,shown_hash}', '{}', 'user_id'),
      ('join_requests', 'join_request', '{id}', '{}', '{}', '{}', 'user_id'),
      ('roles', 'role', '{id}', '{updated_at}', '{}', '{}', ''),
      ('permissions', 'permission', '{id}', '{updated_at}', '{}', '{}', ''),
      ('role_permissions', 'role_permission', '{role_id,permission_id}', '{created_at}', '{}', '{}', ''),
      ('organization_default_roles', 'default_role', '{organization_id}', '{updated_at}', '{}', '{}', ''),
      ('clients', 'client', '{id}', '{updated_at,metadata_read_at}', '{registration_hash}', '{}', ''),
      ('client_secrets', 'client_secret', '{id}', '{updated_at,last_used_at}', '{hash}', '{}', ''),
      ('resources', 'resource', '{id}', '{updated_at}', '{}', '{}', ''),
      ('scopes', 'scope', '{id}', '{updated_at}', '{}', '{}', ''),
      ('resource_scopes', 'resource_scope', '{resource_id,scope_id}', '{position}', '{}', '{}', ''),
      ('api_tokens', 'api_token', '{id}', '{updated_at}', '{hash}', '{}', 'user_id'),
      ('connections', 'connection', '{id}', '{updated_at}', '{sealed_secret}', '{}', ''),
      ('connection_domains', 'connection_domain', '{connection_id,domain_id}', '{}', '{}', '{}', ''),
      ('domains', 'domain', '{id}', '{updated_at,proof_until,next_check_at,vain_checks,checked_at}', '{txt_secret}', '{}', ''),
      ('directories', 'directory', '{id}', '{updated_at,synced_at}', '{}', '{}', ''),
      ('directory_secrets', 'directory_secret', '{id}', '{last_used_at}', '{hash}', '{}', ''),
      ('directory_group_roles', 'directory_group_role', '{group_id,role_id}', '{position}', '{}', '{}', ''),
      ('portal_links', 'portal_link', '{id}', '{used_at}', '{hash}', '{}', ''),
      ('mail_templates', 'mail_template', '{kind,language}', '{updated_at,failed_at,failure}', '{}', '{}', ''),
      ('user_attributes', 'user_attribute', '{id}', '{updated_at}', '{}', '{}', ''),
      ('signing_keys', 'signing_key', '{id}', '{}', '{sealed_private}', '{}', ''),
      ('consents', 'consent', '{id}', '{granted_at}', '{}', '{}', 'user_id'),
      ('passwords', 'password', '{user_id}', '{changed_at}', '{hash}', '{}', 'user_id'),
      ('authenticators', 'authenticator', '{user_id}', '{last_step}', '{secret}', '{}', 'user_id'),
      ('passkeys', 'passkey', '{id}', '{updated_at,used_at,sign_count,backed_up,suspected_at}', '{public_key,credential_id}', '{name,ip,user_agent}', 'user_id'),
      ('identities', 'identity', '{connection_id,user_id}', '{synced_at,last_login_at}', '{}', '{subject,attributes}', 'user_id')
    ) as audited (on_table, object, key, uncounted, secret, personal, whose)
  loop
    execute format(
      'create trigger "Audit" after insert or update or delete on %I for each row when (current_setting(''tenon.audit_id'', true) <> '''') execute function write_audit(%L, %L, %L, %L, %L, %L)',
      one.on_table, one.object, one.key, one.uncounted, one.secret, one.personal, one.whose
    );
  end loop;
end
$$;
-- Of a session only its end is an administrative matter; that it goes with its person is told by the person.
create trigger "Audit" after update of ended_at on sessions for each row when (current_setting('tenon.audit_id', true) <> '' and new.ended_how = 'revoked')
  execute function write_audit('session', '{id}', '{last_active_at,idle_expires_at,expires_at,organization_id,proofs,proof_times,authenticated_at,opens_all}', '{secret_hash}', '{ip,user_agent}', 'user_id');
