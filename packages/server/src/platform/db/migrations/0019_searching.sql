-- Which way a search goes (from the newest row on, or through the index of words) depends on how many rows have its
-- letters. A hundred samples tell a word in every row from one in a few; three letters in one row of a hundred need more.
do $$
begin
  if to_regclass('users_words') is not null then
    alter index users_words alter column 1 set statistics 1000;
    analyze users;
  end if;
  if to_regclass('organizations_words') is not null then
    alter index organizations_words alter column 1 set statistics 1000;
    analyze organizations;
  end if;
end
$$;
