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
