-- Three letters that seven thousand of a million users have are in seven of a thousand samples, give or take three: one search
-- in a hundred took them for rare and asked the index for all of them. They hold from the next time on that PostgreSQL looks.
alter table users alter column words set statistics 2000;
