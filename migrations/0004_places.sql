-- Why: everything belongs to a bureau, is done by a unit of it, at a site. A function zone (功能区) such as a new area
-- has no administrative code: it is a region of its own kind with administrative regions as members.

create table bureau (
  id         text  not null primary key,
  name       jsonb not null, -- {zh, en}
  credit_code text,
  region     text,
  -- A demo town may be entered without password; nothing else may ever set this.
  demo       boolean not null default false
);

create table region (
  bureau  text not null,
  id      text not null,
  kind    text not null check (kind in ('ADMIN', 'ZONE')),
  code    text check (code ~ '^\d{12}$'), -- 行政区划代码 of an ADMIN region
  name    jsonb not null,
  members text[] not null default '{}',   -- of a ZONE
  primary key (bureau, id),
  check ((kind = 'ADMIN') = (code is not null))
);

create table unit (
  bureau text not null,
  id     text not null,
  name   jsonb not null,
  parent text,
  primary key (bureau, id)
);

create table site (
  bureau  text not null,
  id      text not null,
  kind    text not null check (kind in ('centre', 'street', 'community', 'outlet', 'park', 'kiosk')),
  name    jsonb not null,
  address jsonb not null,
  region  text,
  hours   jsonb, -- {zh, en}
  primary key (bureau, id)
);
