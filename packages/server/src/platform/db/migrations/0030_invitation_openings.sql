-- When the page behind an invitation's link was last shown to a browser that went there by itself. A hint for whoever waits
-- for an answer, and no part of the invitation: what it says and where it stands does not depend on who looks at it, and
-- programs that check mails open links, too.
create table invitation_openings (
  invitation_id  text primary key references invitations on delete cascade,
  environment_id text not null references environments on delete cascade,
  opened_at      timestamptz not null
);
