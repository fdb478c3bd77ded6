-- Why: the trail is the truth. Every act appends events to the stream it concerns; each event carries the SM3 hash of
-- itself and of the one before it in its stream, so that no event can be altered, removed or put in between unseen.
-- The bureau leads every key: it is the unit by which the data will be spread over several databases.

create table trail_event (
  bureau      text        not null,
  stream_kind text        not null,
  stream_id   text        not null collate "C",
  version     integer     not null check (version > 0),
  position    bigint      not null generated always as identity,
  type        text        not null,
  instant     timestamptz not null,
  day         date        not null, -- the civil day of the recording in Asia/Shanghai; the legal day stands in the payload
  act         text        not null,
  actor       text        not null,
  post        text        not null,
  site        text,
  channel     text        not null,
  client_key  text,
  payload     jsonb       not null,
  prev_hash   text        not null check (prev_hash ~ '^[0-9a-f]{64}$'),
  hash        text        not null check (hash ~ '^[0-9a-f]{64}$'),
  primary key (bureau, stream_kind, stream_id, version)
);
create unique index trail_event_position on trail_event (position);
select append_only('trail_event');

comment on table trail_event is 'Ids, days, codes, counts and hashes only: no names, answers or free text.';
comment on column trail_event.position is 'Order of recording in the whole database; has gaps.';

-- Where each stream stands. An append moves it first and by that takes the stream: of two acts on one version exactly
-- one finds it where it expected. It also shows when the last events of a stream are missing.
create table trail_head (
  bureau      text    not null,
  stream_kind text    not null,
  stream_id   text    not null collate "C",
  version     integer not null,
  hash        text    not null,
  primary key (bureau, stream_kind, stream_id)
) with (fillfactor = 80);

create function trail_conflict() returns integer language plpgsql as $$
begin
  raise exception 'the stream has moved on' using errcode = 'OS002';
end $$;

-- A request that arrives twice (a double click, a retry after a lost answer) is answered twice and done once.
create table answered (
  bureau  text        not null,
  actor   text        not null,
  key     text        not null check (length(key) between 8 and 128),
  content text        not null, -- hash of what was asked
  answer  jsonb       not null,
  at      timestamptz not null,
  primary key (bureau, actor, key)
);

-- How far each follower of the trail has come.
create table follower (
  name       text        not null primary key,
  position   bigint      not null default 0,
  attempts   integer     not null default 0,
  error      text,
  retry_at   timestamptz,
  moved_at   timestamptz
);
