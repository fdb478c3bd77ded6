-- Why: who somebody is, how they sign in, for whom they may act and which posts they hold. Names and numbers are
-- sealed with the person's key; a number is found by its keyed hash. Days of posts and mandates are civil days.

create table person (
  bureau         text not null,
  id             text not null,
  kind           text not null check (kind in ('natural', 'legal')),
  number_kind    text not null check (number_kind in ('resident-id', 'credit-code')),
  number_hash    text not null,
  sealed         bytea not null, -- {name, number, phone?, address?}
  representative text,           -- of a legal person: the natural person who acts without mandate (民法典61)
  created_at     timestamptz not null,
  primary key (bureau, id),
  unique (bureau, number_hash),
  check ((kind = 'legal') = (number_kind = 'credit-code'))
);
create index person_of_representative on person (bureau, representative) where representative is not null;

create table account (
  bureau      text not null,
  id          text not null,
  person      text not null,
  login_hash  text not null, -- keyed hash of the login name in lower case: it may be a phone number
  password    text not null, -- scrypt, with its parameters and salt
  admin       boolean not null default false,
  created_at  timestamptz not null,
  disabled_at timestamptz,
  primary key (bureau, id),
  unique (bureau, login_hash)
);
create index account_of_person on account (bureau, person);

create table session (
  bureau     text not null,
  token_hash text not null, -- SHA-256 of the cookie: a copy of the table opens no session
  account    text,
  person     text not null,
  principal  text,          -- whom they act for at the moment
  mandate    text,          -- by which mandate; none when they are the legal representative
  created_at timestamptz not null,
  until      timestamptz not null,
  primary key (bureau, token_hash)
);
create index session_until on session (until);
create index session_of_person on session (bureau, person);

create table mandate (
  bureau    text not null,
  id        text not null,
  principal text not null,
  agent     text not null,
  items     text[],         -- null: all items
  from_day  date not null,
  until_day date not null,  -- the last day on which it holds
  given_by  text not null,
  given_at  timestamptz not null,
  ended_on  date,
  ended_by  text,
  primary key (bureau, id),
  check (principal <> agent and from_day <= until_day)
);
create index mandate_of_agent on mandate (bureau, agent);
create index mandate_of_principal on mandate (bureau, principal);

create table staff_post (
  bureau    text not null,
  id        text not null,
  person    text not null,
  post      text not null,
  unit      text not null,
  site      text,
  items     text[],         -- null: all items of the unit
  from_day  date not null,
  until_day date,           -- the last day; null: open
  primary key (bureau, id)
);
create index staff_post_of_person on staff_post (bureau, person);
create index staff_post_by_post on staff_post (bureau, post, unit);

-- What a person is told inside the system: the inbox. Facts hold ids and days, no names.
create table notice (
  bureau  text not null,
  id      text not null,
  person  text not null,
  kind    text not null,
  facts   jsonb not null,
  at      timestamptz not null,
  read_at timestamptz,
  primary key (bureau, id)
);
create index notice_of_person on notice (bureau, person, id desc);
