-- Why: a table that leaves the house as a file is out of every wall. Who took which table, with which filter, how many
-- rows and when is written down before the file is sent, and can never be changed.
create table table_export (
  bureau    text        not null,
  id        text        not null,
  by_person text        not null,
  name      text        not null, -- the table, as in the address of its export
  filter    jsonb       not null, -- what the screen showed: view, mark, period; no names
  format    text        not null check (format in ('xlsx', 'csv')),
  row_count int         not null,
  at        timestamptz not null,
  primary key (bureau, id)
);
create index table_export_by_time on table_export (bureau, at desc);
select append_only('table_export');
