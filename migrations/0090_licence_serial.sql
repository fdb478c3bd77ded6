-- Why: the serial in the identifier of a licence (GB/T 36904) was taken from the counter of its number. A kind whose
-- series was renamed within a year began again at one, and two licences could bear one identifier. The serial has a
-- counter of its own for each kind; it goes on behind the highest given so far.
insert into licence_counter as c (bureau, series, year, last)
  select bureau, 'serial ' || kind, left(serial, 4)::int, max(substr(serial, 5)::int)
    from (select bureau, kind, split_part(identifier, '.', 8) as serial from licence where identifier <> '') l
   group by bureau, kind, left(serial, 4)
  on conflict (bureau, series, year) do update set last = greatest(c.last, excluded.last);
