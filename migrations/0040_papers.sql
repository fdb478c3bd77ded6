-- Why: what the bureau says, it says in writing, with a number (许可法32.2, 38). Numbers are gapless per bureau, series and
-- year, in the order of the trail: one counter row, moved in the transaction of the follower that files the paper, so
-- that an undone transaction takes its numbers back. The wording is frozen as a sealed model at that moment; the PDF
-- is pressed from it afterwards and, lost or late, comes out the same.

create table paper_counter (
  bureau text not null,
  series text not null,
  year   int  not null,
  last   int  not null check (last > 0),
  primary key (bureau, series, year)
);

create table filed_paper (
  bureau       text        not null,
  id           text        not null,
  case_id      text        not null,
  version      int         not null, -- version of the event in the stream of the case that the paper states
  kind         text        not null,
  series       text        not null,
  year         int         not null,
  n            int         not null,
  number       text        not null,
  title_zh     text        not null,
  title_en     text        not null,
  on_day       date        not null, -- the legal day of the event
  holder       text        not null, -- whose key seals model and file: the applicant
  told         text[]      not null, -- persons it is addressed to
  sealed_model bytea       not null,
  filed_at     timestamptz not null,
  -- set by the press
  place        text,
  hash         text,
  size         int,
  pages        int,
  pressed_at   timestamptz,
  attempts     int         not null default 0,
  error        text,
  primary key (bureau, id),
  unique (bureau, case_id, version, kind),
  unique (bureau, series, year, n)
);
create index filed_paper_to_press on filed_paper (bureau, filed_at) where place is null;
