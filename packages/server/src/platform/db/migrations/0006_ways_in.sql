-- A code, a link or both that an app asked for: proof that somebody reads a mailbox, shown on the app's own pages.
create table passwordless_requests (
  id             text primary key,                      -- pwl_…
  environment_id text not null references environments on delete cascade,
  email          text not null,                         -- as the app wrote it
  template       text check (template in ('sign_in', 'sign_up')),
  kind           text not null check (kind in ('code', 'link', 'both')),
  link_uri       text,                                  -- the app's page that the link opens
  state          text,
  variables      jsonb not null default '{}',
  seconds        integer not null,                      -- how long a mail's code and link are good for
  code_hash      text,                                  -- keyed: six digits alone would be guessed from a hash
  link_hash      text unique,
  tries          integer not null default 0,
  tried_hash     text,                                  -- the last wrong code: clients that repeat a failed call do not use up tries
  mails          integer not null default 1,
  created_at     timestamptz not null,
  sent_at        timestamptz not null,                  -- the newest mail
  sent_before    timestamptz,                           -- the one before it: two a minute is the limit
  expires_at     timestamptz not null,
  used_at        timestamptz
);
create index passwordless_requests_by_address on passwordless_requests (environment_id, lower(email), sent_at);
create index passwordless_requests_sent on passwordless_requests (environment_id, sent_at);

-- Reading events back by their kind, without passing over all the others.
create index events_of_type on events (environment_id, type, id);

-- An organization's list of its people, kept in step by SCIM.
create table directories (
  id                 text primary key,                  -- dir_…
  environment_id     text not null references environments on delete cascade,
  organization_id    text not null references organizations on delete cascade,
  name               text not null,
  kind               text not null check (kind in ('scim', 'ldap', 'poll')),
  provider           text check (provider in ('okta', 'google', 'microsoft_ad', 'auth0', 'onelogin', 'jumpcloud', 'ping_identity')),
  enabled            boolean not null,
  status             text not null check (status in ('draft', 'in_progress', 'completed')),
  attribute_mappings jsonb not null default '[]',       -- [{ key, map_to }]
  synced_at          timestamptz,
  created_at         timestamptz not null,
  updated_at         timestamptz not null
);
create index directories_of_organization on directories (organization_id, id);

create table directory_secrets (
  id             text primary key,                      -- sec_…
  environment_id text not null references environments on delete cascade,
  directory_id   text not null references directories on delete cascade,
  hash           text not null unique,                  -- sha-256: a secret has 256 bits of chance, so it needs no salt
  suffix         text not null,
  created_at     timestamptz not null,
  last_used_at   timestamptz
);
create index directory_secrets_of_directory on directory_secrets (directory_id, id);

create table directory_users (
  id                 text primary key,                  -- diruser_…
  environment_id     text not null references environments on delete cascade,
  directory_id       text not null references directories on delete cascade,
  email              text not null,
  emails             text[] not null default '{}',
  preferred_username text not null default '',
  given_name         text not null default '',
  family_name        text not null default '',
  detail             jsonb not null default '{}',       -- everything the directory told
  created_at         timestamptz not null,
  updated_at         timestamptz not null
);
create index directory_users_page on directory_users (directory_id, id);

create table directory_groups (
  id             text primary key,                      -- dirgroup_…
  environment_id text not null references environments on delete cascade,
  directory_id   text not null references directories on delete cascade,
  display_name   text not null,
  detail         jsonb not null default '{}',
  created_at     timestamptz not null,
  updated_at     timestamptz not null
);
create index directory_groups_page on directory_groups (directory_id, id);

create table directory_group_members (
  group_id text not null references directory_groups on delete cascade,
  user_id  text not null references directory_users on delete cascade,
  primary key (group_id, user_id)
);
create index directory_group_members_of_user on directory_group_members (user_id);

-- Somebody else's sign-in: an organization's identity provider, or one for the whole environment.
create table connections (
  id                 text primary key,                  -- conn_…
  environment_id     text not null references environments on delete cascade,
  organization_id    text references organizations on delete cascade, -- null: for the whole environment
  kind               text not null check (kind in ('oidc', 'saml', 'oauth', 'password', 'passwordless', 'webauthn')),
  provider           text not null,                     -- OKTA, GOOGLE…
  key_id             text,                              -- a name of the app's own for it
  enabled            boolean not null default false,
  debug              boolean not null default false,    -- endpoints without TLS, for tries
  status             text not null check (status in ('draft', 'in_progress', 'completed')),
  button_title       text not null default '',
  configuration_type text check (configuration_type in ('discovery', 'manual')),
  attribute_mapping  jsonb not null default '{}',       -- our field: the provider's name for it
  settings           jsonb not null default '{}',       -- what its kind needs, in the contract's names, without secrets
  sealed_secret      text,                              -- our secret at the provider
  created_at         timestamptz not null,
  updated_at         timestamptz not null
);
create unique index connections_key on connections (environment_id, key_id);
create index connections_page on connections (environment_id, id);
create index connections_of_organization on connections (organization_id, id);

-- Which of an organization's domains leads to which of its connections. One that is not here leads to any of them.
create table connection_domains (
  domain_id     text primary key references domains on delete cascade,
  connection_id text not null references connections on delete cascade
);
create index connection_domains_of on connection_domains (connection_id);

-- The roles that the members of a directory's group get.
create table directory_group_roles (
  group_id text not null references directory_groups on delete cascade,
  role_id  text not null references roles on delete cascade,
  position integer not null,                            -- in the order they were given
  primary key (group_id, role_id)
);
create index directory_group_roles_of_role on directory_group_roles (role_id);
