-- What an environment has settled about sign-in, sign-up, its look and its tokens, and what an organization demands of its people.
-- A group holds only what somebody set: what is not there is the default of the release that runs (platform/environment.ts).
alter table environments
  add column methods       jsonb not null default '{}',
  add column sign_up_rules jsonb not null default '{}',
  add column branding      jsonb not null default '{}',
  add column claims        jsonb not null default '[]';

alter table organizations
  add column auth_policy   jsonb not null default '{}';  -- {"methods": […], "secondFactor": true, "ssoOnly": true}
