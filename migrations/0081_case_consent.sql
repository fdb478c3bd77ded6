-- Why: some things happen in a case only because somebody agrees, and they may take it back: electronic delivery
-- (电子签名法11), the withdrawal of a joint application. Each word of theirs stays on record, and the last one counts:
-- whether a paper was served rightly is judged by what counted on its day.
create table case_consent (
  bureau    text        not null,
  position  bigint generated always as identity,
  case_id   text        not null,
  about     text        not null check (about in ('electronic-delivery', 'withdrawal')),
  person    text        not null, -- whose agreement it is
  agreed    boolean     not null,
  by_person text        not null, -- themselves, or who acts for them
  at        timestamptz not null,
  primary key (bureau, position)
);
create index case_consent_of_case on case_consent (bureau, case_id, about, position);
select append_only('case_consent');
