-- Organizations are searched for by the beginning of a domain, too: an index in the order of a language, which the old one
-- has, is of no use for that.
create index domains_by_beginning on domains (environment_id, domain text_pattern_ops);
drop index domains_by_name;
alter index domains_by_beginning rename to domains_by_name;
