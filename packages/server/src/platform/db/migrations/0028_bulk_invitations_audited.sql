-- Who sent a list of people, started, paused and took it back stands in the audit log; each row's turn does not.
create trigger "Audit" after insert or update or delete on bulk_invitations for each row when (current_setting('tenon.audit_id', true) <> '')
  execute function write_audit('bulk_invitation', '{id}', '{updated_at,upload,actor,source_hash,columns,inviter_email,position,invited_count,added_count,refused_count,undone_count}', '{}', '{}', '');
