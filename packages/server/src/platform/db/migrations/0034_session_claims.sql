-- What the app's interceptors want said in the tokens of a sign-in (PRE_SESSION_CREATION): kept with the code and with what it gives, so
-- that refreshed tokens say it as well. Not jsonb: it is written into tokens as it came, and never looked into here.
alter table authorization_codes
  add column claims json;                              -- null: nothing
alter table grants
  add column claims json;
