-- Why: the first day on which a running clock of a case warns. A step, an opinion, two inspectors or owed material are due long
-- before the decision: looking only at cases near their first due day told of them late or never.
alter table case_view add column warn_on date;
-- Of cases from before it is not known: the next sweep looks at them all once, each act writes it anew.
update case_view set warn_on = received_on where state <> 'closed';
create index case_view_by_warning on case_view (bureau, warn_on) where warn_on is not null;
