import { useEffect, useState } from 'react';

/** The value once it has stood still for `ms`: what is typed is asked for when the typing pauses. */
export const useSettled = <T>(value: T, ms: number): T => {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
};
