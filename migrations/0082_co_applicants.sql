-- Why: several persons may apply together (共同申请人). Each says yes in their own account, to the application as it
-- then stood (`rev`), before it is handed in; afterwards the case names them as its parties.
create table co_applicant (
  bureau      text        not null,
  draft       text        not null,
  person      text        not null,
  named_by    text        not null,
  named_at    timestamptz not null,
  answer      text        check (answer in ('joined', 'declined')),
  rev         int,                  -- of the draft that was answered
  e_delivery  boolean     not null default false,
  answered_by text,                 -- themselves, or who acts for them
  answered_at timestamptz,
  primary key (bureau, draft, person)
);
create index co_applicant_of_person on co_applicant (bureau, person, named_at desc);

alter table case_view add column co_applicants text[] not null default '{}';
create index case_view_of_co_applicant on case_view using gin (co_applicants);
