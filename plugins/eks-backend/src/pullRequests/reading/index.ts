export { decodeText } from './decodeText';
export { FileReader } from './FileReader';
export type { FileCache } from './FileReader';
export { ImmutableCache } from './ImmutableCache';
