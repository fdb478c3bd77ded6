-- Why: work must go on while somebody is away. A substitute holds the posts of the absent for the days of the leave,
-- as posts of their own with a first and a last day, so that every guard that asks for a post asks the same question
-- as ever and the separation of acceptance, examination and decision holds for substitutes too. What was arranged, and
-- what became of each case that was handed over, is kept in a log that nobody can change.
create table staff_leave (
  bureau     text        not null,
  id         text        not null,
  person     text        not null,
  substitute text        not null,
  from_day   date        not null,
  until_day  date        not null, -- the last day away
  posts      text[]      not null, -- ids of the posts the substitute was given for it
  tasks      boolean     not null, -- hand open tasks to the substitute on the first day, and back after the last
  cases      text[]      not null default '{}', -- handed over so
  moved_on   date,
  back_on    date,
  entered_by text        not null,
  entered_at timestamptz not null,
  ended_on   date,
  ended_by   text,
  primary key (bureau, id),
  check (person <> substitute and from_day <= until_day)
);
create index staff_leave_by_day on staff_leave (bureau, until_day);

create table team_log (
  bureau    text        not null,
  id        text        not null,
  kind      text        not null check (kind in ('leave', 'leave-ended', 'hand-over', 'back')),
  person    text        not null,
  facts     jsonb       not null, -- ids, days, counts, refusal codes
  by_person text        not null,
  at        timestamptz not null,
  primary key (bureau, id)
);
create index team_log_by_time on team_log (bureau, at desc);
select append_only('team_log');
