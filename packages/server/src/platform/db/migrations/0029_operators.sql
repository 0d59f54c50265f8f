-- Whoever runs this server: an environment of their own, in which they are the members of one organization.

alter table environments add column system boolean not null default false;
create unique index environments_system on environments (system) where system;

-- Links printed by `tenon admin link`: each lets one person in, once.
create table entry_links (
  id              text primary key,                     -- enl_…
  environment_id  text not null references environments on delete cascade,
  token_hash      text not null unique,
  user_id         text references users on delete cascade,  -- null: whoever opens it says who they are
  created_at      timestamptz not null,
  expires_at      timestamptz not null,
  used_at         timestamptz
);
create index entry_links_of_user on entry_links (user_id);
create index entry_links_expiry on entry_links (expires_at);

create trigger "Audit" after insert or update on entry_links for each row when (current_setting('tenon.audit_id', true) <> '')
  execute function write_audit('entry_link', '{id}', '{}', '{token_hash}', '{}', 'user_id');
