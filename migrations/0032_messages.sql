-- Why: applicant and officer must be able to ask each other something without a statutory paper. A message (留言) is
-- no act: it stands outside the trail, starts and stops no clock and replaces no correction notice (补正告知). Its words
-- are sealed with the applicant's key like all others of the case.

create table message (
  bureau text not null,
  id text not null,
  case_id text not null,
  side text not null check (side in ('applicant', 'officer')),
  author text not null,
  -- the post and unit an officer wrote from: what the applicant is shown instead of a person
  post text,
  unit text,
  holder text not null,
  sealed bytea not null,
  file text,
  at timestamptz not null,
  position bigint generated always as identity,
  primary key (bureau, id)
);
create index message_of_case on message (bureau, case_id, position);

-- How far each reader has read: the position of the last message they saw.
create table message_mark (
  bureau text not null,
  case_id text not null,
  person text not null,
  side text not null check (side in ('applicant', 'officer')),
  up_to bigint not null,
  at timestamptz not null,
  primary key (bureau, case_id, person)
);
