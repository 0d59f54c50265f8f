-- A search believes the samples where they tell of more than some hundred, instead of counting (platform/paging.ts). Of a
-- hundred thousand organizations a thousand samples are too few for that: seven of them stand for seven hundred, give or take
-- three hundred. Users are ten times as many, and what three letters find among them is, too.
alter table organizations alter column words set statistics 4000;
analyze organizations;
