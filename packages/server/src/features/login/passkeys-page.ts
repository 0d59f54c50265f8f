/** Where a person looks after their passkeys. */
export const PASSKEYS_PAGE = '/ui/profile/passkeys';
