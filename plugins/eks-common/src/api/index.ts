export * from './changeConflict';
export * from './client';
export * from './endpoint';
export * from './endpoints';
export * from './query';
