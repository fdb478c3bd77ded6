-- Why: one seal stands for the bureau, so who may set it, on what, and by whose approval is itself on record (国发〔1999〕25号
-- 第二十五条; 国务院令716号第九条). The trail is the truth about a seal; these tables are what the press and the screens
-- read. Every use is a row that nobody can change.

create table seal (
  bureau     text        not null,
  id         text        not null,
  organ      text        not null, -- whose seal it is: the organ that answers for what is sealed
  organ_code text,
  name       text        not null,
  kind       text        not null check (kind in ('unit', 'special')),
  number     text        not null, -- 防伪编码
  how        text        not null check (how in ('own', 'devolved', 'entrusted')),
  items      text[], -- null: every item for which no other seal is registered
  state      text        not null check (state in ('in-force', 'suspended', 'replaced', 'destroyed')),
  since      date        not null,
  from_day   date        not null,
  until_day  date        not null,
  key_ref    text        not null,
  gm_key_ref text,
  gm_seal    bytea, -- SESeal of GB/T 38540
  picture    text        not null, -- SVG
  test       boolean     not null,
  version    int         not null,
  updated_at timestamptz not null,
  primary key (bureau, id),
  unique (bureau, number)
);

-- A paper that waits for the leader to approve that the seal is set on it.
create table seal_request (
  bureau     text        not null,
  id         text        not null,
  seal       text, -- null: there is none yet
  kind       text        not null,
  document   text        not null,
  title      text        not null,
  number     text        not null,
  item       text        not null,
  why        text        not null, -- code of the refusal it waits under
  asked_at   timestamptz not null,
  state      text        not null check (state in ('waiting', 'approved', 'refused', 'done')),
  decided_by text,
  decided_at timestamptz,
  reason     bytea, -- of a refusal, sealed under the seal's id
  primary key (bureau, id),
  unique (bureau, kind, document)
);
create index seal_request_waiting on seal_request (bureau, asked_at, id) where state = 'waiting';

-- The log of uses.
create table seal_use (
  bureau   text        not null,
  id       text        not null,
  seal     text        not null,
  kind     text        not null,
  document text        not null,
  title    text        not null,
  number   text        not null,
  item     text        not null,
  hash     text        not null, -- SM3 of the sealed file
  approval text        not null, -- standing approval, or request
  approver text        not null,
  operator text        not null,
  used_at  timestamptz not null,
  test     boolean     not null,
  primary key (bureau, id),
  unique (bureau, kind, document)
);
create index seal_use_newest on seal_use (bureau, used_at desc, id desc);
select append_only('seal_use');

-- The press: what waits for an approval, and when to try again what failed for a reason that passes.
alter table licence_edition add column awaits text;
alter table licence_edition add column retry_at timestamptz;
alter table filed_paper add column awaits text;
alter table filed_paper add column retry_at timestamptz;
