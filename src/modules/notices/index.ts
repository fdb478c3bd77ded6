/** The door of the room: what people are told, in the inbox and by mail. */

export type { NoticeFacts } from './facts.ts';
export { noticeFollower } from './handle.follow.ts';
export { type PostOffice, postOffice } from './jobs.ts';
export { markAllRead as readAllNotices } from './queries.ts';
export { registerNotices } from './routes.ts';
