-- A mail that was accepted may come back later: a server behind the one that took it says that it cannot be delivered.
alter table invitations drop constraint invitations_mail_state_check;
alter table invitations add constraint invitations_mail_state_check
  check (mail_state in ('queued', 'accepted', 'refused', 'bounced'));
