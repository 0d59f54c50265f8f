-- Why somebody was not let in, in the words of whoever answered: for those who asked. Empty: it was not said.
alter table invitation_requests add column reason text not null default '';
alter table join_requests add column reason text not null default '';

-- What waits in a whole environment, of both kinds in one list: behind the prefix ids go up with time, whatever they are ids of.
create index invitation_requests_all_waiting on invitation_requests (environment_id, substr(id, 5)) where status = 'waiting';
create index join_requests_all_waiting on join_requests (environment_id, substr(id, 5)) where status = 'waiting';

-- In the audit log the addresses in requests for an invitation stood where nobody can erase them, and what says nothing of
-- a person beside the personal: since 0026 the fifth argument names what is not personal. Reasons are.
drop trigger "Audit" on invitation_requests;
create trigger "Audit" after insert or update or delete on invitation_requests for each row when (current_setting('tenon.audit_id', true) <> '')
  execute function write_audit('invitation_request', '{id}', '{requester_email}', '{}', '{id,organization_id,roles,status,decided_by,decided_at,created_at}', '');
drop trigger "Audit" on join_requests;
create trigger "Audit" after insert or update or delete on join_requests for each row when (current_setting('tenon.audit_id', true) <> '')
  execute function write_audit('join_request', '{id}', '{}', '{}', '{id,organization_id,user_id,status,decided_by,decided_at,created_at}', 'user_id');
