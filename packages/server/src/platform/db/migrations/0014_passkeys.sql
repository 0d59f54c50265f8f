-- Passkeys: what a person's devices made for them. The secret half never leaves the device.
create table passkeys (
  id              text primary key,
  environment_id  text not null references environments on delete cascade,
  user_id         text not null references users on delete cascade,
  credential_id   text not null,                  -- the authenticator's name for it, base64url
  public_key      text not null,                  -- COSE, base64url
  sign_count      bigint not null,                -- of the last use; stays 0 with authenticators that do not count
  aaguid          text not null,                  -- the maker's number for this kind of authenticator
  attachment      text,                           -- platform or cross-platform, as the browser said
  transports      text[] not null,
  backup_eligible boolean not null,               -- it may be copied to other devices of the person
  backed_up       boolean not null,               -- it is
  name            text not null,                  -- what the person calls it
  ip              text,                           -- where it was made
  user_agent      text,                           -- in which browser
  created_at      timestamptz not null,
  updated_at      timestamptz not null,
  used_at         timestamptz,                    -- the last sign-in
  suspected_at    timestamptz                     -- its counter went back: there may be a copy of it
);
create unique index passkeys_credential on passkeys (environment_id, credential_id);
create index passkeys_of_user on passkeys (user_id);
-- Challenges are made without a row. One that was answered is written down, so that it is answered once.
create table passkey_answers (
  challenge_hash text primary key,
  environment_id text not null references environments on delete cascade,
  expires_at     timestamptz not null              -- from then on the challenge itself is too old, and this may be forgotten
);
create index passkey_answers_expired on passkey_answers (environment_id, expires_at);
