export * from './calendar';
export * from './phase';
