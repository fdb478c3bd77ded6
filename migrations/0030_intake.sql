-- Why: nothing typed may be lost. A draft (草稿) is personal data without legal effect: no events until submission,
-- so it is a plain row, its answers sealed with the key of the person it is about. Files stand on their own because
-- a draft hands them over to the case at submission without copying.

create table draft (
  bureau text not null,
  id text not null,
  item text not null,
  item_version int not null,
  applicant text not null,
  made_by text not null,
  mandate text,
  assisted boolean not null default false,
  channel text not null default 'web',
  site text,
  state text not null default 'open' check (state in ('open', 'submitted', 'dropped')),
  situation jsonb not null default '{}',
  origin jsonb,
  promises jsonb not null default '[]',
  e_delivery boolean not null default true,
  -- field key → {rev, device}: who saved a field last, for the read-only rule between devices
  field_revs jsonb not null default '{}',
  rev int not null default 1,
  sealed bytea,
  created_at timestamptz not null,
  saved_at timestamptz not null,
  case_id text,
  primary key (bureau, id)
);
create index draft_of_maker on draft (bureau, made_by, state, saved_at desc);
create index draft_of_applicant on draft (bureau, applicant, state, saved_at desc);

create table stored_file (
  bureau text not null,
  id text not null,
  holder text not null,
  owner_kind text not null check (owner_kind in ('draft', 'case')),
  owner text not null,
  material text not null,
  round int not null default 0,
  sealed_name bytea not null,
  type text not null,
  size int not null,
  pages int,
  hash text not null,
  place text not null,
  added_at timestamptz not null,
  added_by text not null,
  removed_at timestamptz,
  primary key (bureau, id)
);
create index stored_file_of_owner on stored_file (bureau, owner_kind, owner, material);

-- One-time codes with which a person goes on filling on another device; only the hash is kept.
create table resume_code (
  bureau text not null,
  code_hash text not null,
  draft text not null,
  account_person text not null,
  until timestamptz not null,
  used_at timestamptz,
  primary key (bureau, code_hash)
);
