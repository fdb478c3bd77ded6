-- Why: the trail is the truth about a case; these tables are what screens read, written in the same transaction as
-- the events. Answers, reasons and opinions are sealed with the holder's key and referred to from the trail by hash,
-- so that erasing a key erases the person and leaves the trail verifiable.

create sequence case_number_seq;

create table case_view (
  bureau text not null,
  id text not null,
  number text not null,
  full_number text not null,
  code text not null,
  item text not null,
  item_version int not null,
  applicant text not null,
  agent text,
  mandate text,
  channel text not null,
  site text,
  unit text,
  state text not null check (state in ('received', 'correcting', 'under-review', 'decided', 'closed')),
  how text,
  outcome text,
  step text,
  step_post text,
  holder text,
  paused boolean not null default false,
  received_on date not null,
  accepted_on date,
  decided_on date,
  closed_on date,
  statutory_due date,
  promised_due date,
  -- the running clock that ends first, by which queues are sorted
  first_clock jsonb,
  first_due date,
  -- the first day on which a lapse would be recorded if nobody acts (lifecycle L1–L5)
  lapse_on date,
  corrected boolean not null default false,
  owed boolean not null default false,
  commitment boolean not null default false,
  deemed boolean not null default false,
  consulted text[] not null default '{}',
  -- papers of lapses wait for their service; electronic ones are served by the sweep
  unserved int not null default 0,
  e_delivery boolean not null,
  version int not null,
  updated_at timestamptz not null,
  primary key (bureau, id),
  unique (bureau, number),
  unique (bureau, full_number)
);
create index case_view_queue on case_view (bureau, state, first_due, id);
create index case_view_of_holder on case_view (bureau, holder, state, first_due, id);
create index case_view_of_applicant on case_view (bureau, applicant, received_on desc, id);
create index case_view_of_agent on case_view (bureau, agent, received_on desc, id);
create index case_view_lapse on case_view (bureau, lapse_on) where lapse_on is not null;
create index case_view_unserved on case_view (bureau, id) where unserved > 0 and e_delivery;
create index case_view_of_item on case_view (bureau, item, state, accepted_on);

-- The answers of each round: 0 as received, then one a resubmission (补正). Sealed for the applicant.
create table case_answers (
  bureau text not null,
  case_id text not null,
  round int not null,
  on_day date not null,
  holder text not null,
  sealed bytea not null,
  primary key (bureau, case_id, round)
);

-- Reasons, opinions, defects in words: the trail holds their hash only.
create table case_words (
  bureau text not null,
  case_id text not null,
  hash text not null,
  holder text not null,
  sealed bytea not null,
  primary key (bureau, case_id, hash)
);

-- Order of acceptance per item and quota (许可法57).
create table accept_counter (
  bureau text not null,
  item text not null,
  quota text not null,
  n int not null,
  primary key (bureau, item, quota)
);

-- Each unmasking of a personal value is logged with its purpose.
create table unmasking (
  bureau text not null,
  id bigint generated always as identity,
  case_id text not null,
  field text not null,
  purpose text not null,
  by_person text not null,
  at timestamptz not null,
  primary key (bureau, id)
);

-- Amendments of the working calendar after the bundled notices: new rows, never changes.
create table work_calendar (
  bureau text not null,
  version text not null,
  data jsonb not null,
  reason text not null,
  published_at timestamptz not null,
  published_by text not null,
  position bigint generated always as identity,
  primary key (bureau, version)
);

-- Warnings before a clock ends, each sent once (K5: two of them are owed before a file may be closed for no reply).
create table case_warning (
  bureau text not null,
  case_id text not null,
  clock text not null,
  warn_on date not null,
  sent_at timestamptz not null,
  primary key (bureau, case_id, clock, warn_on)
);
