-- What roles allow, which role extends which, and the default role of an organization.

create table permissions (
  id             text primary key,                      -- perm_…
  environment_id text not null references environments on delete cascade,
  name           text not null,
  description    text not null default '',
  system         boolean not null default false,        -- our own: lets members use the management API for their organization
  created_at     timestamptz not null,
  updated_at     timestamptz not null
);
create unique index permissions_name on permissions (environment_id, name);
create index permissions_newest on permissions (environment_id, id desc);

create table role_permissions (
  role_id       text not null references roles on delete cascade,
  permission_id text not null references permissions on delete cascade,
  created_at    timestamptz not null,
  primary key (role_id, permission_id)
);
create index role_permissions_of_permission on role_permissions (permission_id);

alter table roles add column extends text references roles; -- it allows all that one does, too
create index roles_extending on roles (extends) where extends is not null;

-- An organization whose newcomers get another role than the environment's default. With the role goes the exception.
create table organization_default_roles (
  organization_id text primary key references organizations on delete cascade,
  environment_id  text not null references environments on delete cascade,
  member_role_id  text not null references roles on delete cascade,
  created_at      timestamptz not null,
  updated_at      timestamptz not null
);
create index organization_default_roles_by_role on organization_default_roles (member_role_id);

-- An organization goes with its memberships and its roles, in whatever order. That nobody has a role which is deleted
-- alone is checked with the role's row locked (features/roles/delete.ts).
alter table membership_roles
  drop constraint membership_roles_role_id_fkey,
  add constraint membership_roles_role_id_fkey foreign key (role_id) references roles on delete cascade;

create trigger tell after insert or update or delete on permissions for each statement execute function tell_processes();
create trigger tell after insert or update or delete on role_permissions for each statement execute function tell_processes();
