export { isIn, partsOf, Peerings } from './Peerings';
export type { PartialList } from './Peerings';
