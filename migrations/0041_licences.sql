-- Why: the result of a case lives on after it, and other organs act on it. The trail is the truth about a licence; these
-- tables are what wallets, registers and the public check read, written in one transaction with its events. What is
-- printed on it is personal and sealed with its holder's key. Numbers are gapless per series and year.

create table licence_counter (
  bureau text not null,
  series text not null,
  year   int  not null,
  last   int  not null check (last > 0),
  primary key (bureau, series, year)
);

-- Local codes of certificate types for GB/T 36904: three characters after the code of the organ that defined the type.
create table licence_kind (
  bureau text not null,
  kind   text not null,
  n      int  not null check (n between 1 and 999),
  primary key (bureau, kind),
  unique (bureau, n)
);

create table licence (
  bureau     text        not null,
  id         text        not null,
  case_id    text        not null, -- the case that issued it: one licence a case
  item       text        not null,
  kind       text        not null,
  name       jsonb       not null, -- {zh, en}
  number     text        not null,
  identifier text        not null, -- GB/T 36904 of the edition in force; '' where the bureau has no credit code
  edition    int         not null,
  state      text        not null check (state in
               ('in-force', 'suspended', 'expired', 'withdrawn', 'revoked', 'penalised', 'cancelled')),
  since      date        not null, -- first day of the state
  holder     text        not null,
  from_day   date        not null,
  until_day  date,
  issued_on  date        not null,
  issuer     text        not null,
  version    int         not null, -- of its stream
  -- first day on which time alone may change it (expiry, end of a suspension)
  lapse_on   date,
  updated_at timestamptz not null,
  primary key (bureau, id),
  unique (bureau, case_id),
  unique (bureau, number)
);
create index licence_of_holder on licence (bureau, holder, issued_on desc, id);
create index licence_lapse on licence (bureau, lapse_on) where lapse_on is not null;
create index licence_register on licence (bureau, issued_on desc, id);

create table licence_edition (
  bureau       text        not null,
  licence      text        not null,
  edition      int         not null,
  case_id      text,
  holder       text        not null,
  sealed_face  bytea       not null, -- {holder, face: [{label, value}]}
  sealed_code  bytea       not null, -- what the QR code carries
  sealed_model bytea       not null, -- the certificate as it is drawn
  test         boolean     not null, -- signed with a test key
  made_at      timestamptz not null,
  -- set by the press
  place        text,
  hash         text,
  size         int,
  pressed_at   timestamptz,
  attempts     int         not null default 0,
  error        text,
  primary key (bureau, licence, edition)
);
create index licence_edition_to_press on licence_edition (bureau, made_at) where place is null;

-- Facts of a proposal and reasons: the trail has their hash only.
create table licence_words (
  bureau  text  not null,
  licence text  not null,
  hash    text  not null,
  holder  text  not null,
  sealed  bytea not null,
  primary key (bureau, licence, hash)
);

-- How often a licence was checked by the public, by day; nothing about who asked.
create table licence_check (
  bureau  text not null,
  licence text not null,
  day     date not null,
  n       int  not null,
  primary key (bureau, licence, day)
);
