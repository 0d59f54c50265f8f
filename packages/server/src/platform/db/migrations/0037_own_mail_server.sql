-- An environment may send its mails through a server of its own, under a sender of its own.
alter table environments
  add column mail jsonb not null default '{}',
  add column own_mail jsonb,
  add column own_mail_sealed text,
  add column mail_tested jsonb;
comment on column environments.mail is 'where mails went by SMTP_URL, and from whom by MAIL_FROM, at the last start: what holds while own_mail is null';
comment on column environments.own_mail_sealed is 'the password of own_mail, sealed';
comment on column environments.mail_tested is 'what the mail server said of the last test mail';

-- What a test came to is no setting, and nobody reads the password.
drop trigger "Audit" on environments;
create trigger "Audit" after insert or update or delete on environments for each row when (current_setting('tenon.audit_id', true) <> '')
  execute function write_audit('environment', '{id}', '{created_at,updated_at,mail_tested}', '{own_mail_sealed}', '{}', '');
