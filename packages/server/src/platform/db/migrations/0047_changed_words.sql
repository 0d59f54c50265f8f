-- Processes know the words of the newest rows and look at those a search will find, by their ids. Whoever was renamed since
-- is told of, one by one: platform/known-rows.ts. Rows that come and go are not, they are seen anyway.
create function tell_of_words() returns trigger language plpgsql as $$
begin
  perform pg_notify('tenon_changed', tg_table_name || ' ' || new.id);
  return null;
end
$$;
create trigger tell_of_words after update on organizations for each row when (old.words <> new.words) execute function tell_of_words();
create trigger tell_of_words after update on users for each row when (old.words <> new.words) execute function tell_of_words();
