-- Passwords, and the second things people prove.

-- A mail may ask somebody who has an account to show once more who they are, or to set a new password.
alter table mail_challenges drop constraint mail_challenges_purpose_check;
alter table mail_challenges add constraint mail_challenges_purpose_check
  check (purpose in ('sign_in', 'sign_up', 'invitation', 'account', 'password'));

create table passwords (
  user_id        text primary key references users on delete cascade,
  environment_id text not null references environments on delete cascade,
  hash           text not null,                         -- argon2id, with its parameters and salt in it
  must_change    boolean not null default false,        -- somebody with API access asked for a new one
  changed_at     timestamptz not null
);

-- An app that shows a new code every thirty seconds. One a person.
create table authenticators (
  user_id        text primary key references users on delete cascade,
  environment_id text not null references environments on delete cascade,
  secret         text not null,                         -- sealed: codes are made from it
  last_step      integer not null,                       -- of the newest code that was shown: it and older ones are worth nothing any more
  created_at     timestamptz not null
);

-- For whoever has lost their phone. Each is worth one sign-in.
create table recovery_codes (
  user_id        text not null references users on delete cascade,
  environment_id text not null references environments on delete cascade,
  hash           text not null,                         -- keyed
  used_at        timestamptz,
  created_at     timestamptz not null,
  primary key (user_id, hash)
);

-- How often somebody was wrong in a row, and until when they wait for it.
create table tries (
  environment_id text not null references environments on delete cascade,
  key            text not null,                         -- a fingerprint of what was tried, and from where if that matters
  wrong          integer not null,
  waits_until    timestamptz not null,
  tried_at       timestamptz not null,
  primary key (environment_id, key)
);
create index tries_over on tries (environment_id, tried_at);
