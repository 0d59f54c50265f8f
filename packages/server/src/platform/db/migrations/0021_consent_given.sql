-- The person said yes for this very request, and for which organization: where they are asked each time, an older yes does not count.
alter table interactions
  add column consented_organization_id text references organizations on delete set null;
