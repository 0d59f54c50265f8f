/** What an expression sees. What is not known is not there, so that `??` finds it missing. */
export interface Subject {
  readonly user: Readonly<Record<string, unknown>>;
  readonly organization: Readonly<Record<string, unknown>>;
}

const USER = `id email email_verified name given_name family_name preferred_username phone_number phone_number_verified picture gender locale
  groups external_id metadata custom_attributes created_at updated_at last_login_time current_membership`;

/** What may stand after `user.` and `organization.`: anything else is a slip of the pen, and is said when it is made. */
export const FIELDS: Readonly<Record<string, ReadonlySet<string>>> = {
  user: new Set(USER.split(/\s+/)),
  organization: new Set(['id', 'name', 'external_id', 'metadata']),
};
