-- Rows of the busiest tables, which every sign-in writes, referred to their environment and their person both by themselves and by way
-- of another row: a client, a session, a request of the log. Each reference is looked up with each row and takes a lock on what it names;
-- those of an environment meet at one row, where sign-ins that come at once wait for one another. What stays leads to the same: who
-- deletes an environment deletes its clients, sessions and requests, and who deletes a person deletes their sessions.
alter table authorization_codes
  drop constraint authorization_codes_environment_id_fkey,
  drop constraint authorization_codes_user_id_fkey;
alter table grants
  drop constraint grants_environment_id_fkey,
  drop constraint grants_user_id_fkey;
alter table auth_steps
  drop constraint auth_steps_environment_id_fkey;
