-- Whoever leaves an organization leaves their invitation behind, without its membership: PostgreSQL looked through all
-- invitations of everybody for it.
create index invitations_of_membership on invitations (membership_id) where membership_id is not null;
