/** The door of the room: other rooms and the browser use the engine, nothing else. */
export * from './engine/index.ts';
