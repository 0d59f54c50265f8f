-- What an organization has of its own: seats, how long sessions in it last, links to its admin portal, its domains.

alter table organizations
  add column max_users                integer check (max_users >= 0), -- null: nobody set a limit; 0: there is none
  add column session_absolute_minutes integer check (session_absolute_minutes > 0), -- null: sessions follow the environment alone
  add column session_idle_minutes     integer check (session_idle_minutes > 0);     -- null: the environment's idle time, if it has one

-- Search finds letters anywhere in a text. An index of three-letter pieces makes that quick among a million rows; where
-- the database has no such index to offer, the same query reads the rows of its environment one by one.
do $$
begin
  create extension if not exists pg_trgm;
  create index organizations_words on organizations
    using gin (lower(display_name || ' ' || id || ' ' || coalesce(slug, '') || ' ' || coalesce(external_id, '')) gin_trgm_ops);
  create index users_words on users
    using gin (lower(email || ' ' || id || ' ' || coalesce(external_id, '') || ' ' || name || ' ' || given_name || ' ' || family_name) gin_trgm_ops);
exception when others then
  raise notice 'search goes without an index: %', sqlerrm;
end
$$;

-- A person's sessions, the newest first, ended ones too.
create index sessions_page on sessions (user_id, id);

-- A link to the admin portal. It works once, for a minute, and only its hash is here.
create table portal_links (
  id              text primary key,                      -- lnk_…
  environment_id  text not null references environments on delete cascade,
  organization_id text not null references organizations on delete cascade,
  hash            text not null unique,
  features        text[] not null default '{}',          -- the parts of the portal it opens; none named: all of them
  created_at      timestamptz not null,
  expires_at      timestamptz not null,
  used_at         timestamptz
);
create index portal_links_of_organization on portal_links (organization_id, id);

create table domains (
  id              text primary key,                      -- dom_…
  environment_id  text not null references environments on delete cascade,
  organization_id text not null references organizations on delete cascade,
  domain          text not null,                         -- in lower case, in Punycode
  type            text not null check (type in ('organization', 'allowed_email')),
  status          text not null check (status in ('pending', 'verified', 'failed', 'auto_verified')),
  method          text not null check (method in ('admin', 'dns', 'not_applicable')),
  txt_secret      text,                                  -- what the TXT record has to say: public as soon as it is set
  created_at      timestamptz not null,
  updated_at      timestamptz not null
);
create unique index domains_once on domains (organization_id, type, domain);
-- Anybody may say that a domain is theirs; whoever proves it first has it. The database decides who was first.
create unique index domains_proven on domains (environment_id, domain) where type = 'organization' and status in ('verified', 'auto_verified');
create index domains_of_organization on domains (organization_id, id);
