-- What the server is started with holds until somebody settles it for the environment, and again when they take that back.
alter table environments
  add column own_sign_up boolean,
  add column own_invitation_days integer check (own_invitation_days between 1 and 365);
comment on column environments.sign_up is 'TENON_SIGN_UP of the last start: what holds while own_sign_up is null';
comment on column environments.invitation_days is 'TENON_INVITATION_DAYS of the last start: what holds while own_invitation_days is null';
