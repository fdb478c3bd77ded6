-- Why: how a licence ends is told in writing with its article and published like its grant (许可法7, 8, 40, 69, 70; 双公示);
-- leaders ask month by month what was issued; printed certificates are numbered blanks that must all be accounted for;
-- what a certificate looks like is data of its kind.

-- Papers about a licence itself: the proposal told, its end, a suspension.
create table licence_paper (
  bureau       text        not null,
  id           text        not null,
  licence      text        not null,
  version      int         not null, -- of the event in the licence's stream
  kind         text        not null,
  number       text        not null,
  title        jsonb       not null, -- {zh, en}
  on_day       date        not null,
  item         text        not null,
  holder       text        not null,
  sealed_model bytea       not null,
  filed_at     timestamptz not null,
  place        text,
  hash         text,
  size         int,
  pressed_at   timestamptz,
  attempts     int         not null default 0,
  error        text,
  awaits       text,
  retry_at     timestamptz,
  primary key (bureau, id),
  unique (bureau, licence, version),
  unique (bureau, number)
);
create index licence_paper_to_press on licence_paper (bureau, filed_at) where place is null;

-- What the public may read of a licence's life, and when it had to be out.
create table licence_publicity (
  bureau       text not null,
  licence      text not null,
  version      int  not null,
  event        text not null,
  on_day       date not null, -- of the decision
  due_on       date not null, -- seven working days later
  published_on date not null,
  primary key (bureau, licence, version)
);
create index licence_publicity_newest on licence_publicity (bureau, on_day desc, licence desc, version desc);

create table licence_month (
  bureau text not null,
  month  text not null, -- 2026-10
  kind   text not null,
  event  text not null,
  n      int  not null,
  primary key (bureau, month, kind, event)
);
insert into licence_month (bureau, month, kind, event, n)
  select e.bureau, substr(e.payload->>'on', 1, 7), l.kind, e.type, count(*)
    from trail_event e join licence l on l.bureau = e.bureau and l.id = e.stream_id
   where e.stream_kind = 'licence' group by 1, 2, 3, 4;

-- Printed blanks: each number once, and every step of it in a log that nobody can change.
create table licence_stock (
  bureau  text not null,
  kind    text not null,
  number  text not null,
  state   text not null check (state in ('blank', 'used', 'spoiled')),
  licence text,
  primary key (bureau, kind, number)
);
create table licence_stock_log (
  bureau  text        not null,
  id      text        not null,
  kind    text        not null,
  number  text        not null,
  step    text        not null check (step in ('received', 'used', 'spoiled')),
  licence text,
  reason  text,
  by      text        not null,
  at      timestamptz not null,
  primary key (bureau, id)
);
create index licence_stock_log_newest on licence_stock_log (bureau, at desc, id desc);
select append_only('licence_stock_log');

-- Every version of a kind's template stays; the newest is in force.
create table licence_template (
  bureau   text        not null,
  kind     text        not null,
  version  int         not null,
  template jsonb       not null,
  by       text        not null,
  at       timestamptz not null,
  primary key (bureau, kind, version)
);
select append_only('licence_template');
