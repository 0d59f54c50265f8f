-- The first tables: one environment's organizations, people and invitations, and how they sign in.
-- Every row belongs to an environment. Ids are a prefix and decimal digits that sort by creation time.

-- Each server process takes a number here when it starts; its ids carry it, so two processes never make the same one.
create sequence process_numbers;

create table environments (
  id                       text primary key,
  name                     text not null,               -- what hosted pages and mails call the app
  kind                     text not null check (kind in ('development', 'production')),
  url                      text unique,                 -- null for the first environment: TENON_URL is its address
  invitation_days          integer not null default 15 check (invitation_days between 1 and 365),
  organization_word        text not null default 'Organization', -- "Workspace", "Team": what pages call an organization
  sign_up                  boolean not null default true,
  access_token_seconds     integer not null default 300,
  id_token_seconds         integer not null default 1800,
  session_absolute_minutes integer not null default 43200,
  session_idle_minutes     integer,                     -- null: sessions do not end for being idle
  created_at               timestamptz not null,
  updated_at               timestamptz not null
);

-- Keys of this environment's own making: the one refresh tokens are derived with, the one page tokens are signed with.
create table environment_secrets (
  environment_id text not null references environments on delete cascade,
  purpose        text not null,
  sealed         text not null,                         -- sealed with the server's key; see platform/seal.ts
  created_at     timestamptz not null,
  primary key (environment_id, purpose)
);

create table signing_keys (
  id             text primary key,                      -- the `kid`: snk_…
  environment_id text not null references environments on delete cascade,
  public_jwk     jsonb not null,
  sealed_private text not null,
  created_at     timestamptz not null,
  signs_from     timestamptz not null,                  -- published before it signs, so that caches have it
  signs_until    timestamptz,                           -- null while it is the newest
  gone_at        timestamptz                            -- leaves /keys: the last token it signed has run out
);
create index signing_keys_of_environment on signing_keys (environment_id, signs_from);

create table organizations (
  id             text primary key,
  environment_id text not null references environments on delete cascade,
  display_name   text not null,                         -- empty when the person skipped naming it at sign-up
  slug           text,
  external_id    text,
  logo_url       text,
  metadata       jsonb not null default '{}',
  features       jsonb not null default '{}',           -- {"sso": true, …}
  created_at     timestamptz not null,
  updated_at     timestamptz not null
);
create unique index organizations_slug on organizations (environment_id, slug);
create unique index organizations_external_id on organizations (environment_id, external_id);
create index organizations_newest on organizations (environment_id, id desc);

create table users (
  id                 text primary key,
  environment_id     text not null references environments on delete cascade,
  email              text not null,                     -- as it was first written; compared in lower case
  email_proven_at    timestamptz,                       -- this person showed that they read this mailbox
  email_asserted_at  timestamptz,                       -- somebody with API access said so; reported as verified, trusted for nothing
  external_id        text,
  given_name         text not null default '',
  family_name        text not null default '',
  name               text not null default '',
  preferred_username text not null default '',
  phone_number       text not null default '',
  picture            text not null default '',
  locale             text not null default '',
  gender             text not null default '',
  groups             text[] not null default '{}',
  custom_attributes  jsonb not null default '{}',
  profile_metadata   jsonb not null default '{}',
  metadata           jsonb not null default '{}',
  last_login_at      timestamptz,
  created_at         timestamptz not null,
  updated_at         timestamptz not null
);
-- One person per mailbox: the rule lives here, not in a select-then-insert.
create unique index users_email on users (environment_id, lower(email));
create unique index users_external_id on users (environment_id, external_id);
create index users_newest on users (environment_id, id desc);

create table roles (
  id              text primary key,
  environment_id  text not null references environments on delete cascade,
  organization_id text references organizations on delete cascade, -- null: a role of the whole environment
  name            text not null,
  display_name    text not null,
  description     text not null default '',
  default_creator boolean not null default false,
  default_member  boolean not null default false,
  created_at      timestamptz not null,
  updated_at      timestamptz not null
);
create unique index roles_name on roles (environment_id, coalesce(organization_id, ''), name);

create table memberships (
  id                  text primary key,
  environment_id      text not null references environments on delete cascade,
  organization_id     text not null references organizations on delete cascade,
  user_id             text not null references users on delete cascade,
  status              text not null check (status in ('pending', 'active', 'inactive')), -- an expired invitation is `pending` with its invitation's hour past
  provisioning_method text not null check (provisioning_method in ('invitation', 'direct_provision', 'org_creator', 'allowed_email_domain', 'jit_using_sso')),
  metadata            jsonb not null default '{}',
  inviter_email       text,
  joined_at           timestamptz not null,             -- when the membership was made, pending or not
  accepted_at         timestamptz,
  created_at          timestamptz not null,
  updated_at          timestamptz not null
);
create unique index memberships_once on memberships (organization_id, user_id);
create index memberships_of_user on memberships (user_id);
create index memberships_page on memberships (organization_id, id);

create table membership_roles (
  membership_id text not null references memberships on delete cascade,
  role_id       text not null references roles,
  position      integer not null,                       -- in the order they were given
  primary key (membership_id, role_id)
);
create index membership_roles_of_role on membership_roles (role_id);

-- An invitation hangs on its membership. It outlives a revoked one, so that its link can say what happened.
create table invitations (
  id               text primary key,
  environment_id   text not null references environments on delete cascade,
  organization_id  text not null references organizations on delete cascade,
  user_id          text not null references users on delete cascade,
  membership_id    text references memberships on delete set null,
  status           text not null check (status in ('pending', 'accepted', 'revoked', 'expired')),
  -- A mailed link proves the mailbox. A link that was ever shown to anybody proves nothing. Both are hashes.
  mailed_hash      text,
  shown_hash       text,
  inviter_email    text,
  expires_at       timestamptz not null,
  expiry_announced boolean not null default false,
  resent_at        timestamptz,
  resent_count     integer not null default 0,
  renewal_asked_at timestamptz,                         -- the invitee asked for a new one
  created_at       timestamptz not null,
  settled_at       timestamptz
);
create unique index invitations_one_open on invitations (membership_id) where status = 'pending';
create unique index invitations_mailed on invitations (mailed_hash);
create unique index invitations_shown on invitations (shown_hash);
create index invitations_of_user on invitations (user_id);
create index invitations_to_expire on invitations (expires_at) where status = 'pending' and not expiry_announced;

-- Hashes of links that a newer one replaced: their page says so instead of "unknown".
create table replaced_invitation_links (
  hash          text primary key,
  invitation_id text not null references invitations on delete cascade,
  replaced_at   timestamptz not null
);

create table clients (
  id                    text primary key,
  environment_id        text not null references environments on delete cascade,
  organization_id       text references organizations on delete cascade, -- set: a machine of that organization
  kind                  text not null check (kind in ('environment', 'web', 'spa', 'native', 'organization')),
  name                  text not null,
  manages               boolean not null default false, -- may call the management API
  requires_pkce         boolean not null default false,
  redirect_uris         text[] not null default '{}',
  post_logout_uris      text[] not null default '{}',
  initiate_login_uri    text,
  home_uri              text,
  access_token_seconds  integer,                        -- null: the environment's
  created_at            timestamptz not null,
  updated_at            timestamptz not null
);
create index clients_of_environment on clients (environment_id);

create table client_secrets (
  id           text primary key,
  client_id    text not null references clients on delete cascade,
  hash         text not null,                           -- sha-256: a secret has 256 bits of chance, so it needs no salt
  suffix       text not null,
  created_at   timestamptz not null,
  last_used_at timestamptz,
  revoked_at   timestamptz
);
create index client_secrets_of_client on client_secrets (client_id);

-- A signed-in browser. The cookie carries a secret; only its hash is here.
create table sessions (
  id              text primary key,
  environment_id  text not null references environments on delete cascade,
  user_id         text not null references users on delete cascade,
  secret_hash     text not null unique,
  proofs          text[] not null,                      -- how the person showed who they are: email_code, magic_link, invitation_link…
  opens_all       boolean not null,                     -- false: only the organizations listed in session_organizations
  authenticated_at timestamptz not null,                -- the last proof
  organization_id text references organizations on delete set null, -- the one entered last
  ip              text,
  user_agent      text,
  created_at      timestamptz not null,
  last_active_at  timestamptz not null,
  idle_expires_at timestamptz,
  expires_at      timestamptz not null,
  ended_at        timestamptz,
  ended_how       text check (ended_how in ('logout', 'revoked', 'expired', 'replaced'))
);
create index sessions_of_user on sessions (user_id) where ended_at is null;

create table session_organizations (
  session_id      text not null references sessions on delete cascade,
  organization_id text not null references organizations on delete cascade,
  entered_at      timestamptz not null,
  primary key (session_id, organization_id)
);
create index session_organizations_of on session_organizations (organization_id);

-- An authorization request on its way through the hosted pages, parked under a cookie of the browser it came from.
create table interactions (
  id             text primary key,                      -- req_…
  environment_id text not null references environments on delete cascade,
  client_id      text not null references clients on delete cascade,
  browser_hash   text not null,                         -- sha-256 of the browser's cookie: nobody else can go on with it
  request        jsonb not null,                        -- the checked parameters
  user_id        text references users on delete cascade, -- who they have shown they are, so far
  organization_id text references organizations on delete cascade, -- what they chose on the way
  created_at     timestamptz not null,
  expires_at     timestamptz not null,
  finished_at    timestamptz
);
create index interactions_expired on interactions (expires_at);

-- A code and a link in one mail: proof that somebody reads a mailbox.
create table mail_challenges (
  id             text primary key,                      -- chl_…
  environment_id text not null references environments on delete cascade,
  email          text not null,
  purpose        text not null check (purpose in ('sign_in', 'sign_up', 'invitation')),
  interaction_id text references interactions on delete set null, -- it outlives the request: wrong tries are counted for a day
  invitation_id  text references invitations on delete cascade,
  browser_hash   text not null,
  code_hash      text not null,                         -- keyed: six digits alone would be guessed from a hash
  link_hash      text unique,
  profile        jsonb not null default '{}',           -- what the sign-up page was told: names
  tries          integer not null default 0,
  mails          integer not null default 1,            -- 0: an invitation's own mail was the proof
  created_at     timestamptz not null,
  sent_at        timestamptz not null,                  -- the newest mail
  sent_before    timestamptz,                           -- the one before it: two a minute is the limit
  expires_at     timestamptz not null,
  used_at        timestamptz
);
create index mail_challenges_by_address on mail_challenges (environment_id, lower(email), sent_at);
create index mail_challenges_expired on mail_challenges (expires_at);

-- What an authorization code gave: one chain of refresh tokens. Only the newest token's hash is kept;
-- older ones prove themselves by deriving it (features/oauth/refresh-token.ts).
create table grants (
  id               text primary key,                    -- grt_…
  environment_id   text not null references environments on delete cascade,
  client_id        text not null references clients on delete cascade,
  user_id          text not null references users on delete cascade,
  session_id       text not null references sessions on delete cascade,
  organization_id  text not null references organizations on delete cascade,
  scope            text not null,
  authenticated_at timestamptz not null,
  confidential     boolean not null,                    -- the app proved itself with its secret, and must do so again to refresh
  refresh_hash     text,                                -- null: no offline_access
  generation       integer not null default 0,
  rotated_at       timestamptz,
  created_at       timestamptz not null,
  expires_at       timestamptz not null,
  revoked_at       timestamptz,
  revoked_why      text
);
create index grants_of_session on grants (session_id) where revoked_at is null;
create index grants_of_member on grants (user_id, organization_id) where revoked_at is null;

create table authorization_codes (
  hash             text primary key,
  environment_id   text not null references environments on delete cascade,
  client_id        text not null references clients on delete cascade,
  user_id          text not null references users on delete cascade,
  session_id       text not null references sessions on delete cascade,
  organization_id  text not null references organizations on delete cascade,
  redirect_uri     text not null,
  scope            text not null,
  nonce            text,
  code_challenge   text,
  authenticated_at timestamptz not null,
  created_at       timestamptz not null,
  expires_at       timestamptz not null,
  used_at          timestamptz,
  grant_id         text references grants on delete set null
);
create index authorization_codes_expired on authorization_codes (expires_at);

-- Append-only: what happened, in the words webhooks will carry. Written in the transaction that made it happen.
create table events (
  id              text primary key,
  environment_id  text not null references environments on delete cascade,
  organization_id text,                                 -- no reference: an event outlives what it speaks of
  at              timestamptz not null,
  actor           text not null,
  type            text not null,
  object          text not null,
  subject         text not null,
  data            jsonb not null
);
create index events_page on events (environment_id, id);
create index events_of_organization on events (organization_id, id);

-- Work promised by a committed transaction. A payload is sealed: it may carry a link or a code.
create table jobs (
  id             text primary key,
  environment_id text not null references environments on delete cascade,
  kind           text not null,
  key            text,                                  -- what cancels it: invitation:inv_…
  sealed         text not null,
  run_at         timestamptz not null,                  -- when it is due
  locked_until   timestamptz,                           -- a worker has it; after this moment the worker is taken for dead
  attempts       integer not null default 0,
  failed_at      timestamptz,                           -- given up: kept to be looked at
  last_error     text,
  created_at     timestamptz not null
);
create index jobs_due on jobs (run_at) where failed_at is null;
create index jobs_by_key on jobs (key) where key is not null;

-- What is done every so often. Whichever process moves the hour forward does it; the others see that it moved.
create table duties (
  name   text primary key,
  due_at timestamptz not null
);

-- What the development mailbox caught.
create table caught_mails (
  id             text primary key,
  environment_id text not null references environments on delete cascade,
  recipient      text not null,
  sender         text not null,
  subject        text not null,
  text           text not null,
  html           text not null,
  created_at     timestamptz not null
);
create index caught_mails_newest on caught_mails (environment_id, id desc);

-- Processes keep environments, clients and keys in memory; this tells every one of them what changed.
create function tell_processes() returns trigger language plpgsql as $$
begin
  perform pg_notify('tenon_changed', tg_table_name);
  return null;
end
$$;
create trigger tell after insert or update or delete on environments for each statement execute function tell_processes();
create trigger tell after insert or update or delete on environment_secrets for each statement execute function tell_processes();
create trigger tell after insert or update or delete on signing_keys for each statement execute function tell_processes();
create trigger tell after insert or update or delete on roles for each statement execute function tell_processes();
create trigger tell after insert or update or delete on clients for each statement execute function tell_processes();
create trigger tell after insert or delete or update of revoked_at on client_secrets for each statement execute function tell_processes();
