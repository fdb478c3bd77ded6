-- Why: a demo town can be entered by a click. The list of those one may be belongs to the town's data; the door itself
-- is open only where the bureau's row says demo.

create table demo_persona (
  bureau    text    not null,
  person    text    not null,
  rank      integer not null,
  about     jsonb   not null, -- {zh, en}: who this is and what to try as them
  principal text,             -- whom they act for when they enter
  primary key (bureau, person),
  unique (bureau, rank)
);
