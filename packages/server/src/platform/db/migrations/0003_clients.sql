-- Machines of organizations, what an app may say of itself, APIs with their scopes, and API tokens.

-- An API of the customer's that tokens are asked for.
create table resources (
  id                    text primary key,
  environment_id        text not null references environments on delete cascade,
  kind                  text not null check (kind in ('web', 'mobile', 'desktop', 'server', 'mcp_server')),
  name                  text not null,
  description           text not null default '',
  uri                   text,                           -- where it answers; tokens for it name this beside its id
  identifier            text not null default '',       -- the customer's own word for it
  logo_uri              text not null default '',
  provider              text not null default '',
  access_token_seconds  integer,
  refresh_token_seconds integer,
  registration_off      boolean not null default false, -- no client may register itself
  metadata_clients      boolean not null default false, -- clients whose id is the address of their description
  cross_app             boolean not null default false, -- access that an identity provider vouches for
  within_permissions    boolean not null default false, -- a token carries no scope that its person has no permission for
  created_at            timestamptz not null,
  updated_at            timestamptz not null
);
create index resources_page on resources (environment_id, kind, id);
create unique index resources_uri on resources (environment_id, uri);

create table scopes (
  id             text primary key,
  environment_id text not null references environments on delete cascade,
  name           text not null,
  description    text not null default '',
  enabled        boolean not null default true,
  created_at     timestamptz not null,
  updated_at     timestamptz not null
);
create unique index scopes_name on scopes (environment_id, name);

create table resource_scopes (
  resource_id text not null references resources on delete cascade,
  scope_id    text not null references scopes on delete cascade,
  position    integer not null,                         -- in the order they were given
  primary key (resource_id, scope_id)
);
create index resource_scopes_of_scope on resource_scopes (scope_id);

alter table clients
  drop constraint clients_kind_check,
  add constraint clients_kind_check check (kind in ('environment', 'web', 'spa', 'native', 'machine', 'organization', 'resource')),
  add column resource_id text references resources on delete cascade, -- set: a client of that API alone
  add column description text not null default '',
  add column scopes text[] not null default '{}',
  add column audience text[] not null default '{}',     -- whom its tokens are for; empty: our own API
  add column custom_claims jsonb not null default '[]', -- [{"key": …, "value": …}], in the order they were given
  add column grant_types text[] not null default '{}',  -- empty: all that suit its kind
  add column back_channel_logout_uris text[] not null default '{}';
create index clients_of_organization on clients (organization_id, id) where organization_id is not null;
create index clients_of_resource on clients (resource_id, id) where resource_id is not null;
-- Machines of organizations may be many; the environment's own apps are few and are asked for all at once.
drop index clients_of_environment;
create index clients_of_environment on clients (environment_id, id) where organization_id is null and resource_id is null;

alter table client_secrets
  add column updated_at timestamptz,                    -- null: as it was made
  add column created_by text,
  add column inactive_at timestamptz;                   -- switched off, and may be switched on again
drop trigger tell on client_secrets;
create trigger tell after insert or delete or update of revoked_at, inactive_at on client_secrets for each statement execute function tell_processes();
create trigger tell after insert or update or delete on resources for each statement execute function tell_processes();

-- A long-lived key for the programs of an organization, or of one of its people. Only its hash is here.
create table api_tokens (
  id              text primary key,
  environment_id  text not null references environments on delete cascade,
  organization_id text not null references organizations on delete cascade,
  user_id         text references users on delete cascade,
  hash            text not null,                        -- sha-256: a token has 256 bits of chance, so it needs no salt
  suffix          text not null,
  description     text not null default '',
  custom_claims   jsonb not null default '{}',
  expires_at      timestamptz,                          -- null: good until it is taken back
  revoked_at      timestamptz,
  created_at      timestamptz not null,
  updated_at      timestamptz not null
);
create unique index api_tokens_hash on api_tokens (hash);
create index api_tokens_page on api_tokens (organization_id, id) where revoked_at is null;
create index api_tokens_of_user on api_tokens (user_id) where user_id is not null;
