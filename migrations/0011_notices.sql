-- Why: who is told something in the inbox may want to know of it by mail, at once or gathered in the evening. A notice
-- holds ids and days; a mail is composed when it is sent, so the queue holds nothing personal. Each notice is sorted
-- once: counted in the inbox, queued, gathered or left.

alter table notice add column sorted_at timestamptz;
alter table notice add column mail text; -- the mail that tells of it
update notice set sorted_at = at;        -- what was there before anybody could choose is not sent afterwards
create index notice_to_sort on notice (bureau, id) where sorted_at is null;
create index notice_of_mail on notice (bureau, mail) where mail is not null;

create table mail_address (
  bureau     text        not null,
  person     text        not null,
  sealed     bytea       not null, -- the address, with the person's key
  language   text        not null check (language in ('zh', 'en')),
  state      text        not null check (state in ('asked', 'proven', 'failing')),
  code_hash  text,                 -- of the code sent to prove the address
  code_until timestamptz,
  code_tries int         not null default 0,
  since      timestamptz not null,
  failure    text,                 -- what the receiving server last said, when it refused for good
  primary key (bureau, person)
);

create table notice_wish (
  bureau text   not null,
  person text   not null,
  mail   text   not null check (mail in ('now', 'daily', 'law')),
  off    text[] not null, -- `licence/mail`, `message/app`: group and channel not wanted
  primary key (bureau, person)
);

create table mail_queue (
  bureau        text        not null,
  id            text        not null,
  person        text        not null,
  kind          text        not null check (kind in ('notice', 'digest', 'code')),
  sealed        bytea,               -- of a code only; forgotten when it is sent
  state         text        not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'dropped')),
  next_at       timestamptz not null, -- not before
  claimed_until timestamptz,          -- somebody is sending it; after this they are taken to have died
  attempts      int         not null default 0,
  error         text,
  made_at       timestamptz not null,
  sent_at       timestamptz,
  primary key (bureau, id)
);
create index mail_queue_next on mail_queue (bureau, next_at, id) where state = 'waiting';
create unique index mail_queue_digest on mail_queue (bureau, person) where kind = 'digest' and state = 'waiting' and attempts = 0;

-- What happened before this follower was there is not told now.
insert into follower (bureau, name, position)
select bureau, 'notices ' || bureau, max(position) from trail_event group by bureau;
