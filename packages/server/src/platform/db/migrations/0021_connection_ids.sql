-- Which connections answered for the person when the app got its code: ID tokens say so (`amr`), those of a refresh as well.
alter table authorization_codes
  add column connection_ids text[] not null default '{}';  -- the latest first
alter table grants
  add column connection_ids text[] not null default '{}';
