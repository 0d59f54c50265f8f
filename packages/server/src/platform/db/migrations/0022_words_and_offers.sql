-- What an app calls an organization, in words of its own for each language.
alter table environments
  add column organization_words jsonb not null default '{}';   -- {"de": {"singular": "Studio", "plural": "Studios"}}

-- When somebody without a passkey was last asked on the way in whether they want one. They are not asked again for a while.
create table passkey_offers (
  environment_id  text not null references environments on delete cascade,
  user_id         text not null references users on delete cascade,
  offered_at      timestamptz not null,
  primary key (environment_id, user_id)
);
create index passkey_offers_of_user on passkey_offers (user_id);
