-- Why: the promise table and the boards count decisions, pauses and corrections of a period. They read the trail itself,
-- not a copy that could differ from it; this index holds only the few kinds of event they ask for, so that an append
-- of any other event pays nothing for it.
create index trail_event_counted on trail_event (bureau, type, day, position)
  where stream_kind = 'case'
    and type in ('Received', 'CorrectionAsked', 'Accepted', 'Paused', 'PauseProlonged', 'Extended', 'Decided', 'Delivered');
