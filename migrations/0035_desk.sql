-- Why: what officers put beside the cases, none of it legal fact and so none of it in the trail: who has a case open
-- right now (a soft claim that ends by itself), numbered notes at a place on a page, views of the queue somebody keeps.

-- One row a person and case, renewed by the open page; past `until` nobody is there.
create table desk_presence (
  bureau  text        not null,
  case_id text        not null,
  person  text        not null,
  doing   text        not null check (doing in ('reading', 'acting')),
  since   timestamptz not null,
  until   timestamptz not null,
  primary key (bureau, case_id, person)
);
create index desk_presence_until on desk_presence (bureau, until);

-- A note at a place on a page. The words are sealed for the applicant: they speak of them and go with their key.
create table desk_pin (
  bureau     text        not null,
  id         text        not null,
  case_id    text        not null,
  file       text        not null,
  n          int         not null,
  page       int         not null check (page >= 1),
  x          real        not null check (x between 0 and 1),
  y          real        not null check (y between 0 and 1),
  holder     text        not null,
  sealed     bytea       not null,
  by_person  text        not null,
  at         timestamptz not null,
  settled_at timestamptz,
  settled_by text,
  removed_at timestamptz,
  primary key (bureau, id),
  unique (bureau, case_id, n)
);

-- A view is a name and an address of the queue; `unit` is set where its maker shares it with colleagues.
create table desk_view (
  bureau text        not null,
  id     text        not null,
  person text        not null,
  unit   text,
  name   text        not null,
  search jsonb       not null,
  at     timestamptz not null,
  primary key (bureau, id),
  unique (bureau, person, name)
);
create index desk_view_of_unit on desk_view (bureau, unit) where unit is not null;

-- Similar cases: the decided ones of an item, the latest first.
create index case_view_decided on case_view (bureau, item, decided_on desc, id) where outcome is not null;
-- The whole bureau's queue, in its order, without reading what is closed.
create index case_view_open on case_view (bureau, (coalesce(first_due, '9999-12-31'::date)), id) where state <> 'closed';

