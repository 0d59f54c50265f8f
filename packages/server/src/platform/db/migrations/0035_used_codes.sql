-- What a code gave is kept with it so that a replayed one revokes it. That needs neither a reference, for a grant that is gone has nothing
-- to revoke, nor the index that the reference wanted: without them using a code up writes its row and no index.
alter table authorization_codes drop constraint authorization_codes_grant_id_fkey;
drop index authorization_codes_of_grant;
