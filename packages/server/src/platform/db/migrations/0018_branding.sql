-- What an environment's pages, mails and tokens say in its own words.
alter table environments
  add column metadata_claims text[] not null default '{}',   -- whose metadata access tokens carry: user, membership, organization
  add column page_texts      jsonb  not null default '{}';   -- {"de": {"signIn.heading": "…"}}: what pages say instead

-- Mails as an environment words them. Where there is none, the built-in one goes out.
create table mail_templates (
  environment_id text        not null references environments (id) on delete cascade,
  kind           text        not null,                        -- login_code, invitation…: features/mail-templates
  language       text        not null,
  subject        text        not null,
  html           text        not null,
  plain          text        not null,
  updated_at     timestamptz not null,
  failed_at      timestamptz,                                 -- when the built-in one went out instead, and why
  failure        text,
  primary key (environment_id, kind, language)
);

-- Attributes of people beside those every profile has. Their values stand in profiles, under these keys.
create table user_attributes (
  id             text        primary key,
  environment_id text        not null references environments (id) on delete cascade,
  key            text        not null,
  display_name   text        not null,
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  unique (environment_id, key)
);
create trigger tell after insert or update or delete on user_attributes for each statement execute function tell_processes();
