-- Why: who runs past a promised or statutory day must explain it in public (优化条例 art. 36). The explanation is an act of
-- the bureau and no event of the case: it moves no clock and gives no new term. It is a stream of its own in the trail
-- (kind `explanation`, id of the case) with the hash of the words; the words stand here, in the clear, because they are
-- written for everybody, and can be neither changed nor taken away.
create table late_explanation (
  bureau    text        not null,
  id        text        not null,
  case_id   text        not null,
  number    text        not null, -- of the case, as the public knows it
  item      text        not null,
  clock     text        not null check (clock in ('K2', 'K3')),
  due       date        not null, -- the day that was missed
  cause     text        not null,
  words     text        not null,
  words_en  text,
  expected  date,                 -- by when it will be decided; none once it is
  by_person text        not null,
  by_post   text        not null,
  on_day    date        not null,
  at        timestamptz not null,
  primary key (bureau, id)
);
create index late_explanation_of_case on late_explanation (bureau, case_id, at);
create index late_explanation_by_time on late_explanation (bureau, at desc);
select append_only('late_explanation');
