-- Why: a holder lets somebody see a licence: for whom, for what, until when, taken back at any time, each use counted.
-- The link opens it without sign-in, so only its hash is found here; whom, purpose and the link itself, which the holder
-- may want to send again, are sealed with the holder's key.

create table licence_share (
  bureau       text        not null,
  id           text        not null,
  licence      text        not null,
  holder       text        not null,
  made_by      text        not null,
  token_hash   text        not null,
  sealed       bytea       not null, -- {whom, purpose, token}
  until_day    date        not null, -- the last day on which it opens
  made_at      timestamptz not null,
  ended_at     timestamptz,
  uses         int         not null default 0,
  last_used_at timestamptz,
  primary key (bureau, id),
  unique (bureau, token_hash)
);
create index licence_share_of_licence on licence_share (bureau, licence, id desc);
