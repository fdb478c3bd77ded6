-- Why: a promise outlives the decision that rested on it (容缺, 告知承诺). The trail is the truth; this table is what boards
-- read, and what tolerance and commitment ask before they are offered to somebody again (B8, B9).

create table obligation (
  bureau      text        not null,
  id          text        not null,
  case_id     text        not null,
  source      int         not null, -- version of the event of the case that gave rise to it
  kind        text        not null check (kind in ('owed-material', 'commitment', 'post-permit')),
  item        text        not null,
  debtor      text        not null,
  what        text[]      not null,
  due         date        not null, -- of the promise, or of the order to put it right
  state       text        not null check (state in
                ('open', 'overdue', 'given', 'checked', 'rectifying', 'broken', 'kept', 'repaired', 'waived')),
  consequence text        not null check (consequence in ('terminate', 'revoke', 'none')),
  version     int         not null,
  updated_at  timestamptz not null,
  primary key (bureau, id),
  unique (bureau, case_id, source, kind)
);
create index obligation_of_debtor on obligation (bureau, debtor, state);
create index obligation_due on obligation (bureau, due, id) where state not in ('kept', 'repaired', 'waived', 'broken');

create table obligation_words (
  bureau     text  not null,
  obligation text  not null,
  hash       text  not null,
  holder     text  not null,
  sealed     bytea not null,
  primary key (bureau, obligation, hash)
);
