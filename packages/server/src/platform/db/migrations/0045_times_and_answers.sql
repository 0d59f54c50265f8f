-- Events are written in the order of their time, so this index is a few kilobytes, costs a write nothing, and leads to the
-- blocks of a span of time: a webhook's replay, and what it missed while it was switched on, would read them all.
create index events_at on events using brin (at) with (autosummarize = on);

-- What was answered, in every organization, whoever asked last first: beside the same of what waits.
create index invitation_requests_all_answered on invitation_requests (environment_id, substr(id, 5)) where status <> 'waiting';
create index join_requests_all_answered on join_requests (environment_id, substr(id, 5)) where status <> 'waiting';
