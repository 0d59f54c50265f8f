/** What is done, by the names of the audit log, as people say it. Made by `npm run gen` from chassis/actions.ts. */
export const DEEDS = {
  api_token: {
    created: '{actor} made an API token.',
    revoked: '{actor} revoked an API token.',
    updated: '{actor} changed an API token.',
  },
  bulk_invitation: {
    cancelled: '{actor} cancelled a bulk invitation to {organization}.',
    created: '{actor} sent a list of people to invite to {organization}.',
    paused: '{actor} paused a bulk invitation to {organization}.',
    resumed: '{actor} went on with a bulk invitation to {organization}.',
    started: '{actor} started to invite a list of people to {organization}.',
    undone: '{actor} took back a bulk invitation to {organization}.',
  },
  client: {
    created: '{actor} registered the app {target}.',
    deleted: '{actor} deleted the app {target}.',
    registered: 'The program {target} registered itself.',
    registration_updated: 'The program {target} changed its registration.',
    registration_withdrawn: 'The program {target} withdrew its registration.',
    updated: '{actor} changed the app {target}.',
  },
  client_secret: {
    created: '{actor} made a secret for an app.',
    revoked: '{actor} revoked a secret of an app.',
    switched: '{actor} switched a secret of an app on or off.',
  },
  connection: {
    created: '{actor} made the connection {target}.',
    deleted: '{actor} deleted the connection {target}.',
    disabled: '{actor} disabled the connection {target}.',
    domains_assigned: '{actor} said which domains a connection is for.',
    enabled: '{actor} enabled the connection {target}.',
    updated: '{actor} changed the connection {target}.',
  },
  consent: {
    given: 'Somebody answered what a program may do for them.',
    revoked: '{actor} took back what a program may do for somebody.',
  },
  directory: {
    attributes_mapped: '{actor} said which attributes of the directory {target} fill which fields.',
    created: '{actor} made the directory {target}.',
    deleted: '{actor} deleted the directory {target}.',
    disabled: '{actor} disabled the directory {target}.',
    enabled: '{actor} enabled the directory {target}.',
    roles_assigned: '{actor} said which groups of a directory give which roles.',
    updated: '{actor} changed the directory {target}.',
  },
  directory_secret: {
    created: '{actor} made a secret for a directory.',
    regenerated: '{actor} replaced the secret of a directory.',
  },
  domain: {
    checked: '{actor} had the domain {target} checked.',
    created: '{actor} added the domain {target}.',
    deleted: '{actor} removed the domain {target}.',
  },
  environment: {
    updated: '{actor} changed the settings of the environment.',
  },
  interceptor: {
    created: '{actor} made the interceptor {target}.',
    deleted: '{actor} deleted the interceptor {target}.',
    secret_rotated: '{actor} gave the interceptor {target} a new secret.',
    updated: '{actor} changed the interceptor {target}.',
  },
  invitation: {
    accepted: '{target} accepted an invitation to {organization}.',
    created: '{actor} invited {target} to {organization}.',
    link_created: '{actor} copied the link of an invitation.',
    requested: '{actor} asked that {target} be invited to {organization}.',
    resent: '{actor} sent an invitation again.',
    revoked: '{actor} revoked an invitation.',
  },
  invitation_request: {
    approved: '{actor} approved an invitation to {organization}.',
    refused: '{actor} refused an invitation to {organization}.',
  },
  join_request: {
    approved: '{actor} let somebody into {organization} who had asked.',
    refused: '{actor} refused somebody who had asked to be let into {organization}.',
  },
  mail_template: {
    reset: '{actor} went back to the built-in words of a mail.',
    saved: '{actor} reworded a mail.',
  },
  membership: {
    created: '{actor} added somebody to {organization}.',
    deactivated: '{actor} deactivated a member of {organization}.',
    deleted: '{actor} removed somebody from {organization}.',
    joined: 'Somebody joined {organization}, or asked to.',
    reactivated: '{actor} reactivated a member of {organization}.',
    role_removed: '{actor} took a role from a member of {organization}.',
    roles_assigned: '{actor} gave roles to a member of {organization}.',
    updated: '{actor} changed a membership of {organization}.',
  },
  operator: {
    entered: 'Somebody came in by a link from the shell of the server.',
    entry_link_created: '{actor} made a link into the dashboard.',
  },
  organization: {
    created: '{actor} created the organization {target}.',
    deleted: '{actor} deleted the organization {target}.',
    features_updated: '{actor} changed the features of {target}.',
    join_policy_updated: '{actor} said how people join {target}.',
    policy_updated: '{actor} changed the sign-in policy of {target}.',
    seats_limited: '{actor} changed the number of seats of {target}.',
    session_policy_updated: '{actor} changed how long sessions last in {target}.',
    signed_up: 'Somebody signed up with the organization {target}.',
    updated: '{actor} changed the organization {target}.',
  },
  page_texts: {
    reset: '{actor} went back to the built-in words of the pages.',
    saved: '{actor} reworded the pages.',
  },
  passkey: {
    added: '{actor} added a passkey.',
    removed: '{actor} removed a passkey.',
    renamed: '{actor} renamed a passkey.',
  },
  password: {
    change_required: '{actor} asked somebody for a new password.',
    set: '{actor} set a password.',
  },
  permission: {
    created: '{actor} made the permission {target}.',
    deleted: '{actor} deleted the permission {target}.',
    updated: '{actor} changed the permission {target}.',
  },
  portal_link: {
    created: '{actor} made a link to the portal of {organization}.',
    deleted: '{actor} deleted a link to the portal of {organization}.',
  },
  resource: {
    created: '{actor} made the resource {target}.',
    deleted: '{actor} deleted the resource {target}.',
    updated: '{actor} changed the resource {target}.',
  },
  role: {
    base_removed: '{actor} made the role {target} stand by itself.',
    created: '{actor} made the role {target}.',
    defaults_updated: '{actor} changed which roles are given by default.',
    deleted: '{actor} deleted the role {target}.',
    permission_removed: '{actor} took a permission from a role.',
    permissions_added: '{actor} gave a role permissions.',
    updated: '{actor} changed the role {target}.',
  },
  scope: {
    created: '{actor} made the scope {target}.',
    deleted: '{actor} deleted the scope {target}.',
    updated: '{actor} changed the scope {target}.',
  },
  second_factor: {
    removed: '{actor} removed a second factor.',
    set_up: '{actor} set up a second factor.',
  },
  session: {
    revoked: '{actor} signed somebody out.',
  },
  signing_key: {
    rotated: '{actor} turned the signing keys.',
  },
  user: {
    deleted: '{actor} deleted a person.',
    signed_in: '{target} signed in, and with that the following changed.',
    updated: '{actor} changed the profile of {target}.',
  },
  user_attribute: {
    created: '{actor} made the attribute {target}.',
    deleted: '{actor} deleted the attribute {target}.',
    renamed: '{actor} renamed the attribute {target}.',
  },
} as const;
