export { previewDrain } from './previewDrain';
