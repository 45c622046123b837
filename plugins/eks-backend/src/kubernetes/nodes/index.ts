export { readAllPages } from './readAllPages';
export { readNodes } from './readNodes';
export type { NodesReading } from './readNodes';
