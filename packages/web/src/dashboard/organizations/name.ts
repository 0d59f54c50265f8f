/** What an organization is called here: whoever made it may have skipped naming it. */
export const nameOf = ({ displayName }: { readonly displayName: string }): string => displayName || 'Without a name';
