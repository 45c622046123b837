export { readNodes } from './readNodes';
export type { NodesReading } from './readNodes';
