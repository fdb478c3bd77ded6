-- Why: people plan their way by the hours of a place. The bureau changes them itself, and what was announced before,
-- by whom it was changed and why cannot be changed afterwards.
create table site_hours_log (
  bureau    text        not null,
  id        text        not null,
  site      text        not null,
  before    jsonb, -- {zh, en}; none where nothing was announced
  after     jsonb       not null,
  reason    text        not null,
  by_person text        not null,
  at        timestamptz not null,
  primary key (bureau, id)
);
create index site_hours_log_of_site on site_hours_log (bureau, site, at desc);
select append_only('site_hours_log');
