-- Programs of others that people let act for them: what a person allowed, tokens for one API, programs that register themselves.

alter table environments
  add column client_registration boolean not null default false, -- programs may register themselves at a resource that lets them
  add column client_metadata boolean not null default false;     -- programs may be known by the address of their description

alter table clients
  add column origin text check (origin in ('registered', 'metadata')), -- null: somebody with access to the API made it
  add column metadata_uri text,                         -- the address of its description, which is what it calls itself
  add column metadata_read_at timestamptz,
  add column about jsonb not null default '{}',         -- {"home": …, "terms": …, "privacy": …}, as it says of itself
  add column registration_hash text;                    -- whoever holds the token behind it may change what it registered
create unique index clients_metadata_uri on clients (environment_id, metadata_uri);

alter table interactions
  add column consent_refused_at timestamptz;            -- the person said no: the app is told so
alter table authorization_codes
  add column resource_id text references resources on delete cascade;
alter table grants
  add column resource_id text references resources on delete cascade; -- what its tokens are for; null: the app itself
create index grants_of_client on grants (client_id, user_id) where revoked_at is null;

-- What a person lets a program of somebody else do for them, in one organization, at one API.
create table consents (
  id              text primary key,                     -- usrcnst_…
  environment_id  text not null references environments on delete cascade,
  user_id         text not null references users on delete cascade,
  client_id       text not null references clients on delete cascade,
  organization_id text not null references organizations on delete cascade,
  resource_id     text not null references resources on delete cascade,
  scopes          text[] not null,
  granted_at      timestamptz not null                  -- the last time they said yes
);
create unique index consents_once on consents (user_id, client_id, organization_id, resource_id);
create index consents_page on consents (resource_id, id);
create index consents_of_client on consents (client_id);
create index consents_of_organization on consents (organization_id);
