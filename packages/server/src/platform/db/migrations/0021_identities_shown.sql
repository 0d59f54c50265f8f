-- Most environments have no connections, and so nobody with identities: processes remember that, and hear of the first one.
create trigger tell after insert or update or delete on connections for each statement execute function tell_processes();
