-- Why: a database's operator could rewrite history and its hash chains with it. A Merkle tree over all events, whose
-- signed roots anybody may keep, makes that seen. Tiles hold 256 hashes; the last one of a level grows. Checkpoints
-- are never changed.

create table proof_tile (
  bureau    text   not null,
  level     int    not null,
  n         bigint not null,
  hashes    bytea  not null check (length(hashes) % 32 = 0 and length(hashes) between 32 and 8192),
  -- of the tile's leaves, on level 0 only: places in the trail, ascending
  positions bigint[],
  primary key (bureau, level, n)
);
create index proof_tile_first on proof_tile (bureau, (positions[1])) where level = 0;

create table proof_checkpoint (
  bureau   text        not null,
  size     bigint      not null check (size > 0),
  position bigint      not null,
  at       timestamptz not null,
  note     text        not null, -- the signed text as it is published
  primary key (bureau, size)
);
select append_only('proof_checkpoint');
