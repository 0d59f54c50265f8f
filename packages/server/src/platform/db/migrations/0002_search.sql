-- Search finds letters anywhere in a text. An index of three-letter pieces makes that quick among a million rows; where
-- the database has no such index to offer, the same query reads the rows of its environment one by one.
do $$
begin
  create extension if not exists pg_trgm;
  create index organizations_words on organizations
    using gin (lower(display_name || ' ' || id || ' ' || coalesce(slug, '') || ' ' || coalesce(external_id, '')) gin_trgm_ops);
exception when others then
  raise notice 'search goes without an index: %', sqlerrm;
end
$$;
