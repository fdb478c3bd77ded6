import { CHINA } from '../law/calendar.china.ts';
import { runDue } from './due.ts';

export const due = () => (): Promise<number> => runDue(process.stdin, process.stdout, CHINA);
